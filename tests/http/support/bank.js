// SPDX-License-Identifier: MIT
// bank: the people and things conversations about the volunteer bank begin with: a small demo province, its role log-ins, and a
// campaign made on the spot whose shifts lie where a test needs them. Days and minutes are those of the province, UTC+07:00.
import assert from 'node:assert/strict';
import { server } from './server.js';

export const PASSWORD = 'volbank-demo';
const MINUTE = 60_000;
const ZONE = 7 * 60 * MINUTE;

/** { day, from_minute, to_minute } of a shift that begins `offset` minutes from now. */
export function shiftAt(offset, length = 120) {
  const local = new Date(Math.ceil(Date.now() / MINUTE) * MINUTE + offset * MINUTE + ZONE);
  const from = local.getUTCHours() * 60 + local.getUTCMinutes();
  return { day: local.toISOString().slice(0, 10), from_minute: from, to_minute: from + length };
}

/** A shift in daylight `days` from today, beginning at `hour`. */
export function shiftOn(days, hour = 7, length = 240) {
  const local = new Date(Date.now() + ZONE + days * 1440 * MINUTE);
  return { day: local.toISOString().slice(0, 10), from_minute: hour * 60, to_minute: hour * 60 + length };
}

let count = 0;
/** Somebody new, with everything the form asks for. */
export function person(more = {}) {
  count += 1;
  return {
    full_name: `Nguyễn Thị Mới ${String.fromCharCode(65 + (count % 26))}${count}`,
    phone: `0990${String(100000 + count)}`,
    birth: '2000-05-17',
    skills: ['first_aid'],
    free: ['sat.morning'],
    password: 'mat-khau-moi',
    consent_contact: true,
    consent_matching: true,
    ...more,
  };
}

function ok(answer, what) {
  assert.ok(answer.status < 300, `${what}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/**
 * A server with a demo province of few people and an officer of a commune (canbo.chi) signed in. Beside the client of nobody:
 *   officer, login(name), unit, place
 *   campaign(more), opening(more, campaign), shift(where, opening), open(where, opening fields): made and published
 *   join(shift, more): a newcomer signs up; gives { answer, me (a signed-in client), body }
 *   take(signup): the officer accepts
 */
export async function bank(t, options = {}) {
  const s = await server(t, { demo: { volunteers: 30, seed: 11 }, ...options });
  const login = (name) => s.login(name, PASSWORD);
  const officer = await login('canbo.chi');
  const { roles } = ok(await officer.get('/me'), 'me');
  const unit = roles.find((r) => r.role === 'unit_officer').unit;
  const place = ok(await officer.get(`/units/${unit}`), 'unit').place;
  const signedIn = (answer) => {
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    const as = (method) => (path, body) => s.send(method, path, { body, headers: { cookie } });
    return { cookie, get: as('GET'), post: as('POST'), page: (path) => s.page(path, { headers: { cookie } }) };
  };

  const made = {
    async campaign(more = {}, who = officer) {
      const days = { starts: shiftOn(-30).day, ends: shiftOn(60).day };
      const words = { title: 'Sạch xanh suối Đắk Gằn', type: 'ncnx', field: 'environment', location: 'Nhà văn hóa thôn 3' };
      const people = { leader_name: 'Chị Chi', leader_phone: '0990999999' };
      return ok(await who.post('/campaigns', { ...words, ...days, ...people, unit, place, ...more }), 'campaign');
    },
    async opening(campaign, more = {}, who = officer) {
      const fields = { campaign: campaign.id, title: 'Dọn rác ven suối', min_people: 1, max_people: 5, ...more };
      return ok(await who.post('/openings', fields), 'opening');
    },
    async shift(opening, where, who = officer) {
      return ok(await who.post('/shifts', { opening: opening.id, ...where }), 'shift');
    },
    async open(where = shiftOn(3), fields = {}, about = {}) {
      const campaign = await made.campaign(about);
      const opening = await made.opening(campaign, fields);
      const shift = await made.shift(opening, where);
      const later = await made.shift(opening, shiftOn(50)); // a past shift alone could not be published
      ok(await officer.post(`/campaigns/${campaign.id}/publish`), 'publish');
      return { campaign, opening, shift, later };
    },
    async join(shift, more = {}) {
      const body = person({ commune: place, ...more });
      const answer = await s.post('/public/signups', { shift: shift.id, ...body });
      const me = signedIn(answer);
      return { answer, body, me, cookie: me.cookie, signup: answer.body?.id };
    },
    async take(signup, more = {}) {
      return ok(await officer.post(`/signups/${signup}/decisions`, { decision: 'accept', ...more }), 'accept');
    },
    /** Joined and accepted. */
    async member(shift, more = {}) {
      const joined = await made.join(shift, more);
      ok(joined.answer, 'join');
      await made.take(joined.signup);
      return joined;
    },
    async codeOf(shift) {
      return ok(await officer.get(`/shifts/${shift.id}/poster`), 'poster').code;
    },
    async messages() {
      const tinh = await login('tinh.giang');
      return ok(await tinh.get('/messages?limit=200'), 'messages').items;
    },
  };
  return Object.assign(s, { officer, unit, place, ...made, as: login });
}
