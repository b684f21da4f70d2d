// SPDX-License-Identifier: MIT
// The library: what is published and what a kind owes, search without accents, models and who copied them, feeds and the offline
// file; ideas from proposal to use, where a person's idea counts once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, PASSWORD, shiftOn } from './support/bank.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function attach(s, who, item, name, bytes, fields = {}) {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.set(key, value);
  body.set('file', new Blob([bytes]), name);
  const answer = await fetch(`${s.url}/api/v1/library_items/${item}/files`, {
    method: 'POST',
    headers: { cookie: who.cookie, origin: s.url },
    body,
  });
  return { status: answer.status, body: await answer.json() };
}

const flaws = (answer) => answer.body.errors.map((flaw) => flaw.pointer).sort();

test('the library: written by staff, read, searched, followed and taken along by everybody', async (t) => {
  const s = await bank(t);
  const officer = s.officer;
  let model;

  await t.test('what a kind owes is said at once, and nobody reads a draft', async () => {
    const made = await officer.post('/library_items', { kind: 'model', title: 'Tủ sách Đắk Gằn', unit: s.unit });
    assert.equal(made.status, 201, made.text);
    assert.equal(made.body.code, 'tu-sach-dak-gan');
    assert.equal((await s.page('/cam-nang/tu-sach-dak-gan')).status, 404);
    const refused = await officer.post(`/library_items/${made.body.id}/publications`);
    assert.deepEqual(flaws(refused), ['/body', '/evidence', '/summary']);
    model = made.body.id;
    const file = await attach(s, officer, model, 'Tủ sách.PNG', PNG, { cover: 'true', about: 'Tủ sách' });
    assert.equal(file.status, 201, JSON.stringify(file.body));
    assert.equal(file.body.name, 'tu-sach.png');
    const program = await attach(s, officer, model, 'a.pdf', Buffer.from('MZ\x90\x00 program'));
    assert.deepEqual([program.status, flaws(program)], [422, ['/file']]);
    const body = '# Làm gì\n\nGóp sách. ![Tủ](tu-sach.png) [Sổ tay](cam-nang/so-tay-doi-truong) <b>x</b> [hỏng](cam-nang/khong-co)';
    await officer.patch(`/library_items/${model}`, { body, summary: 'Sách cho trẻ trong buôn', evidence: '40 em đọc mỗi tuần' });
    const preview = await officer.post('/library_items/previews', { item: model, body });
    assert.deepEqual(preview.body.faults, [{ target: 'cam-nang/khong-co', picture: false }]);
    assert.equal((await officer.post(`/library_items/${model}/publications`)).status, 200);
  });

  await t.test('its page needs no script, shows its own picture when shared, and hides who agreed', async () => {
    const page = await s.page('/cam-nang/tu-sach-dak-gan');
    assert.equal(page.status, 200);
    const picture = /property="og:image" content="([^"]+)"/.exec(page.text)[1];
    assert.match(picture, /^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/library_files\//);
    const got = await fetch(picture);
    assert.deepEqual([got.headers.get('content-type'), Buffer.from(await got.arrayBuffer()).equals(PNG)], ['image/png', true]);
    assert.match(page.text, /href="\/cam-nang\/so-tay-doi-truong"/);
    assert.match(page.text, /&lt;b&gt;x/);
    assert.ok(!page.text.includes('<script'));
    const person = await s.page('/cam-nang/guong-chi-h-lan');
    assert.ok(!person.text.includes('Nhân vật hư cấu của bản thử'));
  });

  await t.test('found without accents, in chapters too; a filter too many says what dropping it gives', async () => {
    const found = (await s.get('/public/library_items?q=tui+so+cuu')).body;
    assert.equal(found.count, 1);
    assert.equal(found.groups[0].items[0].chapter, 'Trước buổi tình nguyện');
    const none = (await s.get('/public/library_items?q=tu+sach+dak+gan&kind=law')).body;
    assert.deepEqual([none.count, none.wider_count], [0, 1]);
    const laws = (await s.get('/public/library_items?kind=law')).body.groups[0].items.map((one) => one.number);
    assert.deepEqual(laws, ['630/KH-UBND', '1481/QĐ-TTg', '17/2021/NĐ-CP', '57/2020/QH14']);
  });

  await t.test('a copy of a model counts once a unit, once its keepers confirmed it', async () => {
    const province = await s.login('tinh.giang', PASSWORD);
    const units = (await province.get('/units?kind=commune_union&limit=5')).body.items;
    const other = units.find((one) => one.id !== s.unit).id;
    const copy = { model, unit: other, since: shiftOn(-20).day, result: '12 em đọc', people: 12 };
    assert.deepEqual(flaws(await province.post('/replications', { ...copy, unit: s.unit })), ['/unit']);
    const first = await province.post('/replications', { ...copy, campaign: `${s.url}/c/019a0000-0000-7000-8000-000000000000` });
    assert.deepEqual(flaws(first), ['/campaign']);
    const made = await province.post('/replications', copy);
    assert.equal(made.status, 201, made.text);
    assert.equal((await province.post('/replications', copy)).status, 409);
    assert.equal((await s.get('/public/library_items/tu-sach-dak-gan')).body.copy_count, 0);
    assert.equal((await officer.post(`/replications/${made.body.id}/decisions`, { confirm: true })).status, 200);
    assert.equal((await s.get('/public/library_items/tu-sach-dak-gan')).body.copy_count, 1);
    assert.equal((await province.patch(`/replications/${made.body.id}`, { result: '1.200 em đọc' })).status, 409);
  });

  await t.test('feeds, calendar and one file to take along', async () => {
    const feed = await s.send('GET', '/public/library/feed.xml');
    assert.match(feed.headers.get('content-type'), /application\/rss\+xml/);
    assert.match(feed.text, /<item>\n<title>Tủ sách Đắk Gằn<\/title>\n<link>http:[^<]+\/cam-nang\/tu-sach-dak-gan<\/link>/);
    await s.open(shiftOn(5), {}, { title: 'Sạch suối' });
    const calendar = (await s.send('GET', '/public/library/activities.ics')).text;
    assert.match(calendar, /BEGIN:VEVENT[^]*SUMMARY:[^]*URL:http/);
    const whole = (await s.send('GET', '/public/library/offline.html')).text;
    assert.ok(whole.length < 2_000_000 && whole.includes('data:image/png;base64,') && whole.includes('id="so-tay-doi-truong"'));
    assert.ok(!/(?:src|href)="(?!#|data:|https:\/\/|\/")/.test(whole), 'fetches something');
    const one = await s.send('GET', '/public/library/offline.html?code=so-tay-doi-truong');
    assert.match(one.headers.get('content-disposition'), /so-tay-doi-truong\.html/);
    assert.ok(!one.text.includes('id="tu-sach-dak-gan"'));
  });

  await t.test('materials of training lead to what is published', async () => {
    const body = '[Sổ tay](cam-nang/so-tay-doi-truong) [không](cam-nang/khong-co)';
    const { html, faults } = (await officer.post('/materials/previews', { body })).body;
    assert.match(html, /<a href="\/cam-nang\/so-tay-doi-truong"/);
    assert.deepEqual(faults, [{ target: 'cam-nang/khong-co', picture: false }]);
  });

  await t.test('withdrawn, it is gone', async () => {
    const gone = await officer.post(`/library_items/${model}/withdrawals`, { reason: 'Viết lại' });
    assert.deepEqual([gone.body.state, gone.body.reason], ['withdrawn', 'Viết lại']);
    assert.equal((await s.page('/cam-nang/tu-sach-dak-gan')).status, 404);
  });
});

