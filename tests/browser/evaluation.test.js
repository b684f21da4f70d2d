// SPDX-License-Identifier: MIT
// A year's evaluation in the browser: opened, worked out, read with every reason, published; a volunteer reads theirs and appeals
// without JavaScript, with a file; the appeal is refused with a reason, or worked out anew. What stands on the pages is what the API says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, focusOn, phone, pressable } from './support/chromium.js';
import { fold, local, ok, PASSWORD, province, settled } from './support/province.js';
import { comes, gone, holding, valued } from './support/waiting.js';

const DEMO = { volunteers: 600, seed: 7 };
const YEAR = 2025;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');

async function evaluated(who, wish) {
  const round = ok(await who.post('/evaluation_rounds', wish));
  ok(await who.post(`/evaluation_rounds/${round.id}/run`));
  return settled(who, `/evaluation_rounds/${round.id}`, 'draft', 'running');
}

const idOf = (page) => new URL(page.url()).pathname.split('/').at(-1);

/** Everything about one page that a phone and a screen reader need. */
async function sound(page, where) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

/** An, who appeals; Dũng, who decides for the area; and the unit that is rated. */
async function people(t) {
  const s = await province(t, DEMO);
  const dung = await s.login('cum.dung', PASSWORD);
  const an = await s.login('tnv.an', PASSWORD);
  const me = ok(await an.get('/me/profile'));
  const { unit } = ok(await dung.get(`/volunteers/${me.id}`));
  return { s, dung, an, me, unit };
}

