// SPDX-License-Identifier: MIT
// What training brings to the officers' application: nothing but the table.
import type { OfficerModule } from 'officer/shell/registry.ts';

const training: OfficerModule = {
  id: 'training',
  api: 1,
  routes: [],
  nav: [],
};

export default training;
