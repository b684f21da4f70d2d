// SPDX-License-Identifier: MIT
// council: who may not judge what, who is given what, that nobody sees others' points before giving theirs, what the chair sees, and
// what becomes of a review when its reviewer turns out to be in conflict. And blindness: nothing a member is answered by any route
// tells whose dossier it is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { council } from './support/council.js';
import { atEnd } from './support/ending.js';
import { day } from './support/register.js';

const table = (view) => view.categories[0].dossiers;
const dossierOf = (view, id) => table(view).find((dossier) => dossier.id === id);

test('dossiers are shared out evenly and free of conflicts, scored apart, and weighed for the chair', async (t) => {
  const s = await council(t);
  const at = `/award_rounds/${s.round.id}`;
  const members = Object.keys(s.seats).filter((login) => login !== 'tinh.giang');
  const who = Object.fromEntries(await Promise.all(members.map(async (login) => [login, await s.as(login)])));
  const loginOf = (seat) => Object.keys(s.seats).find((login) => s.seats[login] === seat);

  const shared = s.done(await s.tinh.post(`${at}/reviews`, {}), 'sharing');
  assert.deepEqual([shared.made, shared.set_aside, shared.short], [10, 0, []]);
  // Ten reviews over five who score: two each, though the area's officer is barred from the commune's two.
  assert.deepEqual(shared.members.map((m) => m.load), [2, 2, 2, 2, 2]);
  const before = s.done(await s.tinh.get(`${at}/council`), 'council');
  for (const dossier of table(before)) {
    const judges = dossier.reviews.map((r) => loginOf(r.member));
    assert.equal(new Set(judges).size, 2);
    assert.ok(!judges.includes('tinh.giang'), 'the secretary does not score');
    if (s.commune.includes(dossier.id)) assert.ok(!judges.includes('cum.dung'), 'own unit’s');
  }
  assert.equal(s.done(await s.tinh.post(`${at}/reviews`, {}), 'again').made, 0, 'sharing twice changes nothing');
  assert.equal((await who['uyvien.mai'].post(`${at}/reviews`, {})).status, 403, 'a member shares nothing out');
  const stranger = await s.as('canbo.chi');
  for (const path of [`${at}/council`, `${at}/reviews`]) assert.equal((await stranger.get(path)).status, 403);

  // One dossier, its two reviewers.
  const { id: dossier, reviews } = dossierOf(before, s.commune[0]);
  const [[first, one], [second, other]] = reviews.map((r) => [r.id, who[loginOf(r.member)]]);
  const read = async (id, me) => s.done(await me.get(`/reviews/${id}`), 'review');
  const open = await read(first, one);
  assert.deepEqual([open.state, open.scoring, open.others], ['assigned', true, []]);
  assert.match(open.dossier.achievements, /Làm đều hai năm/);
  assert.ok(open.criteria[0].title && open.criteria[0].most === 10);
  const [{ id: criterion }] = open.criteria;
  const score = (review, me, points, note) => me.send('PUT', `/reviews/${review}/scores`, { body: { criterion, points, note } });
  assert.equal((await one.post(`/reviews/${first}/give`, {})).status, 422, 'not scored yet');
  assert.equal((await score(first, one, 101)).status, 422, 'more than there is');
  assert.equal((await one.send('PUT', `/reviews/${first}/scores`, { body: { criterion } })).status, 422, 'nothing is not nought');
  assert.equal((await score(first, other, 50)).status, 403, 'another’s review');
  assert.equal((await s.tinh.send('PUT', `/reviews/${first}/scores`, { body: { criterion, points: 50 } })).status, 403);
  assert.deepEqual((await score(first, one, 0)).body, { scored: 1, criteria: 1, total: 0 });
  assert.equal((await score(first, one, 85, 'Bền bỉ')).body.total, 8500);
  s.done(await one.post(`/reviews/${first}/give`, { note: 'Nên khen' }), 'giving');
  assert.equal((await score(first, one, 90)).status, 409, 'what is given stands');

  // The second has not given theirs: nothing of the first's is told, not in any view.
  assert.deepEqual((await read(second, other)).others, []);
  assert.ok(!JSON.stringify(await read(second, other)).includes('Bền bỉ'));
  const seen = s.done(await other.get(`${at}/council`), 'council');
  assert.ok(!seen.categories || dossierOf(seen, dossier)?.withheld !== false);
  assert.ok(!JSON.stringify(seen).includes('8500'));
  assert.equal(dossierOf(s.done(await s.tinh.get(`${at}/council`), 'council'), dossier).mean, 8500, 'the secretary scores nothing');
  s.done(await score(second, other, 65), 'points');
  s.done(await other.post(`/reviews/${second}/give`, {}), 'giving');
  const [theirs] = (await read(second, other)).others;
  assert.deepEqual([theirs.total, theirs.points, theirs.note], [8500, [85], 'Nên khen']);

  // Everybody else gives 70, but for one who gives 20 where another gave 70.
  const rest = table(before).filter((d) => d.id !== dossier).flatMap((d) => d.reviews);
  const low = rest.at(-1).id;
  for (const { id, member } of rest) {
    s.done(await score(id, who[loginOf(member)], id === low ? 20 : 70), 'points');
    s.done(await who[loginOf(member)].post(`/reviews/${id}/give`, {}), 'giving');
  }
  const after = s.done(await who['uyvien.nam'].get(`${at}/council`), 'a member who owes nothing sees it all');
  const top = dossierOf(after, dossier);
  assert.deepEqual([top.mean, top.low, top.high, top.deviation, top.rank, top.missing], [7500, 6500, 8500, 1414, 1, 0]);
  assert.deepEqual(table(after).flatMap((d) => d.reviews).filter((r) => r.outlier).map((r) => r.id).includes(low), true);
  assert.equal(Math.max(...table(after).map((d) => d.rank)), 5);
  const category = `category=${s.category.id}`;
  assert.equal((await s.tinh.get(`${at}/council?${category}&weights=50,50`)).status, 422, 'one criterion, one weight');
  assert.equal(dossierOf((await s.tinh.get(`${at}/council?${category}&weights=7`)).body, dossier).rank_asked, 1);

  // A tie comes up after scoring: the review is set aside, its points stay on record and no longer count; somebody else is found.
  const judge = loginOf(reviews[0].member);
  const nominee = (await s.tinh.get(`/nominations/${dossier}`)).body.person;
  const someone = (await s.tinh.get('/volunteers?limit=60')).body.items.find((v) => ![s.unit, s.province].includes(v.unit));
  s.done(await s.tinh.patch(`/council_members/${s.seats[judge]}`, { person: someone.id }), 'person');
  s.done(await s.tinh.post('/declared_ties', { volunteer: nominee, other: someone.id, unit: s.province, kind: 'kin' }), 'tie');
  const early = await s.tinh.post(`${at}/ballots`, { category: s.category.id });
  assert.deepEqual([early.status, early.body.code], [409, 'conflicts-since'], 'no vote rests on points of who may not judge');
  const told = async () => [(await s.tinh.get(`${at}/council`)).body.conflicts, (await s.tinh.get(`${at}/ballots`)).body.conflicts];
  assert.deepEqual(await told(), [1, 1], 'said before anybody tries to open a ballot');
  const anew = s.done(await s.tinh.post(`${at}/reviews`, {}), 'sharing anew');
  assert.deepEqual([anew.set_aside, anew.made, anew.short], [1, 1, []]);
  assert.deepEqual(await told(), [0, 0]);
  const aside = dossierOf(s.done(await s.tinh.get(`${at}/council`), 'council'), dossier);
  assert.deepEqual([aside.given, aside.missing, aside.mean, aside.reviews.length], [1, 1, 6500, 3]);
  const [put] = aside.reviews.filter((r) => r.state === 'set_aside');
  assert.deepEqual([put.id, put.why], [first, 'Người thân']);
  const gone = await read(first, one);
  assert.deepEqual([gone.state, gone.why, gone.dossier], ['set_aside', 'Người thân', undefined], 'nor is it read any more');
  const kept = (await s.tinh.get(`/journal?limit=200`)).body.items.some((entry) => /Phân công chấm/.test(entry.sentence));
  assert.ok(kept, 'it stands in the journal');

  // Whoever declares a conflict themselves, and whoever leaves, makes room; when nobody is left, it is said who is barred and why.
  const [fresh] = aside.reviews.filter((r) => r.state === 'assigned');
  const own = who[loginOf(fresh.member)];
  assert.equal((await own.post(`/reviews/${fresh.id}/set_aside`, { why: 'mentor' })).status, 422, 'with words');
  s.done(await own.post(`/reviews/${fresh.id}/set_aside`, { why: 'mentor', note: 'Tôi dìu dắt bạn này' }), 'declaring');
  const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);
  const staying = ['cum.dung', loginOf(reviews[1].member)];
  for (const login of members.filter((m) => !staying.includes(m)))
    s.done(await s.tinh.patch(`/council_members/${s.seats[login]}`, { until: today }), 'leaving');
  const few = s.done(await s.tinh.post(`${at}/reviews`, {}), 'few');
  assert.deepEqual(few.short.map((line) => [line.nomination, line.missing]), [[s.commune[0], 1]]);
  assert.ok(few.short[0].conflicts.some((c) => c.name === 'Phạm Văn Dũng'), JSON.stringify(few.short));
});

