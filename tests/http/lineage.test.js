// SPDX-License-Identifier: MIT
// lineage: who trained whom as everybody, staff and trainers see it, how it follows what classes do, and that it never goes in a circle.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD } from './support/bank.js';
import { ladder } from './support/ladder.js';
import { server } from './support/server.js';

const province = async (t) => {
  const s = await server(t, { demo: { volunteers: 400, seed: 7 } });
  return Object.assign(s, { as: (login) => s.login(login, PASSWORD) });
};
const body = (answer) => {
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};

test('the demo loses a quarter at each hop, and says so', async (t) => {
  const s = await province(t);
  const officer = await s.as('canbo.chi');
  const tree = body(await officer.get('/lineage'));

  await t.test('generations keep what a cascade is expected to keep', () => {
    assert.deepEqual(tree.generations.map((g) => g.generation), [0, 1, 2, 3, 4]);
    assert.deepEqual(tree.generations.map((g) => g.expected), [1000, 750, 563, 422, 316]);
    for (const g of tree.generations) assert.ok(Math.abs(g.actual - g.expected) <= 30, `generation ${g.generation}: ${g.actual}`);
    for (const g of tree.generations.slice(1)) assert.ok(g.hop > 700 && g.hop < 800, `generation ${g.generation}: ${g.hop}`);
    assert.equal(tree.generations[3].classes, 39);
  });

  await t.test('alerts name what is below 0.85, too deep and too short', () => {
    const kinds = (kind) => tree.alerts.filter((alert) => alert.kind === kind);
    assert.deepEqual(kinds('hop').map((alert) => alert.generation), [1, 2, 3, 4]);
    assert.equal(kinds('deep').length, 1);
    assert.ok(kinds('short').length >= 1);
    assert.ok(kinds('trainer').every((alert) => tree.people.find((one) => one.id === alert.person).hop < 850));
    assert.equal(kinds('circle').length, 0);
  });

  await t.test('people stand below the trainer of the generation before, with all their parents', () => {
    const byId = new Map(tree.people.map((one) => [one.id, one]));
    const many = tree.people.filter((one) => one.parents.length > 1);
    assert.ok(many.length > 0);
    for (const one of tree.people) {
      if (one.parent) {
        assert.equal(byId.get(one.parent).generation, one.generation - 1, one.name);
        assert.ok(one.parents.includes(one.parent));
      } else {
        assert.equal(one.generation, 0, one.name);
      }
    }
  });

  await t.test('what areas count is what their communes count, and two areas are gaps', () => {
    const sum = (rows, member) => rows.reduce((all, row) => all + row[member], 0);
    assert.equal(sum(tree.areas, 'learners'), sum(tree.communes, 'learners'));
    assert.equal(sum(tree.areas, 'communes'), tree.communes.length);
    assert.equal(tree.areas.filter((area) => area.covered === 0).length, 2);
    assert.ok(tree.learners >= sum(tree.communes, 'learners'));
  });

  await t.test('one trainer: classes, neighbours and everybody reached once', async () => {
    const trainer = tree.people.find((one) => one.generation === 1 && one.reach > 0);
    const one = body(await officer.get(`/lineage/people/${trainer.id}`));
    assert.deepEqual(one.person, { ...trainer, parent: null });
    assert.equal(one.led.length, trainer.classes);
    assert.deepEqual(one.parents.map((parent) => parent.id).sort(), [...trainer.parents].sort());
    assert.ok(one.children.every((child) => child.parents.includes(trainer.id)));
    assert.ok(one.reached.reduce((all, row) => all + row.learners, 0) <= trainer.reach);
    assert.ok(trainer.reach < tree.learners);
    assert.equal((await officer.get(`/lineage/people/${tree.areas[0].unit}`)).status, 404);
  });

  await t.test('names are for staff, trainers and assessors; others see initials', async () => {
    const trainer = await s.as('taphuan.hoa');
    const names = body(await trainer.get('/lineage')).people.map((one) => one.name);
    assert.ok(names.includes('Nông Thị Hoa'));
    const open = body(await s.get('/public/lineage'));
    assert.equal(open.named, false);
    assert.ok(open.nodes.every((node) => node.name.split(' ').every((word) => /^\p{L}\.$/u.test(word))), JSON.stringify(open.nodes[0]));
    assert.ok(open.nodes.every((node) => !node.low), 'who loses much is for staff');
    const watcher = await s.as('theodoi.minh');
    assert.equal(body(await watcher.get('/lineage')).named, false);
    assert.equal((await s.get('/lineage')).status, 401);
    assert.equal((await (await s.as('tnv.an')).get('/lineage')).status, 403);
  });

  await t.test('the page is whole without a script', async () => {
    const page = await s.send('GET', '/pha-he', { page: true });
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /<script/);
    assert.equal(page.text.match(/<details/g).length, page.text.match(/<\/details>/g).length);
    assert.equal(page.text.match(/<ul/g).length, page.text.match(/<\/ul>/g).length);
    assert.match(page.text, /chưa có tập huấn viên/);
  });
});

test('the tree follows what classes do, and never goes in a circle', async (t) => {
  const s = await ladder(t);
  const [root, middle, leaf, learner] = [await s.trainer(3), await s.trainer(0), await s.trainer(0), await s.trainer(0)];
  const upper = await s.curriculum(2);
  const lower = await s.curriculum(0);
  const tree = async () => body(await s.officer.get('/lineage'));
  const of = async (who) => (await tree()).people.find((one) => one.id === who.volunteer);
  const lead = (who, part = 'lead') => ({ volunteer: who.volunteer, part });

  assert.equal((await of(root)).reach, 0);
  await s.held(upper, { trainers: [lead(root)], trainees: [middle, leaf], on: -3 });
  assert.equal((await of(root)).reach, 2);
  assert.equal((await tree()).generations.at(-1).generation, 1);
  await s.held(lower, { trainers: [lead(middle), lead(leaf, 'co')], trainees: [learner], on: -2 });
  const [one, two] = [await of(middle), await of(leaf)];
  assert.deepEqual([one.generation, one.reach, two.reach], [1, 1, 1]);
  assert.equal((await of(root)).reach, 3, 'a learner of two parents counts once');

  const place = { unit: s.unit, place: s.place, location: 'Hội trường xã', seats: 30 };
  const open = async (curriculum, ...trainers) => {
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const course = s.made(await s.officer.post('/courses', { title: 'Lớp sau', curriculum: curriculum.id, starts: day, ends: day, ...place }), 'course');
    for (const trainer of trainers) s.made(await s.officer.post('/course_trainers', { course: course.id, ...trainer }), 'trainer');
    s.made(await s.officer.post('/course_sessions', { course: course.id, day, from: 480, to: 840 }), 'session');
    s.made(await s.officer.post(`/courses/${course.id}/publications`), 'publication');
    return course;
  };
  const back = await open(upper, lead(leaf));
  const refused = await s.officer.post('/enrolments', { course: back.id, volunteer: root.volunteer });
  assert.equal(refused.status, 409, refused.text);
  assert.equal(refused.body.code, 'lineage');
  const harmless = await open(lower, lead(leaf));
  assert.equal((await s.officer.post('/enrolments', { course: harmless.id, volunteer: root.volunteer })).status, 201, 'a class that makes no trainers is no link');
});