test('an idea goes from proposal to a record that shows it in use, and counts once', async (t) => {
  const s = await bank(t);
  const officer = s.officer;
  const one = await s.login('tnv.an', PASSWORD);
  const two = await s.login('doitruong.binh', PASSWORD);
  const idea = { title: 'Xe đạp cũ cho học sinh', body: 'Thu xe đạp hỏng, sửa, trao cho em nhà xa trường', unit: s.unit };
  const figures = async () => {
    const { proposed, discussed, adopted, applied_count: applied } = (await s.get('/public/ideas')).body;
    return [proposed, discussed, adopted, applied];
  };
  const before = await figures();
  const more = async () => (await figures()).map((n, i) => n - before[i]);
  const decide = (id, action, rest = {}) => officer.post(`/ideas/${id}/decisions`, { action, ...rest });

  const first = await one.post('/ideas', idea);
  assert.equal(first.status, 201, first.text);
  const again = await one.post('/ideas', { ...idea, title: 'XE ĐẠP CŨ, cho học sinh!' });
  assert.deepEqual([again.status, again.body.code], [409, 'twice']);
  const same = (await two.post('/ideas', { ...idea, title: 'Xe đạp cũ cho em nhà xa' })).body;
  assert.equal((await s.get(`/public/ideas/${first.body.id}`)).status, 404, 'nothing is shown unread');
  assert.equal((await one.get(`/public/ideas/${first.body.id}`)).status, 200, 'its author sees it');
  assert.equal((await two.post(`/ideas/${first.body.id}/comments`, { words: 'x' })).status, 404);

  assert.equal((await one.post(`/ideas/${first.body.id}/decisions`, { action: 'show' })).status, 403);
  assert.equal((await decide(first.body.id, 'show')).status, 200);
  const near = (await officer.get(`/ideas/${same.id}/review`)).body.near;
  assert.deepEqual(near.map((other) => other.id), [first.body.id]);
  assert.equal((await decide(same.id, 'merge', { same_as: same.id })).status, 422);
  assert.equal((await decide(same.id, 'merge', { same_as: first.body.id })).status, 200);
  assert.deepEqual(await more(), [1, 1, 0, 0], 'two proposals, one idea');

  await two.post(`/ideas/${first.body.id}/supports`);
  await two.post(`/ideas/${first.body.id}/supports`);
  assert.equal((await s.get(`/public/ideas/${first.body.id}`)).body.people, 2, 'each person once, merged ones too');

  const early = await decide(first.body.id, 'adopt', { reason: 'Làm thử' });
  assert.deepEqual([early.status, early.body.code], [409, 'undiscussed']);
  await two.post(`/ideas/${first.body.id}/comments`, { words: 'Nên hỏi thợ sửa xe trong xã' });
  const comment = (await officer.get(`/ideas/${first.body.id}/review`)).body.comments[0];
  assert.equal((await s.get(`/public/ideas/${first.body.id}`)).body.comments.length, 0);
  assert.equal((await officer.post(`/idea_comments/${comment.id}/decisions`, { show: true })).status, 200);
  assert.equal((await decide(first.body.id, 'adopt', { reason: 'Làm thử một kỳ' })).status, 200);

  assert.equal((await decide(first.body.id, 'apply')).status, 422, 'only by a record');
  const use = { idea: first.body.id, unit: s.unit, since: shiftOn(-3).day, result: '11 xe đã trao' };
  assert.deepEqual(flaws(await officer.post('/idea_applications', use)), ['/campaign']);
  const campaign = await s.campaign();
  const used = await officer.post('/idea_applications', { ...use, campaign: `${s.url}/c/${campaign.id}` });
  assert.equal(used.status, 201, used.text);
  assert.equal((await officer.post('/idea_applications', { ...use, campaign: campaign.id })).status, 409);
  assert.deepEqual(await more(), [1, 1, 1, 1]);
  const page = await s.page(`/sang-kien/${same.id}`);
  assert.match(page.text, /11 xe đã trao/, 'a merged idea leads to the one it is');
  assert.ok(page.text.includes(`/c/${campaign.id}`));

  assert.equal((await officer.delete(`/idea_applications/${used.body.id}`)).status, 204);
  assert.deepEqual(await more(), [1, 1, 1, 0]);
});

