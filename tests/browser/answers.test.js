// SPDX-License-Identifier: MIT
// Answers that no table of fields describes have types written by hand (the interfaces `Answers`). The compiler holds them to what a
// running server says: each answer must fit its type with no member unknown, and each member of the type must have been answered.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../http/support/ending.js';
import { PASSWORD, province } from './support/province.js';

const source = join(import.meta.dirname, '../..');
const web = join(source, 'web');
const bank = join(source, 'plugins/bank/web/officer');
const MODULES = { Core: join(web, 'officer/data/answers.ts'), Bank: join(bank, 'types.ts'), Match: join(bank, 'matching.ts'), Evaluation: join(bank, 'evaluation.ts'), Rules: join(web, 'officer/rules/types.ts') };

/** Whole records, whose members the server's tables describe. */
const DESCRIBED = /^items\.(left|right)$/;

const QUERY = {
  '/openings/:id/surge': (ids) => `?shift=${ids['/shifts/:id/poster']}`,
  '/campaigns/figure': (ids) => `?unit=${ids.top}`,
  '/match_runs/preview': (ids) => `?unit=${ids['/units/:id/history']}`,
};

const CHECKS = `
type Paths<T> = T extends readonly (infer Item)[]
  ? Paths<Item>
  : T extends object
    ? string extends keyof T
      ? never
      : { [K in keyof T & string]-?: K | \`\${K}.\${Paths<NonNullable<T[K]>>}\` }[keyof T & string]
    : never;
type Seen<T> = Record<Paths<T>, true>;
`;

/** Names of all members of a value: "items", "items.id". */
function paths(value, above = '', into = new Set()) {
  if (Array.isArray(value)) for (const item of value) paths(item, above, into);
  else if (value && typeof value === 'object' && !DESCRIBED.test(above))
    for (const [name, member] of Object.entries(value)) {
      const path = above ? `${above}.${name}` : name;
      into.add(path);
      paths(member, path, into);
    }
  return into;
}

/** Sources of the interface `Answers` of a module: its routes, in order. */
function routesOf(file) {
  const body = /export interface Answers \{([^}]*)\}/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return [...body.matchAll(/'GET ([^']+)'/g)].map((found) => found[1]);
}

async function matched(giang, wish) {
  const [{ unit }] = (await giang.get('/me')).body.roles;
  const asked = await giang.post('/match_runs', { unit, ...wish });
  assert.equal(asked.status, 202, asked.text);
  return settled(giang, asked.body.id, 'waiting', 'running');
}

