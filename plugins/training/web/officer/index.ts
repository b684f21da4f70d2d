// SPDX-License-Identifier: MIT
// What training brings to the officers' application: nothing but the table.
import { STAFF } from 'officer/data/session.ts';
import type { OfficerModule } from 'officer/shell/registry.ts';
import { SCORING, SEEING } from './ladder.ts';

const training: OfficerModule = {
  id: 'training',
  api: 1,
  routes: [
    { path: 'tap-huan-vien', role: SEEING, page: () => import('./Trainers.tsx') },
    { path: 'tap-huan-vien/moi', role: STAFF, page: () => import('./CandidacyNew.tsx') },
    { path: 'tap-huan-vien/:id', role: SEEING, page: () => import('./Candidacy.tsx') },
    { path: 'tap-huan-vien/:id/cham/:buoi', role: SCORING, page: () => import('./Rubric.tsx') },
  ],
  nav: [
    {
      path: 'tap-huan-vien',
      words: ['Tập huấn viên', 'Trainers'],
      group: 'people',
      role: SEEING,
      about: [
        'Bậc T1 đến T4: hồ sơ, giảng thử, công nhận',
        'Levels T1 to T4: candidacies, teach-backs, certification',
      ],
    },
  ],
};

export default training;
