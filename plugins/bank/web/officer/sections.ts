// SPDX-License-Identifier: MIT
// How the longer forms are divided.
import { say } from 'officer/data/words.ts';
import type { Section } from 'officer/form/Form.tsx';

export const campaignSections = (): Section[] => [
  { title: say('Làm gì', 'What'), names: ['title', 'type', 'field', 'summary'] },
  { title: say('Khi nào, ở đâu', 'When and where'), names: ['starts', 'ends', 'place', 'location'] },
  {
    title: say('Ai tổ chức', 'Who organises'),
    names: ['unit', 'leader_name', 'leader_phone', 'leader', 'model', 'engagement'],
  },
  { title: say('Kết quả', 'What came of it'), names: ['people_helped'] },
];

export const openingSections = (): Section[] => [
  { title: say('Việc gì', 'What work'), names: ['title', 'duties', 'place', 'policy_household'] },
  { title: say('Bao nhiêu người', 'How many people'), names: ['min_people', 'max_people', 'min_age'] },
  {
    title: say('Cần những gì', 'What is needed'),
    names: ['required_skills', 'preferred_skills', 'languages', 'language', 'certificates', 'trainee_seats'],
  },
];

export const personSections = (): Section[] => [
  { title: say('Ai', 'Who'), names: ['full_name', 'birth', 'sex', 'phone', 'email', 'member_code'] },
  { title: say('Ở đâu', 'Where'), names: ['commune', 'hamlet', 'unit', 'radius_km'] },
  {
    title: say('Dưới 16 tuổi', 'Under 16'),
    names: ['guardian_name', 'guardian_phone'],
  },
  {
    title: say('Làm được gì, lúc nào', 'What they can do, and when'),
    names: ['occupation', 'skills', 'languages', 'free', 'busy_harvest'],
  },
];
