// SPDX-License-Identifier: MIT
// Stopping a matching while it is being solved: what was found by then is a result, with a proved bound on what it may have missed,
// which anybody can check. The instance is one that takes seconds: many shifts that overlap, wanted by the same people.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../http/support/ending.js';
import { cli } from '../http/support/server.js';
import { accessible, phone } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';

const OPENINGS = 12;
const DAYS = 20;
const SEATS = 40;
const HOURS = [
  [420, 660],
  [540, 780],
  [720, 960],
];
const DAY_MS = 86_400_000;
const SOLVING_MS = 300_000; // a slow and busy machine scores the pairs for minutes
const dayOn = (days) => new Date(Date.now() + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);

/** A campaign whose shifts overlap on every day. */
async function crowdedCampaign(giang, unit) {
  const [{ place }] = ok(await giang.get('/campaigns?limit=1')).items;
  const about = { title: 'Mùa trồng rừng', type: 'ncnx', field: 'environment', location: 'Nhà văn hóa', leader_name: 'Chị Chi', leader_phone: '0990999999' };
  const campaign = ok(await giang.post('/campaigns', { ...about, unit, place, starts: dayOn(0), ends: dayOn(60) }));
  for (let i = 0; i < OPENINGS; i += 1) {
    const opening = ok(await giang.post('/openings', { campaign: campaign.id, title: `Việc ${i}`, min_people: 2, max_people: SEATS }));
    const shifts = Array.from({ length: DAYS }, (_, day) => HOURS.map(([from_minute, to_minute]) => ({ opening: opening.id, day: dayOn(30 + day), from_minute, to_minute })));
    await Promise.all(shifts.flat().map(async (shift) => ok(await giang.post('/shifts', shift))));
  }
  ok(await giang.post(`/campaigns/${campaign.id}/publish`));
  return campaign;
}

/** Instance and certificate as files; what `volbank match verify` says of them. */
async function verify(t, s, giang, run, ...options) {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-stop-'));
  atEnd(t, () => rmSync(dir, { recursive: true }));
  const paths = [];
  for (const what of ['instance', 'certificate']) {
    const answer = await fetch(`${s.url}/api/v1/match_runs/${run}/${what}`, { headers: { cookie: giang.cookie } });
    assert.equal(answer.status, 200);
    paths.push(join(dir, what));
    writeFileSync(paths.at(-1), Buffer.from(await answer.arrayBuffer()));
  }
  return cli('match', 'verify', ...paths, ...options).status;
}

test('stopped while it is solved, a matching gives what it has and proves how good that is', async (t) => {
  const s = await province(t, { volunteers: 3000, seed: 7 });
  const giang = await s.login('tinh.giang', PASSWORD);
  const [{ unit }] = ok(await giang.get('/me')).roles;
  const campaign = await crowdedCampaign(giang, unit);
  const asked = ok(await giang.post('/match_runs', { unit, campaign: campaign.id, to: dayOn(60), max_shifts: 14, overlap: true }));
  const { page } = await phone(t, { url: s.url, cookie: giang.cookie });

  await page.goto(`/can-bo/ghep/${asked.id}`);
  await page.getByText(/^Kết quả đang có còn cách tối ưu nhiều nhất/).waitFor({ timeout: SOLVING_MS });
  await page.getByRole('button', { name: 'Dừng, lấy kết quả đang có' }).click();
  await page.getByText(/^! Dừng sớm: cách xếp tốt nhất có thể hơn nhiều nhất/).waitFor({ timeout: SOLVING_MS });

  const run = ok(await giang.get(`/match_runs/${asked.id}`));
  assert.deepEqual([run.state, run.stopped], ['ready', true]);
  assert.equal(ok(await giang.get(`/jobs/${run.job}`)).state, 'stopped');
  assert.ok(run.assigned > 0 && run.objective > 0);
  assert.ok(run.objective < run.dual, 'not proved optimal');
  const gap = (Math.ceil((10_000 * (run.dual - run.objective)) / run.dual) / 100).toLocaleString('vi');
  await page.getByText(`! Dừng sớm: cách xếp tốt nhất có thể hơn nhiều nhất ${gap} %.`).waitFor();
  await page.getByText('Ai cũng kiểm lại được').click();
  await page.getByText(/volbank match verify .* --gap/).waitFor();
  await accessible(page, 'a result stopped early');
  assert.equal(await verify(t, s, giang, run.id, '--gap'), 0);
  assert.equal(await verify(t, s, giang, run.id), 1, 'and does not pass for an optimum');

  await page.getByRole('button', { name: /^Áp dụng cho/ }).waitFor();
});