/** Until a record that a job works on is in another state than those. */
async function past(giang, path, passing) {
  for (;;) {
    const { body } = await giang.get(path);
    if (!passing.includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
const settled = (giang, id, ...passing) => past(giang, `/match_runs/${id}`, passing);
const evaluated = (giang, id, ...passing) => past(giang, `/evaluation_rounds/${id}`, passing);

/** Two matchings that differ; the second is applied, and many of its people cannot come, so that others would have to move. */
async function matchings(giang) {
  const before = await matched(giang, { max_shifts: 1 });
  const run = await matched(giang, { max_shifts: 3 });
  await giang.post(`/match_runs/${run.id}/apply`);
  await settled(giang, run.id, 'applying');
  const { items } = (await giang.get(`/signups?run=${run.id}&limit=60`)).body;
  for (const one of items) await giang.post(`/signups/${one.id}/decisions`, { decision: 'decline', reason: 'Bận mùa vụ' });
  const { shifts } = (await giang.get(`/match_runs/${run.id}/result`)).body;
  const { shift } = shifts.find((one) => one.filled > 0 && one.filled < one.eligible);
  const { classes } = (await giang.get(`/match_runs/${run.id}/shifts/${shift}`)).body;
  const [{ volunteer }] = classes.flatMap((one) => one.people);
  return {
    '/match_runs/:id/result': run.id,
    '/match_runs/:id/shifts/:shift': [run.id, shift],
    '/match_runs/:id/people/:person': [run.id, volunteer],
    '/match_runs/:id/compare/:other': [run.id, before.id],
    '/match_runs/:id/replacements': run.id,
  };
}

/** Two years of an area whose rule rates teams; the later one is published, and one person's is corrected. */
async function evaluations(giang) {
  const [{ id: unit }] = (await giang.get('/units?q=cum+dak+song')).body.items;
  const rounds = [];
  for (const year of [2024, 2025]) {
    const { body: round } = await giang.post('/evaluation_rounds', { unit, year });
    await giang.post(`/evaluation_rounds/${round.id}/run`);
    rounds.push(await evaluated(giang, round.id, 'draft', 'running'));
  }
  const [, { id }] = rounds;
  await giang.post(`/evaluation_rounds/${id}/publish`);
  await evaluated(giang, id, 'publishing');
  const [first] = (await giang.get(`/evaluation_rounds/${id}/people`)).body.items;
  const corrected = await giang.post(`/evaluations/${first.id}/corrections`, { why: 'Thiếu một lần hiến máu' });
  assert.equal(corrected.status, 201, corrected.text);
  return {
    '/evaluation_rounds/:id/people': id,
    '/evaluation_rounds/:id/teams': id,
    '/evaluation_rounds/:id/before': id,
    '/evaluations/:id/explained': corrected.body.id,
  };
}

/** A version of a rule that waits for a second person. */
async function waitingRule(giang) {
  const { body: draft } = await giang.post('/rules/drafts', { hook: 'bank.score' });
  await giang.post(`/rule_versions/${draft.id}/check`);
  let job = (await giang.post(`/rule_versions/${draft.id}/preview`)).body;
  while (['waiting', 'running'].includes(job.state)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = (await giang.get(`/jobs/${job.id}`)).body;
  }
  const submitted = await giang.post(`/rule_versions/${draft.id}/submit`);
  assert.equal(submitted.status, 200, submitted.text);
  return draft.id;
}

/** The address with its parameters in order. */
function addressOf(route, ids) {
  const given = [ids].flat();
  return route.replace(/:\w+/g, () => given.shift() ?? '');
}

/** A shift that took place, two records that look like one person, an opening that asks for something. */
async function examples(giang) {
  const first = async (path) => (await giang.get(path)).body.items[0];
  const { full_name, birth, commune, unit } = await first('/volunteers?limit=1');
  const twin = await giang.post('/volunteers', { full_name, birth, commune, unit, hamlet: 'Bon Pi Nao' });
  assert.equal(twin.status, 201, twin.text);
  const campaign = await first('/campaigns?state=open&limit=1');
  const opening = await first(`/openings?campaign=${campaign.id}&limit=1`);
  const asked = await giang.patch(`/openings/${opening.id}`, { certificates: ['first_aid'] }); // which nobody can check where no plugin keeps certificates
  assert.equal(asked.status, 200, asked.text);
  return {
    '/openings/:id/candidates': opening.id,
    '/openings/:id/surge': opening.id,
    '/shifts/:id/roster': (await first('/attendances?limit=1')).shift,
    '/shifts/:id/poster': (await first(`/shifts?opening=${opening.id}&limit=1`)).id,
    '/campaigns/:id/affected': campaign.id,
    '/units/:id/history': (await first('/units?limit=1')).id,
    '/rules/versions/:id': await waitingRule(giang),
    ...(await matchings(giang)),
    ...(await evaluations(giang)),
  };
}

/** Asks every route of the modules, and has the compiler compare. */
async function compare(t, giang, modules, ids) {
  const folder = mkdtempSync(join(tmpdir(), 'volbank-types-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));
  let text = CHECKS;
  let asked = 0;
  for (const [name, file] of Object.entries(modules)) {
    text += `import type { Answers as ${name} } from '${file}';\n`;
    for (const route of routesOf(file)) {
      const answer = await giang.get(addressOf(route, ids[route] ?? '') + (QUERY[route]?.(ids) ?? ''));
      assert.equal(answer.status, 200, `${route}: ${answer.text}`);
      const type = `${name}['GET ${route}']`;
      const seen = Object.fromEntries([...paths(answer.body)].map((path) => [path, true]));
      text += `export const answer${++asked}: ${type} = ${JSON.stringify(answer.body)};\n`;
      text += `export const seen${asked}: Seen<${type}> = ${JSON.stringify(seen)};\n`;
    }
  }
  writeFileSync(join(folder, 'check.ts'), text);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(web, 'tsconfig.json'), compilerOptions: { typeRoots: [join(web, 'node_modules/@types')] }, files: ['check.ts'], include: [] }));
  const done = spawnSync(join(web, 'node_modules/.bin/tsc'), ['-p', folder], { cwd: web, encoding: 'utf8' });
  assert.equal(done.status, 0, (done.stdout + done.stderr).slice(0, 4000));
  return asked;
}

test('what the routes answer is what the types say', async (t) => {
  const s = await province(t, {}, { without: ['training'] });
  const giang = await s.login('tinh.giang', PASSWORD);
  const asked = await compare(t, giang, MODULES, await examples(giang));
  assert.ok(asked >= 16, `only ${asked} routes found`);
});

/** Asks people accepted for a coming shift for a certificate that nobody has, and has them looked at. */
async function atRisk(giang, top) {
  const list = async (path) => (await giang.get(path)).body.items;
  const today = new Date().toISOString().slice(0, 10);
  const coming = (await list(`/shifts?sort=day&day.min=${today}&limit=200`)).find((s) => s.taken > 0 && s.day > today);
  await giang.patch(`/openings/${coming.opening}`, { certificates: ['trainer_t4'] });
  await giang.post('/settings', { name: 'bank.certificate_days', value: '90' });
  let job = (await giang.post(`/units/${top}/certificate_checks`)).body;
  while (['waiting', 'running'].includes(job.state)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    job = (await giang.get(`/jobs/${job.id}`)).body;
  }
  assert.equal(job.state, 'done', job.note);
}

test('what the bank answers where certificates are kept is what the types say', async (t) => {
  const s = await province(t);
  const giang = await s.login('tinh.giang', PASSWORD);
  const { roles } = (await giang.get('/me')).body;
  const top = roles.find((r) => r.role === 'province_admin').unit;
  await atRisk(giang, top);
  assert.equal(await compare(t, giang, { Day: join(source, 'plugins/bank/web/officer/today.ts') }, { top }), 2);
});

test('what the routes of classes answer is what the types say', async (t) => {
  const s = await province(t);
  const giang = await s.login('tinh.giang', PASSWORD);
  const list = async (path) => (await giang.get(path)).body.items;
  const [open] = await list('/courses?state=open');
  await giang.post('/cadres', { full_name: 'Cán bộ mới', unit: open.unit, position: 'Bí thư', from: '2025-01-01' });
  const told = (course) => giang.get(`/courses/${course.id}/summary`);
  const over = await list('/courses?state=finished');
  let commented = null;
  for (let i = 0; i < over.length && !commented; i += 1) if ((await told(over[i])).body.reaction.comments.length) commented = over[i];
  const [session] = await list(`/course_sessions?course=${open.id}`);
  const asked = await compare(t, giang, { Course: join(source, 'plugins/training/web/officer/course.ts') }, {
    '/courses/:id/out_of_date': open.id,
    '/course_sessions/:id/roster': session.id,
    '/courses/:id/deliveries': open.id,
    '/courses/:id/outcomes': open.id,
    '/courses/:id/summary': commented.id,
  });
  assert.ok(asked >= 5, `only ${asked} routes found`);
});
