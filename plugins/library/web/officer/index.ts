// SPDX-License-Identifier: MIT
// What the library brings to the officers' application: nothing but the table.
import { STAFF, WATCHING } from 'officer/data/session.ts';
import type { OfficerModule } from 'officer/shell/registry.ts';

const READING = [...WATCHING, 'trainer', 'partner'];

const library: OfficerModule = {
  id: 'library',
  api: 1,
  routes: [
    { path: 'thu-vien', role: READING, page: () => import('./Library.tsx') },
    { path: 'thu-vien/moi', role: STAFF, page: () => import('./ItemNew.tsx') },
    { path: 'thu-vien/:id', role: READING, page: () => import('./Item.tsx') },
    { path: 'thu-vien/:id/chuong/:chapter', role: STAFF, page: () => import('./Chapter.tsx') },
    { path: 'nhan-rong', role: READING, page: () => import('./Copies.tsx') },
    { path: 'nhan-rong/moi', role: STAFF, page: () => import('./CopyForm.tsx') },
    { path: 'nhan-rong/:id', role: READING, page: () => import('./Copy.tsx') },
    { path: 'sang-kien', role: STAFF, page: () => import('./Ideas.tsx') },
    { path: 'sang-kien/ket-qua', role: READING, page: () => import('./Results.tsx') },
    { path: 'sang-kien/:id/ap-dung', role: STAFF, page: () => import('./Use.tsx') },
    { path: 'sang-kien/:id', role: STAFF, page: () => import('./Idea.tsx') },
    { path: 'doi-thoai', role: STAFF, page: () => import('./Forums.tsx') },
    { path: 'doi-thoai/moi', role: STAFF, page: () => import('./ForumForm.tsx') },
    { path: 'doi-thoai/:id/sua', role: STAFF, page: () => import('./ForumForm.tsx') },
    { path: 'doi-thoai/:id', role: STAFF, page: () => import('./Forum.tsx') },
  ],
  nav: [
    {
      path: 'thu-vien',
      words: ['Thư viện', 'Library'],
      group: 'work',
      role: READING,
      covers: ['nhan-rong'],
      about: ['Luật, cẩm nang, mô hình hay, nơi nhân rộng', 'Law, handbooks, models and who copied them'],
    },
    {
      path: 'sang-kien',
      words: ['Ý tưởng, sáng kiến', 'Ideas'],
      group: 'work',
      role: STAFF,
      about: ['Duyệt, chấp nhận, ghi nơi áp dụng', 'Moderate, adopt, record their use'],
    },
    {
      path: 'doi-thoai',
      words: ['Diễn đàn, đối thoại', 'Forums'],
      group: 'work',
      role: STAFF,
      about: ['Chương trình, câu hỏi, trả lời', 'Agenda, questions and answers'],
    },
  ],
};

export default library;
