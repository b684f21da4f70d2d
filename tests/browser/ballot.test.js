// SPDX-License-Identifier: MIT
// A council votes on a phone: the office sees the order and opens the box, a member fills in the paper and casts it once, the office
// counts and notes the decision. What ballot.ts says of answers is held to what the server says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scoreAll } from '../http/support/council.js';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';
import { gone } from './support/waiting.js';

const TYPES = readFileSync(join(import.meta.dirname, '../../plugins/awards/web/officer/ballot.ts'), 'utf8');
const membersOf = (name) => {
  const body = new RegExp(`export interface ${name}[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(TYPES)[1];
  return [...body.matchAll(/^ {2}(\w+): /gm)].map((found) => found[1]);
};
const has = (name, value) => assert.deepEqual(membersOf(name).filter((key) => !(key in value)), [], name);

async function sound(page, where) {
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

/** The page says the rule's points, each with its reason. */
async function ruled(page, answer) {
  const { score, reasons } = ok(answer).answer;
  const words = page.getByRole('region', { name: 'Điểm theo quy tắc của cụm' });
  await words.getByText(`Quy tắc cho ${score.toLocaleString('vi', { maximumFractionDigits: 2 })} điểm.`).waitFor();
  for (const reason of reasons) await words.getByRole('listitem').filter({ hasText: reason.vi }).waitFor();
}

test('a ballot from its opening to the decision', async (t) => {
  const s = await province(t, { volunteers: 60, seed: 7 });
  const [giang, hung, mai, lam, son] = await Promise.all(['tinh.giang', 'hoidong.hung', 'hoidong.mai', 'hoidong.lam', 'hoidong.son'].map((login) => s.login(login, PASSWORD)));
  const round = ok(await giang.get('/award_rounds?limit=50')).items.find((r) => r.state === 'council');
  assert.equal(await scoreAll(lam, round.id), 1, 'what the demo left to score');
  let box;

  await t.test('the office opens the box', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: giang.cookie });
    await page.goto(`/can-bo/khen-thuong/dot/${round.id}`);
    await page.getByRole('link', { name: 'Bỏ phiếu kín', exact: true }).click();
    await page.getByText(/Xuất sắc nhiều nhất 20%/).waitFor();
    await sound(page, 'ballots of a round');
    const [first] = ok(await giang.get(`/award_rounds/${round.id}/standing`)).categories[0].rows.filter((row) => row.ruled);
    await page.getByRole('rowheader', { name: first.name }).getByRole('link').click();
    await ruled(page, await giang.get(`/nominations/${first.nomination}/rule_score`));
    await sound(page, 'a dossier with what the rule says');
    await page.goBack();
    await page.getByRole('button', { name: 'Mở hòm phiếu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Mở hòm phiếu' }).click();
    await page.getByText(/^Chưa bỏ phiếu: /).waitFor();
    box = page.url().split('/').at(-1);
  });

  await t.test('a member casts once', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: lam.cookie });
    await page.goto('/can-bo');
    await page.getByRole('link', { name: /^Bỏ phiếu kín: / }).waitFor();
    await sound(page, "a member's first page");
    await page.goto('/can-bo/khen-thuong/hoi-dong'); // as they come: nobody sends a member the address of a box
    await page.getByRole('link', { name: round.title, exact: true }).click();
    await page.waitForURL(`**/hoi-dong/${round.id}`);
    await page.getByRole('link', { name: 'Bỏ phiếu kín', exact: true }).click(); // the list has one that leads into the box
    await page.getByRole('link', { name: round.title }).and(page.locator(`[href$="hoi-dong/${round.id}"]`)).waitFor();
    await page.getByRole('link', { name: 'Vào hòm phiếu' }).click();
    await page.getByText('quá nửa').waitFor();
    await page.getByRole('group').first().waitFor();
    await page.waitForURL(`**/${box}`);
    await sound(page, 'a ballot paper');
    for (const one of await page.getByRole('group').all()) {
      const choice = one.getByLabel('Tán thành', { exact: true });
      if (await choice.count()) await choice.check();
    }
    await page.getByRole('button', { name: 'Bỏ phiếu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ phiếu' }).click();
    await page.getByText('Bạn đã bỏ phiếu.').waitFor();
    await gone(page.getByRole('group'));
    const councils = ok(await lam.get('/councils')).items;
    assert.deepEqual(councils.map((one) => one.ballots), councils.map(() => []), 'who has cast is not asked again');
  });

  for (const who of [hung, mai, son]) {
    const paper = ok(await who.get(`/ballot_boxes/${box}/paper`));
    has('Paper', paper);
    has('Candidate', paper.candidates[0]);
    const choices = paper.candidates.map((one) => (one.barred ? 'blank' : 'for')).join(' ');
    assert.equal((await who.send('PUT', `/ballot_boxes/${box}/ballot`, { body: { choices } })).status, 204);
  }

  await t.test('the office counts and signs', async (t) => {
    const { page } = await phone(t, { url: s.url, width: 320, cookie: giang.cookie });
    await page.goto(`/can-bo/khen-thuong/hom-phieu/${box}`);
    await page.getByLabel('Số biên bản').fill('05-BB/HĐKT');
    await page.getByRole('button', { name: 'Kiểm phiếu' }).click();
    await page.getByRole('table', { name: 'Kết quả kiểm phiếu' }).waitFor();
    await sound(page, 'a counted ballot');
    await page.goto(`/can-bo/khen-thuong/dot/${round.id}/bo-phieu`);
    await page.getByLabel('Số quyết định').fill('88-QĐ/TĐTN');
    await page.getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.getByText('Số 88-QĐ/TĐTN').waitFor();
    const standing = ok(await giang.get(`/award_rounds/${round.id}/standing`));
    has('Standing', standing);
    has('StandingRow', standing.categories[0].rows[0]);
    has('RoundBallots', ok(await giang.get(`/award_rounds/${round.id}/ballots`)));
  });
});
