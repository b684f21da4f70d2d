// SPDX-License-Identifier: MIT
// A province whose units issue certificates: what tests of the register, of the paper and of the signed file begin with.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { bank, shiftOn } from './bank.js';
import { cli } from './server.js';

export const ISSUER = 'http://chung-nhan.test:8443';
export const day = (n) => shiftOn(n).day;

/** A province with kinds of certificates, and one signed-in newcomer. */
export async function register(t) {
  const s = await bank(t);
  const tinh = await s.as('tinh.giang');
  assert.equal((await tinh.post('/settings', { name: 'training.public_url', value: ISSUER })).status, 201);
  const { items } = (await s.get('/certificate_kinds')).body;
  const kinds = Object.fromEntries(items.map((k) => [k.code, k.id]));
  const { shift } = await s.open(shiftOn(5), {}, { title: 'Không cần chứng nhận' });
  const newcomer = async (more) => {
    const joined = await s.join(shift, more);
    return { ...joined, volunteer: (await joined.me.get('/me/profile')).body.id };
  };
  const issue = async (volunteer, code, issued = day(-1), more = {}, who = s.officer) => {
    const made = await who.post('/certificates', { volunteer, kind: kinds[code], unit: s.unit, issued, ...more });
    assert.equal(made.status, 201, made.text);
    return made.body;
  };
  const file = async (who, certificate) => (await who.get(`/certificates/${certificate.id}/credential`)).text;
  const did = async () => JSON.parse((await s.send('GET', '/.well-known/did.json', { page: true })).text);
  const list = async (number = 1) => (await s.get(`/status-lists/${number}`)).text;
  const put = (name, text) => {
    const path = join(s.data, name);
    writeFileSync(path, text);
    return path;
  };
  const verify = async (token, { status, on, issuer } = {}) => {
    const key = issuer ?? put('did.json', JSON.stringify(await did()));
    const more = [...(status ? ['--status', put('status.jwt', status)] : []), ...(on ? ['--on', on] : [])];
    return cli('credential', 'verify', put('token.jwt', token), '--issuer', key, ...more);
  };
  return Object.assign(s, { tinh, kinds, newcomer, issue, file, did, list, verify });
}