test('an area’s administrator evaluates a year, reads why, and publishes', async (t) => {
  const { s, dung, unit, me } = await people(t);
  const unitName = ok(await dung.get(`/units/${unit}`)).name;
  const before = await evaluated(dung, { unit, year: YEAR - 1 });
  const { page } = await phone(t, { url: s.url, width: 1280, height: 900, cookie: dung.cookie });
  let round;
  let everybody;

  await t.test('from the list of tasks to a result', async () => {
    await page.goto('/can-bo/tat-ca');
    await page.getByRole('main').getByRole('link', { name: 'Đánh giá năm' }).click();
    await page.getByRole('link', { name: before.title }).waitFor();
    await page.getByRole('link', { name: 'Mở đợt đánh giá' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mở đợt đánh giá' }).waitFor();
    await valued(page.getByLabel('Năm'), String(new Date().getFullYear() - 1), 'the year that is over');
    await page.getByLabel('Năm').fill(String(YEAR));
    await page.getByRole('combobox', { name: 'Đơn vị' }).fill(unitName);
    await page.getByRole('option', { name: unitName }).first().click();
    await page.getByRole('button', { name: 'Mở đợt' }).click();
    await page.getByText('Chưa tính gì.').waitFor();
    assert.equal(ok(await dung.get(`/evaluation_rounds/${idOf(page)}`)).unit, unit);
    await page.getByRole('button', { name: 'Đánh giá' }).click();
    await page.getByRole('heading', { name: 'Xếp loại' }).waitFor();
    round = await settled(dung, `/evaluation_rounds/${idOf(page)}`, 'draft', 'running');
    everybody = ok(await dung.get(`/evaluation_rounds/${round.id}/people?limit=200`));
    await holding(() => page.locator('.stats').innerText(), (figures) => figures.includes(local(round.people)) && figures.includes(local(round.rated)));
  });

  await t.test('the bands count everybody once', async () => {
    const rows = page.getByRole('table', { name: 'Số người ở mỗi mức' }).getByRole('row');
    const by = (band) => everybody.items.filter((one) => one.band === band).length;
    await comes(() => rows.locator('td:nth-child(2)').allInnerTexts(), ['excellent', 'good', 'pass', 'fail', null].map((band) => local(by(band))));
    assert.equal(everybody.items.length, round.people);
  });

  await t.test('beside the year before', async () => {
    const said = ok(await dung.get(`/evaluation_rounds/${round.id}/before`)).before;
    assert.equal(said.id, before.id);
    assert.equal(said.cells.flat().reduce((sum, n) => sum + n, 0) + said.only_now, round.people);
    await page.getByText(`${local(said.rose)} người lên bậc, ${local(said.fell)} người xuống bậc`).waitFor();
  });

  await t.test('people are found without accents, and by their band', async () => {
    const [one] = everybody.items;
    const narrowed = page.waitForResponse((answer) => answer.url().includes('words=' + encodeURIComponent(fold(one.name)).replaceAll('%20', '+')));
    await page.getByLabel('Tìm theo tên').fill(fold(one.name));
    const { items } = await (await narrowed).json();
    assert.ok(items.some((other) => other.id === one.id) && items.length < everybody.items.length);
    const table = page.getByRole('table', { name: 'Kết quả từng người' });
    await comes(() => table.getByRole('button').allInnerTexts(), items.map((other) => other.name));
    await page.getByRole('button', { name: 'Chưa xếp loại: xem những ai' }).click();
    const unrated = everybody.items.filter((other) => other.band === null);
    await valued(page.getByLabel('Xếp loại', { exact: true }), 'none');
    if (unrated[0]) await table.getByRole('button', { name: `${unrated[0].name}: vì sao` }).first().waitFor();
    await page.getByLabel('Xếp loại', { exact: true }).selectOption('');
  });

  await t.test('the drawer by keyboard: every reason with its points, and out', async () => {
    const one = everybody.items.find((other) => other.rank === 1);
    const why = ok(await dung.get(`/evaluations/${one.id}/explained`));
    const opener = page.getByRole('button', { name: `${one.name}: vì sao` }).first();
    await opener.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: one.name });
    await drawer.getByText(why.rule_name).waitFor();
    await focusOn(page, one.name);
    await holding(() => drawer.getByRole('table').innerText(), (told) => why.reasons.every((reason) => told.includes(reason.text) && told.includes(reason.points)));
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement === document.body || !!document.activeElement?.closest('dialog')), 'the focus stays inside');
    }
    await accessible(page, 'drawer');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await opener.and(page.locator(':focus')).waitFor(); // the focus returns
  });

  await t.test('publishing is asked about once more, and tells everybody once', async () => {
    await page.getByRole('button', { name: 'Công bố', exact: true }).click();
    const ask = page.getByRole('dialog', { name: 'Công bố kết quả này?' });
    await ask.getByText(`${local(round.people)} người được báo`).waitFor();
    await ask.getByRole('button', { name: /^Công bố và báo/ }).click();
    await page.getByText('Đã công bố lúc').waitFor();
    assert.equal((await settled(dung, `/evaluation_rounds/${round.id}`, 'publishing')).state, 'published');
    await gone(page.getByRole('button', { name: 'Đánh giá lại' }), 'what is published is not worked out again');
    await page.getByRole('heading', { name: 'Phúc tra' }).waitFor();
    const mine = everybody.items.find((one) => one.volunteer === me.id);
    await page.goto(`/can-bo/danh-gia/${round.id}?nguoi=${mine.id}`);
    await page.getByRole('button', { name: 'Tính lại' }).click();
    await page.getByText('Tính lại ra đúng kết quả này').waitFor();
  });

  await t.test('the workbook for the office', async () => {
    await page.goto(`/can-bo/danh-gia/${round.id}`);
    const wait = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải Excel' }).click();
    assert.match((await wait).suggestedFilename(), /\.xlsx$/);
  });

  await t.test('a round opened by mistake can go while it has no results', async () => {
    const mistaken = ok(await dung.post('/evaluation_rounds', { unit, year: YEAR - 2 }));
    await page.goto(`/can-bo/danh-gia/${mistaken.id}`);
    await page.getByRole('button', { name: 'Bỏ đợt này' }).click();
    await page.getByRole('button', { name: 'Bỏ đợt', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Đánh giá năm', exact: true }).waitFor(); // the round's own title begins so too
    assert.equal((await dung.get(`/evaluation_rounds/${mistaken.id}`)).status, 404);
  });

  await t.test('on a phone of 320 px', async () => {
    const { page: small } = await phone(t, { url: s.url, width: 320, cookie: dung.cookie });
    for (const [path, heading] of [
      ['/can-bo/danh-gia', 'Đánh giá năm'],
      ['/can-bo/danh-gia/moi', 'Mở đợt đánh giá'],
      [`/can-bo/danh-gia/${round.id}`, round.title],
    ]) {
      await small.goto(path);
      await small.getByRole('heading', { level: 1, name: heading }).waitFor();
      await small.waitForLoadState('networkidle');
      await sound(small, path);
    }
  });
});