test('a forum takes questions, answers them in public and ends when none waits', async (t) => {
  const s = await bank(t);
  const officer = s.officer;
  const asker = await s.login('tnv.an', PASSWORD);
  const made = await officer.post('/forums', { title: 'Gặp gỡ đầu năm', unit: s.unit, held_on: shiftOn(9).day });
  assert.equal(made.status, 201, made.text);
  const forum = made.body.id;
  await officer.post('/forum_points', { forum, position: 2, title: 'Hỏi đáp', minutes: 60 });
  await officer.post('/forum_points', { forum, position: 1, title: 'Mở đầu', speaker: 'Bí thư' });
  assert.equal((await s.page(`/doi-thoai/${forum}`)).status, 404, 'a draft is nobody’s');
  assert.equal((await asker.post(`/forums/${forum}/questions`, { words: 'Khi nào có sân bóng?' })).status, 404);
  await officer.patch(`/forums/${forum}`, { state: 'open' });
  assert.equal((await s.post(`/forums/${forum}/questions`, { words: 'x' })).status, 401);
  const asked = await s.form(`/doi-thoai/${forum}`, { words: 'Khi nào có sân bóng?' }, { headers: { cookie: asker.cookie } });
  assert.deepEqual([asked.status, asked.headers.get('location')], [303, `/doi-thoai/${forum}?gui=1`]);
  await asker.post(`/forums/${forum}/questions`, { words: 'Ai giữ nhà văn hóa?' });
  const seen = async () => (await s.get(`/public/forums/${forum}`)).body;
  assert.deepEqual([(await seen()).agenda.map((one) => one.point), (await seen()).shown_count], [['Mở đầu', 'Hỏi đáp'], 0]);

  const early = await officer.patch(`/forums/${forum}`, { state: 'ended', conclusion: 'Làm sân trong quý II' });
  assert.deepEqual(flaws(early), ['/state']);
  const [first, second] = (await officer.get(`/forum_questions?forum=${forum}`)).body.items;
  const decide = (one, body) => officer.post(`/forum_questions/${one.id}/decisions`, body);
  assert.equal((await asker.post(`/forum_questions/${first.id}/decisions`, { show: true })).status, 403);
  assert.deepEqual(flaws(await decide(second, {})), ['/note']);
  assert.deepEqual(flaws(await decide(first, { answer: 'Quý II' })), ['/answered_by']);
  assert.equal((await decide(first, { answer: 'Quý II', answered_by: s.unit })).status, 200);
  assert.equal((await decide(second, { show: true })).status, 200);
  const now = await seen();
  assert.deepEqual([now.shown_count, now.answered_count, now.questions[0].answer], [2, 1, 'Quý II']);

  assert.deepEqual(flaws(await officer.patch(`/forums/${forum}`, { state: 'ended' })), ['/conclusion']);
  const ended = await officer.patch(`/forums/${forum}`, { state: 'ended', conclusion: 'Làm sân trong quý II' });
  assert.equal(ended.status, 200, ended.text);
  const late = await asker.post(`/forums/${forum}/questions`, { words: 'Còn bể bơi?' });
  assert.deepEqual([late.status, late.body.code], [409, 'closed']);
});

