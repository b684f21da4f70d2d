// SPDX-License-Identifier: MIT
// What the bank brings to the officers' application: nothing but the table.
import { AREA, holds, LEADING, STAFF, WATCHING } from 'officer/data/session.ts';
import type { OfficerModule } from 'officer/shell/registry.ts';
import './bank.css';

const REGISTER = [...WATCHING, 'front'];
const SEEING = [...LEADING, 'monitor', 'partner'];
const PARTNER = ['partner'];
const BESIDE = [...WATCHING, 'partner'];

const bank: OfficerModule = {
  id: 'bank',
  api: 1,
  routes: [
    { path: 'chien-dich', role: SEEING, page: () => import('./Campaigns.tsx') },
    { path: 'chien-dich/moi', role: STAFF, page: () => import('./NewCampaign.tsx') },
    { path: 'chien-dich/:id', role: SEEING, page: () => import('./Campaign.tsx') },
    { path: 'chien-dich/:id/viec-moi', role: STAFF, page: () => import('./NewOpening.tsx') },
    { path: 'viec/:id', role: SEEING, page: () => import('./Opening.tsx') },
    { path: 'viec/:id/huy-dong', role: STAFF, page: () => import('./MatchSurge.tsx') },
    { path: 'diem-danh', role: SEEING, page: () => import('./Attendance.tsx') },
    { path: 'ca/:id', role: SEEING, page: () => import('./Roster.tsx') },
    { path: 'ca/:id/ap-phich', role: LEADING, page: () => import('./Poster.tsx') },
    { path: 'ghep', role: STAFF, page: () => import('./MatchRuns.tsx') },
    { path: 'ghep/moi', role: STAFF, page: () => import('./MatchNew.tsx') },
    { path: 'ghep/:id', role: STAFF, page: () => import('./MatchRun.tsx') },
    { path: 'ghep/:id/thay', role: STAFF, page: () => import('./MatchReplace.tsx') },
    { path: 'ghep/:id/so/:other', role: STAFF, page: () => import('./MatchCompare.tsx') },
    { path: 'danh-gia', role: STAFF, page: () => import('./Evaluations.tsx') },
    { path: 'danh-gia/moi', role: AREA, page: () => import('./EvaluationNew.tsx') },
    { path: 'danh-gia/:id', role: STAFF, page: () => import('./Evaluation.tsx') },
    { path: 'doi-nhom', role: REGISTER, page: () => import('./Teams.tsx') },
    { path: 'doi-nhom/:id', role: REGISTER, page: () => import('./Team.tsx') },
    { path: 'phoi-hop', role: BESIDE, page: () => import('./PartnerBoard.tsx') },
    {
      path: 'phoi-hop/chuong-trinh/:id',
      role: ['partner'],
      page: () => import('./PartnerForms.tsx').then((m) => ({ default: m.ProposalForm })),
    },
    {
      path: 'phoi-hop/chuong-trinh/:id/de-nghi',
      role: ['partner'],
      page: () => import('./PartnerForms.tsx').then((m) => ({ default: m.AskForm })),
    },
    {
      path: 'phoi-hop/kiem-tra/:id',
      role: ['partner', 'monitor'],
      page: () => import('./PartnerForms.tsx').then((m) => ({ default: m.InspectionForm })),
    },
    { path: 'phoi-hop/:id', role: BESIDE, page: () => import('./PartnerPart.tsx') },
    { path: 'nguoi', role: STAFF, page: () => import('./People.tsx') },
    { path: 'nguoi/ghi-giay', role: STAFF, page: () => import('./Paper.tsx') },
    { path: 'nguoi/trung', role: STAFF, page: () => import('./Duplicates.tsx') },
    { path: 'nguoi/:id', role: STAFF, page: () => import('./Person.tsx') },
  ],
  nav: [
    {
      path: 'chien-dich',
      words: ['Chiến dịch', 'Campaigns'],
      group: 'work',
      role: SEEING,
      main: 1,
      covers: ['viec'],
      icon: 'M5 21V4h12l-2.5 4L17 12H5',
      about: ['Lập chiến dịch, việc cần người, ca; công bố', 'Make campaigns, openings and shifts; publish'],
    },
    {
      path: 'phoi-hop',
      words: ['Phối hợp', 'Departments'],
      group: 'work',
      role: ['partner'],
      main: 1,
      icon: 'M3 12l5-5 4 3 4-3 5 5-5 6-4-3-4 3z',
      about: [
        'Sở, ngành cùng tổ chức, đề xuất chương trình, kiểm tra, giám sát',
        'Departments that co-host, propose programmes, inspect',
      ],
    },
    {
      path: 'phoi-hop',
      words: ['Phối hợp', 'Departments'],
      group: 'work',
      role: WATCHING,
      about: [
        'Sở, ngành cùng tổ chức, đề xuất chương trình, kiểm tra, giám sát',
        'Departments that co-host, propose programmes, inspect',
      ],
    },
    {
      path: 'du-lieu/department_duty',
      words: ['Nhiệm vụ của sở, ngành', "Departments' duties"],
      group: 'data',
      role: ['province_admin'],
    },
    {
      path: 'diem-danh',
      words: ['Điểm danh', 'Attendance'],
      group: 'work',
      role: SEEING,
      main: 2,
      covers: ['ca'],
      icon: 'M4 4h16v16H4zM8 12l3 3 5-6',
      about: ['Danh sách từng ca, áp phích mã QR', 'Who comes to each shift, QR posters'],
    },
    {
      path: 'ghep',
      words: ['Ghép người', 'Matching'],
      group: 'work',
      role: STAFF,
      main: 2,
      about: ['Xếp mọi người vào mọi ca cùng lúc', 'Place everybody in all shifts at once'],
    },
    {
      path: 'danh-gia',
      words: ['Đánh giá năm', "A year's evaluation"],
      group: 'people',
      role: STAFF,
      about: ['Xếp loại tình nguyện viên của một năm, phúc tra', 'Rate the volunteers of a year, appeals'],
    },
    {
      path: 'nguoi',
      words: ['Người', 'People'],
      group: 'people',
      role: STAFF,
      main: 3,
      about: ['Tìm tình nguyện viên, xem hồ sơ', 'Find volunteers, see their records'],
    },
    {
      path: 'nguoi/ghi-giay',
      words: ['Ghi tên từ giấy', 'Register from paper'],
      group: 'people',
      role: STAFF,
    },
    { path: 'nguoi/trung', words: ['Hồ sơ trùng', 'Duplicates'], group: 'people', role: STAFF },
    { path: 'nhap/volunteer', words: ['Nhập danh sách', 'Import a list'], group: 'people', role: STAFF },
    {
      path: 'doi-nhom',
      words: ['Đội, nhóm', 'Teams'],
      group: 'people',
      role: REGISTER,
      main: 4,
      icon: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 20c0-4 2-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M17 14c3 0 5 2 5 6',
      about: [
        'Sổ đội: căn cứ, rà soát của Mặt trận, báo cáo',
        'Register of teams: decision, review, reports',
      ],
    },
    {
      path: 'du-lieu/cadre',
      words: ['Cán bộ chuyên trách', 'Full-time cadres'],
      group: 'people',
      role: STAFF,
      about: ['Sổ cán bộ phụ trách công tác tình nguyện', 'Register of cadres in charge of volunteering'],
    },
    {
      path: 'du-lieu/evaluate_work',
      words: ['Việc ghi nhận khác', 'Other recognised work'],
      group: 'people',
      role: STAFF,
    },
    { path: 'du-lieu/absence_notice', words: ['Báo bận', 'Absence notices'], group: 'people', role: STAFF },
    { path: 'du-lieu/fire_day', words: ['Cấp cháy rừng', 'Forest-fire danger'], group: 'work', role: STAFF },
  ],
  slots: {
    today: async () => {
      if (holds(LEADING)) return import('./TodayPart.tsx');
      return holds(PARTNER) ? import('./TodayPartner.tsx') : { default: () => null };
    },
  },
};

export default bank;
