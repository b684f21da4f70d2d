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
    { path: 'ke-hoach/nop-bao-cao', role: WATCHING, page: () => import('./Filings.tsx') },
    { path: 'ke-hoach/nop-bao-cao/ky', role: WATCHING, page: () => import('./FilingPeriod.tsx') },
    { path: 'ke-hoach/nop-bao-cao/:id', role: WATCHING, page: () => import('./Filing.tsx') },
    { path: 'ke-hoach/bao-cao', role: WATCHING, page: () => import('./Reports.tsx') },
    { path: 'ke-hoach/bao-cao/moi', role: STAFF, page: () => import('./ReportNew.tsx') },
    { path: 'ke-hoach/bao-cao/:id', role: WATCHING, page: () => import('./Report.tsx') },
    { path: 'ke-hoach/don-vi', role: WATCHING, page: () => import('./UnitPlans.tsx') },
    { path: 'ke-hoach/don-vi/:id', role: WATCHING, page: () => import('./UnitPlan.tsx') },
    { path: 'ke-hoach/don-vi/:id/:what', role: STAFF, page: () => import('./UnitPlanForm.tsx') },
    { path: 'ke-hoach/dieu-chinh', role: WATCHING, page: () => import('./Adjustments.tsx') },
    { path: 'ke-hoach/dieu-chinh/moi', role: STAFF, page: () => import('./AdjustmentForm.tsx') },
    { path: 'ke-hoach/dieu-chinh/:id', role: WATCHING, page: () => import('./Adjustment.tsx') },
    { path: 'ke-hoach/dieu-chinh/:id/:what', role: STAFF, page: () => import('./AdjustmentForm.tsx') },
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
    {
      path: 'ke-hoach/don-vi',
      words: ['Kế hoạch năm', 'Yearly plan'],
      group: 'work',
      role: WATCHING,
      about: [
        'Hoạt động từng quý, kê khai, việc phải làm tiếp, kế hoạch cấp dưới, điều chỉnh',
        'Activities by quarter, what to declare and do next, plans below, adjustments',
      ],
    },
    {
      path: 'ke-hoach/nop-bao-cao',
      words: ['Nộp báo cáo', 'Handing in reports'],
      group: 'work',
      role: WATCHING,
      about: [
        'Báo cáo phải nộp và hạn, báo cáo chờ nhận, đơn vị nào đã nộp',
        'What is due and when, what to receive, who has handed in',
      ],
    },
  ],
  slots: {
    today: async () => {
      if (holds(STAFF)) return import('./TodayNext.tsx');
      return holds(MONITOR) ? import('./TodayPart.tsx') : { default: () => null };
    },
  },
};

export default plan;
