// SPDX-License-Identifier: MIT
// A blind round before its council, on phones of 320 px: the secretary shares dossiers out, a member scores one without knowing whose it
// is and finds what others gave only then, another sees a conflict and steps aside, the chair reads what came of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { council } from '../http/support/council.js';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { holding } from './support/waiting.js';

async function sound(page, where) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

test('a council shares out, scores blind, steps aside and reads what came of it', async (t) => {
  const s = await council(t, { blind: true });
  const as = async (login) => (await phone(t, { url: s.url, width: 320, cookie: (await s.as(login)).cookie })).page;
  const names = s.people.map((person) => person.full_name);

  const office = await as('tinh.giang');
  await office.goto(`/can-bo/khen-thuong/hoi-dong/${s.round.id}`);
  await office.getByRole('heading', { level: 1, name: 'Tuyên dương 2026' }).waitFor();
  await office.getByRole('button', { name: 'Phân công chấm' }).click();
  await office.getByText('Đã phân công 10 lượt chấm.').first().waitFor();
  await office.getByText(names[2]).waitFor(); // the secretary does not score and reads names
  await sound(office, 'the council to its secretary');

  const member = await as('uyvien.mai');
  await member.goto('/can-bo/khen-thuong/hoi-dong');
  await member.getByText('còn 2').waitFor();
  await fits(member, 'my councils');
  await member.getByRole('link', { name: 'Tuyên dương 2026' }).click();
  await member.getByText('Điểm của những người khác hiện ra khi bạn đã nộp hết phiếu').waitFor();
  const members = await holding(() => member.getByRole('table', { name: 'Thành viên hội đồng' }).innerText(), (words) => words.includes('Điểu Lâm'));
  assert.ok(!members.includes('0'), 'what is not told is not nought');
  await member.getByRole('link', { name: /^Hồ sơ [0-9A-F]{6}$/ }).first().click();
  await member.getByText('Tên người, đơn vị đề cử được giấu').waitFor();
  const paper = await holding(() => member.locator('main').innerText(), (words) => /Đồng chí … giúp 1\d hộ dân/.test(words));
  for (const name of names) assert.ok(!paper.includes(name));
  await member.getByRole('button', { name: 'Nộp phiếu chấm' }).click();
  await member.getByText(/Chưa chấm: /).first().waitFor();
  await member.getByLabel(/^Điểm, từ 0 đến 10/).fill('11');
  await member.getByLabel('Ghi chú').focus();
  await member.getByText('Điểm tiêu chí này từ 0 đến 10').first().waitFor();
  await sound(member, 'a dossier to score');
  await member.getByLabel(/^Điểm, từ 0 đến 10/).fill('8,5');
  await member.getByLabel('Ghi chú').focus();
  await member.getByText('✓ Đã lưu').waitFor();
  await member.getByText('85').first().waitFor();
  await member.getByRole('button', { name: 'Nộp phiếu chấm' }).click();
  await member.getByRole('table', { name: 'Điểm đã cho' }).waitFor();
  await fits(member, 'a review that was given');

  // The next one they know too well.
  await member.getByRole('link', { name: 'Tuyên dương 2026' }).click();
  await member.getByRole('row', { name: /Được phân công/ }).getByRole('link').click();
  await member.getByRole('button', { name: 'Tôi có xung đột lợi ích' }).click();
  await member.getByLabel(/^Lý do/).fill('Tôi nhận ra việc này');
  await member.getByRole('dialog').getByRole('button', { name: 'Tôi có xung đột lợi ích' }).click();
  await member.getByRole('heading', { level: 1, name: 'Phiếu đã để ngoài' }).waitFor();

  const chair = await as('hoidong.lam');
  await chair.goto(`/can-bo/khen-thuong/hoi-dong/${s.round.id}`);
  await chair.getByRole('button', { name: 'Phân công chấm' }).click();
  await chair.getByText('Đã phân công 1 lượt chấm.').first().waitFor();
  const scores = chair.getByRole('table', { name: /^Điểm chấm/ });
  await scores.getByText(/^Hồ sơ [0-9A-F]{6}$/).first().waitFor();
  const table = await scores.innerText();
  for (const name of names) assert.ok(!table.includes(name));
  await sound(chair, 'the council to its chair');
});
