// SPDX-License-Identifier: MIT
// What the budget brings to the officers' application: nothing but the table.
import { STAFF, WATCHING } from 'officer/data/session.ts';
import type { OfficerModule } from 'officer/shell/registry.ts';

const READING = [...WATCHING, 'partner'] as const;
const KEEPING = [...STAFF, 'partner'] as const;

const budget: OfficerModule = {
  id: 'budget',
  api: 1,
  routes: [
    { path: 'ngan-sach', role: READING, page: () => import('./Budget.tsx') },
    { path: 'ngan-sach/:what', role: KEEPING, page: () => import('./BudgetForm.tsx') },
  ],
  nav: [
    {
      path: 'ngan-sach',
      words: ['Kinh phí', 'Budget'],
      group: 'work',
      role: READING,
      about: [
        'Dự toán năm từ cơ sở lên, nguồn, đã chi, còn lại',
        'Yearly estimates from below, sources, what is spent and left',
      ],
    },
  ],
};

export default budget;
