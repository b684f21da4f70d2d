// SPDX-License-Identifier: MIT
// voting: the public of a round that is voted on in the demo province: browsers with a telephone each, and the office that counts.
import assert from 'node:assert/strict';
import { PASSWORD } from './bank.js';
import { ended } from './sheets.js';

/** What a browser would keep of an answer: its cookies as one header. */
export function keep(answer, before = '') {
  const jar = new Map(before.split('; ').filter(Boolean).map((one) => one.split('=')));
  for (const line of answer.headers.getSetCookie()) {
    const [name, value] = line.split(';')[0].split('=');
    if (/max-age=0/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map((pair) => pair.join('=')).join('; ');
}

/** `s` with the round under way: { round, last, categories, office, newestCode(), voter(phone, address), count() }. */
export async function voting(s) {
  const office = await s.login('tinh.giang', PASSWORD);
  const { items } = (await s.get('/public/award_rounds')).body;
  const round = items.find((r) => r.takes_votes);
  const at = `/public/award_rounds/${round.id}`;
  const { categories } = (await s.get(`${at}/ballot`)).body;
  const newestCode = async () =>
    (await s.get('/demo/messages')).body.items.map((one) => /\b\d{6}\b/.exec(one.body)?.[0]).find(Boolean);
  return {
    office,
    round,
    at,
    last: items.find((r) => r.published),
    categories,
    newestCode,
    /** Somebody who has typed the code: votes with vote(nominee). */
    async voter(phone, address = '203.0.113.1') {
      const from = { 'x-forwarded-for': address };
      const asked = await s.post(`${at}/vote_codes`, { phone }, { headers: from });
      assert.equal(asked.status, 202, asked.text);
      let cookie = keep(asked);
      const given = await s.post(`${at}/vote_tickets`, { code: await newestCode() }, { headers: { ...from, cookie } });
      assert.equal(given.status, 201, given.text);
      cookie = keep(given, cookie);
      return {
        cookie,
        from,
        async vote(nomination, more = {}) {
          const answer = await s.post(`${at}/votes`, { nomination }, { headers: { ...from, cookie, ...more } });
          return { ...answer, receipt: /volbank_vote_code=([^;]+)/.exec(answer.headers.getSetCookie().join('\n'))?.[1] };
        },
      };
    },
    /** The office seals what waits, and counts when the vote is over. */
    async count() {
      const started = await office.post(`/award_rounds/${round.id}/vote_counts`);
      assert.equal(started.status, 202, started.text);
      return ended(office, started.body.id);
    },
  };
}
