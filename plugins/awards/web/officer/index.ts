// SPDX-License-Identifier: MIT
// What awards bring to the officers' application: nothing but the table.
import { holds, type Role, STAFF, WATCHING } from 'officer/data/session.ts';
import type { OfficerModule } from 'officer/shell/registry.ts';
import { SITTING } from './council.ts';

const MEMBER: readonly Role[] = ['council'];
const COUNCIL: readonly Role[] = [...WATCHING, ...MEMBER];

const awards: OfficerModule = {
  id: 'awards',
  api: 1,
  routes: [
    { path: 'khen-thuong', role: WATCHING, page: () => import('./Awards.tsx') },
    { path: 'khen-thuong/moi', role: STAFF, page: () => import('./RoundNew.tsx') },
    { path: 'khen-thuong/dot/:id', role: WATCHING, page: () => import('./Round.tsx') },
    { path: 'khen-thuong/so', role: WATCHING, page: () => import('./Honours.tsx') },
    { path: 'khen-thuong/so/:id', role: WATCHING, page: () => import('./Honour.tsx') },
    { path: 'khen-thuong/dot/:id/cong-chung', role: WATCHING, page: () => import('./Voice.tsx') },
    { path: 'khen-thuong/dot/:id/de-cu', role: STAFF, page: () => import('./NominationNew.tsx') },
    { path: 'khen-thuong/dot/:id/bo-phieu', role: COUNCIL, page: () => import('./Ballots.tsx') },
    { path: 'khen-thuong/hom-phieu/:id', role: COUNCIL, page: () => import('./Ballot.tsx') },
    { path: 'khen-thuong/ho-so/:id', role: WATCHING, page: () => import('./Dossier.tsx') },
    { path: 'khen-thuong/hoi-dong', role: SITTING, page: () => import('./Councils.tsx') },
    { path: 'khen-thuong/hoi-dong/:id', role: SITTING, page: () => import('./Council.tsx') },
    { path: 'khen-thuong/phieu-cham/:id', role: SITTING, page: () => import('./Review.tsx') },
  ],
  nav: [
    {
      path: 'khen-thuong',
      words: ['Khen thưởng', 'Awards'],
      group: 'work',
      role: WATCHING,
      about: [
        'Đợt xét, đề cử, xác nhận hồ sơ từng cấp, thẩm định',
        'Rounds, nominations, confirmation level by level, checks',
      ],
    },
    {
      path: 'khen-thuong/hoi-dong',
      words: ['Hội đồng', 'Councils'],
      group: 'work',
      role: SITTING,
      about: [
        'Chấm hồ sơ được phân công, xem điểm, phân công người chấm',
        'Score what you were given, see the points, share dossiers out',
      ],
    },
  ],
  // Staff have a first page full of their own, and a budget for what it costs.
  slots: {
    today: async () =>
      holds(MEMBER) && !holds(STAFF) ? await import('./TodayPart.tsx') : { default: () => null },
  },
};

export default awards;