test('it stands alone: without the bank it tells nothing of campaigns', async (t) => {
  const { server } = await import('./support/server.js');
  const { readdirSync } = await import('node:fs');
  const others = readdirSync(`${process.env.VOLBANK_SOURCE}/plugins`).filter((name) => name !== 'library');
  const s = await server(t, { without: others });
  assert.equal((await s.page('/cam-nang')).status, 200);
  assert.doesNotMatch((await s.send('GET', '/public/library/activities.ics')).text, /VEVENT/);
});

test('what came of ideas and models stands beside what was registered, each figure with its records', async (t) => {
  const s = await bank(t);
  const officer = s.officer;
  const province = await s.login('tinh.giang', PASSWORD);
  const monitor = await s.login('theodoi.minh', PASSWORD);
  const [one, two] = [await s.login('tnv.an', PASSWORD), await s.login('doitruong.binh', PASSWORD)];
  const results = async (who, rest = '') => {
    const answer = await who.get(`/library/results?unit=${s.unit}${rest}`);
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const records = async (show, who = officer) => (await results(who, `&show=${show}`)).items;
  const before = await results(officer);
  const recorded = async () => (await officer.get(`/plan/records?measure=ideas&unit=${s.unit}`)).body;
  const measured = (await recorded()).total;
  const decide = (id, action, rest = {}) => officer.post(`/ideas/${id}/decisions`, { action, reason: 'Được', ...rest });

  await t.test('what nobody has read is counted, but named to its readers only', async () => {
    const idea = { title: 'Sân phơi chung cho bà con', body: 'Dọn bãi trống làm sân phơi cà phê chung, chia lịch theo thôn', unit: s.unit };
    const first = (await one.post('/ideas', idea)).body.id;
    await two.post('/ideas', { ...idea, title: 'Sân phơi chung cho bà con thôn' });
    const now = await results(officer);
    assert.deepEqual([now.registered - before.registered, now.applied - before.applied], [2, 0]);
    assert.equal(now.flags.repeated - before.flags.repeated, 1, 'two people’s same idea is told');
    assert.match((await records('repeated'))[0].why, /Sân phơi chung cho bà con»/);
    const seen = (await records('registered', monitor)).find((item) => item.id === first);
    assert.deepEqual([seen.title, seen.page], ['(chưa đăng)', '']);
    assert.equal((await s.get(`/library/results?unit=${s.unit}`)).status, 401);
    assert.equal((await one.get(`/library/results?unit=${s.unit}`)).status, 403);
    assert.equal((await recorded()).total, measured + 2);
    assert.equal((await officer.get(`/plan/records?measure=luck&unit=${s.unit}`)).status, 422);
  });

  await t.test('applied with a record that shows it, it is a result; one record for two ideas is told', async () => {
    const campaign = (await s.campaign()).id;
    const apply = async (title) => {
      const id = (await one.post('/ideas', { title, body: `${title}: làm thử ba tháng`, unit: s.unit })).body.id;
      await decide(id, 'show');
      await two.post(`/ideas/${id}/comments`, { words: 'Nên làm' });
      const { comments } = (await officer.get(`/ideas/${id}/review`)).body;
      await officer.post(`/idea_comments/${comments[0].id}/decisions`, { show: true });
      assert.equal((await decide(id, 'adopt')).status, 200);
      const use = { idea: id, unit: s.unit, since: shiftOn(-3).day, result: '40 nhà', campaign };
      assert.equal((await officer.post('/idea_applications', use)).status, 201);
    };
    await apply('Loa kéo dùng chung');
    const now = await results(officer);
    assert.deepEqual([now.applied - before.applied, now.places - before.places, now.flags.shared], [1, 1, 0]);
    await apply('Áo mưa dùng chung');
    assert.deepEqual((await records('shared')).map((item) => item.title).sort(), ['Loa kéo dùng chung', 'Áo mưa dùng chung']);
    assert.ok((await records('applied')).every((item) => item.counted));
    const counted = (await recorded()).items.filter((item) => item.counted).map((item) => item.title);
    assert.ok(counted.includes('Loa kéo dùng chung'));
  });

  await t.test('a copy waits with the keepers of the model, wherever they stand, and is nobody else’s until it counts', async () => {
    const made = await officer.post('/library_items', {
      kind: 'model', title: 'Sân chơi lốp xe', unit: s.unit, summary: 'Lốp cũ', body: 'Sơn lốp', evidence: '60 em chơi',
    });
    await officer.post(`/library_items/${made.body.id}/publications`);
    const other = (await province.get('/units?kind=commune_union&limit=5')).body.items.find((unit) => unit.id !== s.unit).id;
    const copy = (await province.post('/replications', { model: made.body.id, unit: other, since: shiftOn(-9).day, result: '30 em', people: 30 })).body.id;
    const of = async (who) => (await who.get(`/library/copies?copy=${copy}`)).body.items[0];
    assert.deepEqual([(await of(officer)).decides, (await of(province)).edits], [true, true]);
    const partner = await s.login('sonoivu.nga', PASSWORD);
    assert.equal(await of(partner), undefined);
    assert.equal((await officer.post(`/replications/${copy}/decisions`, { confirm: true })).status, 200);
    assert.deepEqual([(await of(partner)).people, (await of(province)).edits], [30, false]);
    const whole = (await province.get(`/library/results?unit=${(await province.get('/me')).body.roles[0].unit}&show=confirmed`)).body;
    assert.ok(whole.items.some((item) => item.page === `nhan-rong/${copy}`) && whole.helped >= 30);
  });
});
