// SPDX-License-Identifier: MIT
// Pages that exist without any plugin, in the same shape as a plugin's module.
import { AREA, STAFF, TOP, WATCHING } from './data/session.ts';
import type { OfficerModule } from './shell/registry.ts';

export const core: OfficerModule = {
  id: 'core',
  api: 1,
  routes: [
    { path: '', page: () => import('./pages/Today.tsx') },
    { path: 'tat-ca', page: () => import('./pages/Everything.tsx') },
    { path: 'toi', page: () => import('./pages/Account.tsx') },
    { path: 'don-vi', page: () => import('./pages/Units.tsx') },
    { path: 'quy-tac', role: WATCHING, page: () => import('./rules/List.tsx') },
    { path: 'quy-tac/:id', role: WATCHING, page: () => import('./rules/Version.tsx') },
    { path: 'quy-tac/:id/tham-so', role: AREA, page: () => import('./rules/Params.tsx') },
    { path: 'quy-tac/:id/soan', role: AREA, page: () => import('./rules/Edit.tsx') },
    { path: 'nhat-ky', page: () => import('./pages/Journal.tsx') },
    { path: 'hop-thu', role: STAFF, page: () => import('./pages/Outbox.tsx') },
    { path: 'viec-nen', page: () => import('./pages/Jobs.tsx') },
    { path: 'viec-nen/:id', page: () => import('./pages/Job.tsx') },
    { path: 'thiet-lap', role: TOP, page: () => import('./pages/Settings.tsx') },
    { path: 'khoa-api', page: () => import('./pages/Keys.tsx') },
    { path: 'nhap/:entity', page: () => import('./pages/Import.tsx') },
    { path: 'du-lieu', page: () => import('./pages/Data.tsx') },
    { path: 'du-lieu/:entity', page: () => import('./pages/Records.tsx') },
    { path: 'du-lieu/:entity/moi', page: () => import('./pages/NewRecord.tsx') },
    { path: 'du-lieu/:entity/:id', page: () => import('./pages/Record.tsx') },
  ],
  nav: [
    {
      path: 'don-vi',
      words: ['Đơn vị', 'Units'],
      group: 'admin',
      about: ['Cây đơn vị, cụm, cơ quan', 'The tree of bodies, areas, agencies'],
    },
    {
      path: 'du-lieu/grant',
      words: ['Phân quyền', 'Roles'],
      group: 'admin',
      role: [...AREA, 'operator'],
      about: ['Ai giữ vai trò nào, ở đâu, đến bao giờ', 'Who holds which role, where, until when'],
    },
    { path: 'du-lieu/account', words: ['Tài khoản', 'Accounts'], group: 'admin', role: TOP },
    { path: 'du-lieu/place', words: ['Địa danh', 'Places'], group: 'admin', role: TOP },
    {
      path: 'quy-tac',
      words: ['Quy tắc', 'Rules'],
      group: 'data',
      role: WATCHING,
      about: ['Quy tắc tính điểm, giờ: xem, sửa, duyệt', 'Rules for points and hours: see, change, approve'],
    },
    {
      path: 'nhat-ky',
      words: ['Nhật ký', 'Journal'],
      group: 'data',
      role: [...WATCHING, 'operator'],
      about: ['Ai đã làm gì, lúc nào; hoàn tác', 'Who did what, when; undo'],
    },
    { path: 'hop-thu', words: ['Hộp thư gửi đi', 'Outbox'], group: 'data', role: STAFF },
    {
      path: 'viec-nen',
      words: ['Việc chạy nền', 'Jobs'],
      group: 'data',
      role: [...WATCHING, 'operator'],
      about: ['Nhập, xuất, xếp việc: tiến độ và kết quả', 'Imports, exports, matching: progress and result'],
    },
    {
      path: 'du-lieu',
      words: ['Mọi danh sách', 'All lists'],
      group: 'data',
      about: ['Xem, lọc, xuất từng loại hồ sơ', 'See, filter and export every kind of record'],
    },
    {
      path: 'thiet-lap',
      words: ['Thiết lập', 'Settings'],
      group: 'admin',
      role: TOP,
      about: ['Giờ nhắc, hạn giữ chỗ, cổng gửi tin', 'Reminders, deadlines, gateways'],
    },
    {
      path: 'khoa-api',
      words: ['Khóa API', 'API keys'],
      group: 'admin',
      role: [...STAFF, 'operator'],
      about: ['Khóa cho hệ thống khác; thu hồi', 'Keys for other systems; revoke them'],
    },
  ],
};
