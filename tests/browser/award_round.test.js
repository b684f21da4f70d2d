// SPDX-License-Identifier: MIT
// A round of an award on a phone: the province makes it from a template and opens it, a commune begins a dossier, the area returns it with
// reasons and confirms it, the province checks it. What awards.ts says of answers is held to what the server says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { day } from '../http/support/register.js';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';
import { gone } from './support/waiting.js';

const TYPES = readFileSync(join(import.meta.dirname, '../../plugins/awards/web/officer/awards.ts'), 'utf8');
const YEAR = Number(day(0).slice(0, 4)) + 1;

/** Names of the members of an interface of awards.ts. */
function membersOf(name) {
  const body = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(TYPES)[1];
  return [...body.matchAll(/^ {2}(\w+): /gm)].map((found) => found[1]).sort();
}
const same = (name, value) => assert.deepEqual(Object.keys(value).sort(), membersOf(name), name);

async function sound(page, where) {
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

/** Presses a step's button and then, in the dialog that says what follows, the same; `reason` where one is asked. */
async function step(page, words, reason = '') {
  await page.getByRole('button', { name: words, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (reason) await dialog.getByLabel(/^Lý do/).fill(reason);
  await dialog.getByRole('button', { name: words, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function pick(page, label, typed) {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: typed }).first().click();
}

test('a round from its template to a dossier that is checked', async (t) => {
  const s = await province(t, { volunteers: 60, seed: 7 });
  const [chi, dung, giang] = await Promise.all(['canbo.chi', 'cum.dung', 'tinh.giang'].map((login) => s.login(login, PASSWORD)));
  const TITLE = `Tuyên dương thanh niên dân tộc thiểu số tiêu biểu năm ${YEAR}`;
  let dossier;

  await t.test('the province makes and opens it', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: giang.cookie });
    await page.goto('/can-bo/khen-thuong');
    await page.getByRole('link', { name: 'Lập đợt xét' }).waitFor();
    await sound(page, 'awards');
    await page.getByRole('link', { name: 'Lập đợt xét' }).click();
    await page.getByLabel(/Tuyên dương thanh niên dân tộc thiểu số tiêu biểu/).check();
    await page.getByLabel('Năm').fill(String(YEAR));
    await sound(page, 'templates');
    await page.getByRole('button', { name: 'Lập đợt xét' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    const round = page.url().split('/').at(-1);
    const { items } = ok(await giang.get(`/award_categories?round=${round}`));
    for (const one of items) ok(await giang.patch(`/award_categories/${one.id}`, { minority: false, needs: [] }));
    ok(await giang.patch(`/award_rounds/${round}`, { dossiers_from: day(-1), title: `${TITLE} (mở sớm)` }));
    await page.reload();
    await page.getByText('Hoạt động tình nguyện, vì cộng đồng').waitFor();
    await sound(page, 'a planned round');
    await step(page, 'Mở đợt xét');
    await page.getByText('Đang nhận hồ sơ').waitFor();
    await page.getByText('Chưa có hồ sơ nào.').waitFor();
    same('Template', ok(await giang.get('/award_templates')).items[0]);
  });

  await t.test('a commune begins a dossier; the area returns it, then confirms it; the province checks it', async (t) => {
    const { items } = ok(await chi.get('/award_rounds'));
    const round = items.find((one) => one.title === `${TITLE} (mở sớm)`).id;
    const [person] = ok(await chi.get('/volunteers?limit=1')).items;
    const { page } = await phone(t, { url: s.url, width: 320, cookie: chi.cookie });
    await page.goto(`/can-bo/khen-thuong/dot/${round}`);
    await page.getByRole('link', { name: 'Đề cử' }).click();
    await pick(page, 'Người, tập thể được đề cử', person.full_name);
    await sound(page, 'nominating');
    const answer = page.waitForResponse((response) => response.url().endsWith('/nominations') && response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Bắt đầu hồ sơ' }).click();
    dossier = (await (await answer).json()).id;
    await page.goto('/can-bo/khen-thuong');
    await page.getByRole('link', { name: person.full_name }).waitFor();
    ok(await chi.patch(`/nominations/${dossier}`, { summary: 'Đi đều.', achievements: 'Giúp được nhiều người.' }));
    ok(await chi.post(`/nominations/${dossier}/moves`, { action: 'submit' }));

    const area = (await phone(t, { url: s.url, width: 320, cookie: dung.cookie })).page;
    await area.goto('/can-bo/khen-thuong');
    await area.getByRole('link', { name: person.full_name }).waitFor();
    await sound(area, 'what waits for the area');
    await area.goto(`/can-bo/khen-thuong/ho-so/${dossier}`);
    await step(area, 'Trả lại', 'Ghi rõ đã giúp bao nhiêu người');
    await area.getByText('Trả lại để bổ sung').first().waitFor();
    await gone(area.getByRole('button', { name: 'Xác nhận', exact: true }));
    ok(await chi.post(`/nominations/${dossier}/moves`, { action: 'submit' }));
    await area.reload();
    await step(area, 'Xác nhận');
    await area.getByText('Các cấp đã xác nhận').first().waitFor();
    await area.getByText('Ghi rõ đã giúp bao nhiêu người').waitFor();

    const top = (await phone(t, { url: s.url, width: 320, cookie: giang.cookie })).page;
    await top.goto(`/can-bo/khen-thuong/ho-so/${dossier}`);
    await step(top, 'Thẩm định đạt');
    await top.getByText('Đã thẩm định').first().waitFor();
    await top.goto(`/can-bo/khen-thuong/dot/${round}`);
    await top.getByRole('button', { name: 'Đã thẩm định: 1' }).click();
    await top.getByRole('link', { name: person.full_name }).waitFor();
    await sound(top, 'a round with dossiers');
    same('DossierPath', ok(await giang.get(`/nominations/${dossier}/path`)));
    const all = ok(await giang.get(`/award_rounds/${round}/dossiers`));
    same('RoundDossiers', all);
    same('DossierRow', all.items[0]);
  });
});
