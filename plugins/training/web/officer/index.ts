// SPDX-License-Identifier: MIT
// What training brings to the officers' application: nothing but the table.
import { AREA, STAFF, WATCHING } from 'officer/data/session.ts';
import type { OfficerModule } from 'officer/shell/registry.ts';
import { SCORING, SEEING } from './ladder.ts';

const TEACHING = [...WATCHING, 'trainer', 'assessor'];

const WRITING = [...STAFF, 'trainer'];
const READING = [...TEACHING, 'partner'];

const training: OfficerModule = {
  id: 'training',
  api: 1,
  routes: [
    { path: 'tap-huan', role: TEACHING, page: () => import('./Courses.tsx') },
    { path: 'tap-huan/moi', role: STAFF, page: () => import('./CourseNew.tsx') },
    { path: 'tap-huan/buoi/:id', role: TEACHING, page: () => import('./SessionRoster.tsx') },
    { path: 'tap-huan/:id', role: TEACHING, page: () => import('./Course.tsx') },
    { path: 'giao-trinh', role: READING, page: () => import('./Curricula.tsx') },
    { path: 'giao-trinh/moi', role: WRITING, page: () => import('./CurriculumNew.tsx') },
    { path: 'giao-trinh/tai-lieu/:id', role: WRITING, page: () => import('./Material.tsx') },
    { path: 'giao-trinh/:id', role: READING, page: () => import('./Curriculum.tsx') },
    { path: 'tap-huan-vien', role: SEEING, page: () => import('./Trainers.tsx') },
    { path: 'tap-huan-vien/moi', role: STAFF, page: () => import('./CandidacyNew.tsx') },
    { path: 'tap-huan-vien/:id', role: SEEING, page: () => import('./Candidacy.tsx') },
    { path: 'tap-huan-vien/:id/cham/:buoi', role: SCORING, page: () => import('./Rubric.tsx') },
    { path: 'pha-he', role: [...WATCHING, 'trainer', 'assessor'], page: () => import('./Lineage.tsx') },
    { path: 'chung-nhan/tham-gia', role: STAFF, page: () => import('./Participation.tsx') },
    { path: 'nang-luc', role: WATCHING, page: () => import('./Assess.tsx') },
    { path: 'nang-luc/moi', role: AREA, page: () => import('./CriteriaNew.tsx') },
    { path: 'nang-luc/can-bo', role: WATCHING, page: () => import('./CadresKnown.tsx') },
    { path: 'nang-luc/bo/:id', role: WATCHING, page: () => import('./CriteriaSet.tsx') },
    { path: 'nang-luc/phieu/:id', role: WATCHING, page: () => import('./Sheet.tsx') },

    { path: 'chung-nhan', role: WATCHING, page: () => import('./Certificates.tsx') },
    { path: 'chung-nhan/moi', role: STAFF, page: () => import('./CertificateNew.tsx') },
    { path: 'chung-nhan/:id', role: WATCHING, page: () => import('./Certificate.tsx') },
  ],
  nav: [
    {
      path: 'nang-luc',
      words: ['Đánh giá năng lực', 'Competence'],
      group: 'people',
      role: WATCHING,
      about: [
        'Bộ tiêu chí, tự chấm, thẩm định, xếp loại đơn vị và cán bộ',
        'Criteria, self scores, appraisals, ratings of units and cadres',
      ],
    },
    {
      path: 'tap-huan',
      words: ['Lớp tập huấn', 'Classes'],
      group: 'work',
      role: TEACHING,
      about: [
        'Mở lớp, mời học, điểm danh, theo dõi sau lớp',
        'Open classes, invite, mark attendance, follow up',
      ],
    },
    {
      path: 'chung-nhan/tham-gia',
      words: ['Giấy chứng nhận tham gia', 'Certificates of participation'],
      group: 'people',
      role: STAFF,
      about: [
        'Cấp cho cả chiến dịch theo số giờ được ghi nhận',
        'For everybody in a campaign, by credited hours',
      ],
    },
    {
      path: 'pha-he',
      words: ['Cây tập huấn viên', 'Tree of trainers'],
      group: 'people',
      role: [...WATCHING, 'trainer', 'assessor'],
      about: [
        'Ai dạy ai, còn lại bao nhiêu, xã nào còn trống',
        'Who trained whom, what is left, which communes lack one',
      ],
    },
    {
      path: 'giao-trinh',
      words: ['Giáo trình', 'Curricula'],
      group: 'work',
      role: READING,
      about: [
        'Soạn các phần, tài liệu, câu hỏi; gửi duyệt, duyệt',
        'Write blocks, materials and questions; submit and approve',
      ],
    },
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
    {
      path: 'chung-nhan',
      words: ['Chứng nhận', 'Certificates'],
      group: 'people',
      role: WATCHING,
      about: ['Sổ cấp: cấp, in, thu hồi, cấp lại', 'The register: issue, print, revoke, issue anew'],
    },
  ],
};

export default training;
