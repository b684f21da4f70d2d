// SPDX-License-Identifier: MIT
// A round that takes dossiers, and short ways to begin, write and fill one.
import assert from 'node:assert/strict';
import { bank } from './bank.js';
import { day } from './register.js';

function made(answer, what) {
  assert.ok(answer.status < 300, `${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

export async function dossiers(t, options = {}) {
  const s = await bank(t, options);
  const tinh = await s.as('tinh.giang');
  const province = made(await tinh.get('/me'), 'me').roles.find((r) => r.role === 'province_admin').unit;
  const award = made(
    await tinh.post('/awards', { code: 'thu', name: 'Giải thưởng Tình nguyện', unit: province, level: 'province', regime: 'youth_union', form: 'Bằng khen' }),
    'award',
  );
  const more = {
    tinh,
    province,
    award,
    /** An open round with one category; `about` of the round, `kind` of the category. */
    async round(kind = {}, about = {}) {
      const dates = { dossiers_from: day(-5), dossiers_until: day(10), check_until: day(20), council_on: day(30) };
      const fields = { award: award.id, unit: province, year: 2026, title: 'Giải thưởng Tình nguyện 2026', who_may: ['unit', 'team', 'self'], reviewers: 2 };
      const round = made(await tinh.post('/award_rounds', { ...fields, ...dates, ...about }), 'round');
      const category = made(await tinh.post('/award_categories', { round: round.id, position: 1, title: 'Cá nhân', of: 'person', ...kind }), 'category');
      made(await tinh.post('/award_criterions', { category: category.id, position: 1, title: 'Hiệu quả', weight: 100, most: 10 }), 'criterion');
      made(await tinh.post(`/award_rounds/${round.id}/moves`, { action: 'open' }), 'opening');
      return { round, category };
    },
    async begun({ round, category }, fields = {}, who = s.officer) {
      return made(await who.post(`/award_rounds/${round.id}/nominations`, { category: category.id, ...fields }), 'nomination');
    },
    /** Sends one file as a browser does. */
    async attach(cookie, nomination, bytes, name, fields = { kind: 'report' }) {
      const body = new FormData();
      for (const [key, value] of Object.entries(fields)) body.set(key, value);
      body.set('file', new Blob([bytes]), name);
      const answer = await fetch(`${s.url}/api/v1/nominations/${nomination}/evidence`, { method: 'POST', body, headers: { cookie, origin: s.url } });
      const text = await answer.text();
      return { status: answer.status, text, body: JSON.parse(text) };
    },
    view: async (id, who = s.officer) => made(await who.get(`/nominations/${id}/dossier`), 'dossier'),
  };
  return Object.assign(s, more, { made });
}