/** Text of whatever a route answers: sheets and papers are opened. */
function words(answer, bytes, folder) {
  const type = answer.headers.get('content-type') ?? '';
  if (!/pdf|sheet|zip|word/.test(type)) return bytes.toString('utf8');
  const file = join(folder, 'answer');
  writeFileSync(file, bytes);
  const opened = /pdf/.test(type) ? spawnSync('pdftotext', [file, '-']) : spawnSync('unzip', ['-p', file], { maxBuffer: 1 << 26 });
  assert.equal(opened.status, 0, `${type}: ${opened.stderr}`);
  return opened.stdout.toString('utf8');
}

const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ');
const OWN = /^\/(?!public\/(?!award|honours|nominations))(awards?|award_\w+|nominations?|nomination_\w+|evidences?|confirmations|declared_conflicts|councils?|council_\w+|reviews|ballot\w*|honours|public|public_comments|vote_\w+|round_documents|me)(\/|$)/;

test('in a blind round nothing a member is answered by any route tells whose dossier it is', async (t) => {
  const s = await council(t, { blind: true });
  const at = `/award_rounds/${s.round.id}`;
  s.done(await s.tinh.post(`${at}/reviews`, {}), 'sharing');
  const since = (at) => at >= s.begun.toLowerCase(); // what the demo tells of other rounds is older
  const folder = mkdtempSync(join(tmpdir(), 'volbank-blind-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true }));

  // The public would know the names, so a blind round asks it nothing.
  const draft = { award: s.round.award, unit: s.province, year: 2027, title: 'Kín mà hở', who_may: ['unit'], reviewers: 2, blind: true };
  const open = { dossiers_from: day(1), dossiers_until: day(2), check_until: day(3), comment_from: day(3), comment_until: day(4), council_on: day(5) };
  const both = await s.tinh.post('/award_rounds', { ...draft, ...open });
  assert.deepEqual([both.status, both.body.errors.map((flaw) => flaw.pointer)], [422, ['/blind']]);

  // Every id there is to ask for, as the secretary, who sees all, finds them.
  const here = (row) => [row.round, row.nomination].every((id) => !id || id === s.round.id || s.all.includes(id));
  const list = async (path) => ((await s.tinh.get(path)).body.items ?? []).filter(here);
  const kinds = ['nominations', 'nomination_proofs', 'evidences', 'confirmations', 'declared_conflicts', 'council_members', 'award_verdicts', 'award_categories', 'award_criterions', 'honours', 'ballot_boxes'];
  const ids = { award_rounds: [0, s.round.id], awards: [0, s.round.award] };
  for (const kind of kinds) ids[kind] = (await list(`/${kind}?limit=200`)).map((row) => row.id);
  const table0 = s.done(await s.tinh.get(`${at}/council`), 'council').categories[0].dossiers;
  ids.reviews = table0.flatMap((d) => d.reviews.map((r) => r.id));
  assert.ok(ids.nominations.length >= 5 && ids.confirmations.length >= 7, JSON.stringify(ids));
  assert.ok(table0.every((d) => s.people.some((p) => p.full_name === d.label)), 'the secretary reads names');

  // Every GET there is: of this plugin's tables, and the journal. What takes an id is asked with each that fits, or with a few.
  const { paths } = s.done(await s.tinh.get('/openapi.json'), 'openapi');
  const asked = ['/journal?limit=200', '/jobs'];
  for (const [path, verbs] of Object.entries(paths)) {
    if (!verbs.get || !OWN.test(path)) continue;
    const [, first] = path.split('/');
    const known = /^\/public\/nominations|^\/evidence\//.test(path) ? ids[path.includes('evidence') ? 'evidences' : 'nominations'] : ids[first];
    if (!path.includes('{')) asked.push(path);
    else for (const id of (known ?? ids.nominations).slice(1, 4)) asked.push(path.replace(/\{\w+\}/g, id));
  }
  // What a question gives away is an answer too: those found by who they are about would tell.
  for (const [at2, person] of s.people.entries()) {
    asked.push(`/nominations?person=${person.id}`, `/nominations?unit=${at2 < 2 ? s.unit : s.province}&sort=unit`, `/nominations?q=${encodeURIComponent(person.full_name)}`);
  }
  // So are the pages, of which no member needs more than what everybody sees.
  const pages = ['/giai-thuong', `/giai-thuong/${s.round.id}`, '/vinh-danh', '/de-cu', `/de-cu/dot/${s.round.id}`];
  pages.push(`/giai-thuong/${s.round.id}/binh-chon`, `/giai-thuong/${s.round.id}/kiem-phieu`, '/tro-giup');
  for (const id of s.all) pages.push(`/ung-vien/${id}`, `/de-cu/${id}`, `/de-cu/${id}/minh-chung`, `/de-cu/${id}/quan-he`, `/de-cu/${id}/rut`);
  const person = s.people.map((p) => [p.id, fold(p.full_name)]);
  const chi = s.done(await (await s.as('canbo.chi')).get('/me'), 'me');
  const { name: commune } = s.done(await s.tinh.get(`/units/${s.unit}`), 'unit');
  const made = [fold(chi.name), chi.id ?? chi.account, s.unit, fold(commune)];
  assert.ok(made.every(Boolean), JSON.stringify(made));
  const told = [];
  for (const login of ['hoidong.lam', 'pho.yen', 'cum.dung']) {
    const me = await s.as(login);
    const hidden = login === 'cum.dung' ? person.slice(2) : person;
    let opened = 0;
    for (const path of asked) {
      const answer = await fetch(`${s.url}/api/v1${path}`, { headers: { cookie: me.cookie } });
      const said = fold(words(answer, Buffer.from(await answer.arrayBuffer()), folder));
      opened += answer.status === 200;
      if (/^\/nominations\?(person|q)/.test(path) && login !== 'cum.dung') {
        if (JSON.parse(said).items?.length) told.push(`${login} ${path}: found`);
        continue;
      }
      for (const [id, name] of hidden) if (said.includes(name) || said.includes(id)) told.push(`${login} ${path}: ${said.includes(name) ? name : 'the id'}`);
      // Who made or confirmed the commune's two is not told either; lists hold what she made in other rounds too.
      const items = /json/.test(answer.headers.get('content-type') ?? '') ? (JSON.parse(said)?.items ?? []) : [];
      const shown = items.length ? items.filter((item) => (item.sentence ? /ho so de nghi|xac nhan/.test(item.sentence) && since(item.at) : here(item))) : said;
      if (login !== 'cum.dung' && !/export/.test(path)) for (const secret of made) if (JSON.stringify(shown).includes(secret)) told.push(`${login} ${path}: ${secret}`);
    }
    assert.ok(opened > 30, `${login} is answered ${opened} times`);
    let shown = 0;
    for (const path of pages) {
      const answer = await fetch(`${s.url}${path}`, { headers: { cookie: me.cookie } });
      const said = fold(await answer.text());
      shown += answer.status === 200;
      for (const [id, name] of hidden) if (said.includes(name) || said.includes(id)) told.push(`${login} page ${path}: ${said.includes(name) ? name : 'the id'}`);
    }
    assert.ok(shown >= 5, `${login} is shown ${shown} pages`);
  }
  assert.deepEqual(told, []);

  // What they do read is enough to judge by.
  const lam = await s.as('hoidong.lam');
  const mine = s.done(await lam.get(`${at}/reviews`), 'mine').items;
  assert.ok(mine.length && mine.every((r) => /^Hồ sơ [0-9A-F]{6}$/.test(r.label)), JSON.stringify(mine));
  const { dossier } = s.done(await lam.get(`/reviews/${mine[0].id}`), 'review');
  assert.match(dossier.achievements, /^Đồng chí … giúp 1\d hộ dân; … được bà con quý\. Làm đều hai năm\.$/);

  // Once it is over the names are back.
  s.done(await s.tinh.post(`${at}/moves`, { action: 'cancel', reason: 'Dời sang năm sau' }), 'cancelling');
  const later = await (await s.as('pho.yen')).get(`/nominations/${s.all[2]}`);
  assert.equal(later.body.name, s.people[2].full_name);
});
