// SPDX-License-Identifier: MIT
// The trainers' ladder in the browser: an officer opens a candidacy and plans a teach-back, marks are tapped in on a phone of 320 px,
// what is missing is read by both sides, the candidate without JavaScript; the rule workshop knows both hooks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ladder, STEPS } from '../http/support/ladder.js';
import { day } from '../http/support/register.js';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { counted, gone, valued } from './support/waiting.js';

async function sound(page, where) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

async function pick(page, label, name) {
  await page.getByRole('combobox', { name: label }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

test('from a candidacy over a teach-back scored on a phone to a refusal both sides can read', async (t) => {
  const s = await ladder(t);
  const candidate = await s.trainer(1);
  const [first, second] = [await s.trainer(3), await s.trainer(3)];
  const { page } = await phone(t, { url: s.url, width: 320, cookie: s.officer.cookie });
  const name = candidate.body.full_name;

  await t.test('an officer opens it and plans a teach-back', async () => {
    await page.goto('/can-bo/tap-huan-vien');
    await page.getByText('Chưa có ai dự xét.').waitFor();
    await page.getByRole('link', { name: 'Mở hồ sơ' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mở hồ sơ xét bậc' }).waitFor();
    await pick(page, 'Người dự xét', name);
    await page.getByLabel('Bậc dự xét').fill('2');
    await sound(page, 'a new candidacy');
    await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
    await page.getByRole('heading', { level: 1, name: `${name}: T2` }).waitFor();
    await page.getByText('Chưa có bài kiểm tra cốt lõi bậc T2').waitFor();
    await page.getByText(/^Bậc T1 còn giá trị đến hết ngày \d\d\/\d\d\/\d{4}$/).waitFor();
    await page.getByRole('button', { name: 'Xếp buổi giảng thử' }).click();
    await page.getByLabel('Ngày giảng thử').fill(day(0));
    await page.getByLabel('Bài giảng').fill('Sơ cứu khi bị ngã');
    await page.getByRole('button', { name: 'Xếp buổi này' }).click();
    await page.getByText('Chưa có phiếu chấm.').waitFor();
  });

  await t.test('marks are tapped in, none is chosen beforehand, and a conflict is told', async () => {
    await page.getByRole('link', { name: 'Nhập phiếu chấm' }).click();
    await page.getByRole('heading', { level: 1, name: 'Chấm giảng thử' }).waitFor();
    await page.getByRole('radio').first().waitFor();
    await gone(page.locator('input[type=radio]:checked'));
    await sound(page, 'the rubric');
    await pick(page, 'Người đánh giá', first.body.full_name);
    await page.getByRole('button', { name: 'Ghi phiếu chấm' }).click();
    await page.getByText('chưa chấm tiêu chí này').first().waitFor();
    const groups = page.locator('fieldset.mark');
    await counted(groups, 10);
    for (let i = 0; i < 10; i++) {
      await groups.nth(i).getByRole('radio').nth(0).focus();
      await page.keyboard.press('ArrowRight'); // from 0 to 1: by keyboard alone
      if (i > 0) await groups.nth(i).getByRole('radio').nth(3).check();
    }
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Ghi phiếu chấm' }).click();
    await page.getByText('trung bình 2,8/4').waitFor();
    const scores = (await s.officer.get('/teach_back_scores')).body.items;
    assert.deepEqual([scores[0].s1, scores[0].s2, scores[0].total, scores[0].steps], ['1', '3', 28, STEPS]);
    const again = await s.score({ id: scores[0].teach_back }, second.volunteer);
    assert.equal(again.status, 201);
  });

  let answer;
  await t.test('what is missing stands there; a refusal needs a reason', async () => {
    await page.reload();
    await page.getByText('Giảng thử: trung bình 2,9/4, cần 3').waitFor();
    await gone(page.getByRole('button', { name: 'Công nhận và cấp chứng nhận' }));
    await sound(page, 'a candidacy');
    await page.getByRole('button', { name: 'Chưa công nhận' }).click();
    const ask = page.getByRole('dialog', { name: 'Chưa công nhận?' });
    await ask.getByRole('button', { name: 'Chưa công nhận' }).click();
    await ask.getByText('Hãy nói lý do').first().waitFor();
    answer = 'Hãy đồng giảng thêm hai lớp rồi xét lại.';
    await ask.getByLabel('Lý do').fill(answer);
    await ask.getByRole('button', { name: 'Thôi' }).click();
    await page.getByRole('button', { name: 'Chưa công nhận' }).click();
    await valued(ask.getByLabel('Lý do'), answer); // what was typed is kept, what went wrong is not said again
    await gone(ask.getByText('Hãy nói lý do'));
    await ask.getByRole('button', { name: 'Chưa công nhận' }).click();
    await page.getByText(answer).waitFor();
    await page.goto('/can-bo/tap-huan-vien');
    await page.getByRole('link', { name }).waitFor();
    await sound(page, 'the list');
  });

  await t.test('the candidate reads their ladder without JavaScript', async () => {
    const own = await phone(t, { url: s.url, width: 320, js: false, cookie: candidate.cookie });
    await own.page.goto('/bac-thang');
    await own.page.getByRole('heading', { level: 1, name: 'Bậc thang tập huấn viên' }).waitFor();
    assert.match(await own.page.locator('[aria-current=step]').innerText(), /T1/);
    await own.page.getByText(answer).waitFor();
    await own.page.getByRole('heading', { name: /Lên bậc T2/ }).waitFor();
    await own.page.getByRole('heading', { name: /Giữ bậc T1/ }).waitFor();
    await fits(own.page, 'the ladder');
    const seen = await phone(t, { url: s.url, width: 320, cookie: candidate.cookie });
    await seen.page.goto('/bac-thang');
    await sound(seen.page, 'the ladder');
  });

  await t.test('the workshop of rules knows who decides on trainers', async () => {
    await page.goto('/can-bo/quy-tac');
    await page.getByText('Công nhận và gia hạn tập huấn viên').first().waitFor();
    await page.getByText('Xét hoàn thành lớp tập huấn').first().waitFor();
  });
});