test('a volunteer reads their year without JavaScript, appeals with a file, and is answered', async (t) => {
  const { s, dung, an, me, unit } = await people(t);
  const { page: mine } = await phone(t, { url: s.url, width: 320, cookie: an.cookie, js: false });
  const { page } = await phone(t, { url: s.url, width: 1280, height: 900, cookie: dung.cookie });
  let round;
  const year = async () => ok(await an.get('/me/evaluations')).items[0];

  await t.test('only what is published is shown', async () => {
    const draft = await evaluated(dung, { unit, year: YEAR });
    await mine.goto('/ho-so');
    await mine.getByRole('link', { name: 'Đánh giá năm' }).click();
    await mine.getByRole('heading', { level: 1, name: 'Đánh giá năm của tôi' }).waitFor();
    assert.equal(await mine.getByRole('heading', { name: draft.title }).count(), 0);
    round = ok(await dung.get(`/evaluation_rounds/${(await year()).round}`));
    await mine.getByRole('heading', { name: round.title }).waitFor();
  });

  await t.test('score, rating, every reason, the rule', async () => {
    const one = await year();
    const told = await mine.getByRole('main').innerText();
    for (const words of [one.title, one.band_label, one.rule_name, ...one.reasons.flatMap((reason) => [reason.text, reason.points])])
      assert.ok(told.includes(words), `${words}: ${told}`);
    await mine.getByRole('link', { name: 'Tính lại' }).click();
    await mine.getByText('Tính lại ra đúng như cũ').waitFor();
    await mine.goBack();
  });

  await t.test('an appeal asks for a reason, and takes a picture', async () => {
    await mine.getByRole('link', { name: 'Đề nghị phúc tra' }).click();
    await mine.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await mine.getByRole('alert').waitFor();
    assert.equal(await mine.getByLabel('Vì sao bạn đề nghị phúc tra').getAttribute('aria-invalid'), 'true');
    await mine.getByLabel('Vì sao bạn đề nghị phúc tra').fill('Buổi ngày 12/04 tôi có mặt.\nĐội trưởng làm chứng.');
    await mine.getByLabel('Minh chứng, nếu có').setInputFiles({ name: 'diem-danh.png', mimeType: 'image/png', buffer: PNG });
    await mine.getByRole('button', { name: 'Gửi đề nghị' }).click();
    await mine.waitForURL((url) => url.pathname === '/danh-gia');
    await mine.getByText('Đang chờ phúc tra').waitFor();
    await mine.getByRole('link', { name: 'diem-danh.png' }).waitFor();
    assert.equal(await mine.getByRole('link', { name: 'Đề nghị phúc tra' }).count(), 0, 'one at a time');
  });

  await t.test('a refusal needs its reason, which the volunteer reads', async () => {
    await page.goto(`/can-bo/danh-gia/${round.id}`);
    const card = page.getByRole('listitem').filter({ hasText: 'Đội trưởng làm chứng.' });
    await card.getByRole('heading', { name: me.full_name }).waitFor();
    const evidence = await card.getByRole('link', { name: 'Minh chứng: diem-danh.png' }).getAttribute('href');
    const file = await fetch(s.url + evidence, { headers: { cookie: dung.cookie } });
    assert.deepEqual(Buffer.from(await file.arrayBuffer()), PNG);
    await card.getByRole('button', { name: 'Giữ nguyên', exact: true }).click();
    const ask = page.getByRole('dialog', { name: 'Giữ nguyên kết quả?' });
    await ask.getByRole('button', { name: 'Giữ nguyên và báo' }).click();
    await ask.getByRole('alert').waitFor();
    await accessible(page, 'refusing');
    await ask.getByLabel('Lý do giữ nguyên').fill('Hôm ấy không có tên trong danh sách giấy.');
    await ask.getByRole('button', { name: 'Giữ nguyên và báo' }).click();
    await card.getByRole('button', { name: 'Giữ nguyên', exact: true }).waitFor({ state: 'detached' });
    await mine.goto('/danh-gia');
    await mine.getByText('Hôm ấy không có tên trong danh sách giấy.').waitFor();
  });

  await t.test('accepted, it is worked out anew from what was mended, and replaces the old one', async () => {
    const old = await year();
    ok(await an.post(`/evaluations/${old.id}/appeals`, { reason: 'Còn thiếu một lần hiến máu.' }));
    await page.reload();
    const card = page.getByRole('listitem').filter({ hasText: 'Còn thiếu một lần hiến máu.' });
    await card.getByRole('button', { name: 'Tính lại', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tính lại và báo' }).click();
    await card.getByRole('button', { name: 'Tính lại', exact: true }).waitFor({ state: 'detached' });
    const now = await year();
    assert.notEqual(now.id, old.id);
    assert.equal(now.corrected, true);
    await mine.goto('/danh-gia');
    await mine.getByText('Kết quả này thay cho kết quả công bố lúc đầu').waitFor();
  });

  await t.test('days on which one is busy are said beforehand, and taken back', async () => {
    await mine.goto('/bao-ban');
    await mine.getByLabel('Bận từ ngày').fill('15/10/2030');
    await mine.getByLabel('Đến hết ngày').fill('30/10/2030');
    await mine.getByLabel('Vì', { exact: true }).selectOption('harvest');
    await mine.getByRole('button', { name: 'Báo bận' }).click();
    await mine.getByText('15/10/2030 – 30/10/2030').first().waitFor();
    await mine.getByRole('button', { name: /Rút lại.*15\/10\/2030/ }).click();
    await mine.getByText('15/10/2030 – 30/10/2030').waitFor({ state: 'detached' });
  });

  await t.test('on a phone of 320 px', async () => {
    const { page: small } = await phone(t, { url: s.url, width: 320, cookie: an.cookie });
    for (const path of ['/danh-gia', '/bao-ban', `/danh-gia/phuc-tra/${(await year()).id}`]) {
      await small.goto(path);
      await sound(small, path);
    }
  });
});
