// SPDX-License-Identifier: MIT
// What the plan brings to the officers' application: nothing but the table.
import { holds, type Role, STAFF, WATCHING } from 'officer/data/session.ts';
import type { OfficerModule } from 'officer/shell/registry.ts';

const MONITOR: readonly Role[] = ['monitor'];

const plan: OfficerModule = {
  id: 'plan',
  api: 1,
  routes: [
    { path: 'ke-hoach', role: WATCHING, page: () => import('./Plan.tsx') },
    { path: 'ke-hoach/ban-ghi', role: WATCHING, page: () => import('./PlanRecords.tsx') },
    { path: 'ke-hoach/bao-cao', role: WATCHING, page: () => import('./Reports.tsx') },
    { path: 'ke-hoach/bao-cao/moi', role: STAFF, page: () => import('./ReportNew.tsx') },
    { path: 'ke-hoach/bao-cao/:id', role: WATCHING, page: () => import('./Report.tsx') },
  ],
  nav: [
    {
      path: 'ke-hoach',
      words: ['Kế hoạch', 'The plan'],
      group: 'work',
      role: WATCHING,
      about: [
        'Bốn chỉ tiêu theo đơn vị, xu hướng, dự báo, bản ghi đứng sau',
        'The four targets by unit, their trend, forecast and records',
      ],
    },
  ],
  // Staff have a first page full of their own.
  slots: {
    today: async () =>
      holds(MONITOR) && !holds(STAFF) ? await import('./TodayPart.tsx') : { default: () => null },
  },
};

export default plan;
