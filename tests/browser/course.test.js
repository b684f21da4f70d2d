// SPDX-License-Identifier: MIT
// A class in the browser: somebody applies on a phone, on pages without any script; the organiser marks who came, and two organisers who change the
// class at once choose field by field; the trainee says what they think, and the class shows what came of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftOn } from '../http/support/bank.js';
import { at, classroom, now, ok } from '../http/support/classroom.js';
import { accessible, arrive, fits, phone, pressable } from './support/chromium.js';
import { comes, counted } from './support/waiting.js';

async function sound(page, where) {
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

test('a class, from applying on a phone to what trainees thought of it', async (t) => {
  const s = await classroom(t);
  const course = await s.course({ title: 'Sơ cấp cứu cho đội trưởng', seats: 2, minority_seats: 1 }, [now(), at(shiftOn(2))]);
  const an = await s.trainee({ full_name: "H'Bia Êban" });
  const mine = await phone(t, { url: s.url, width: 320, cookie: an.cookie });
  const { page: office } = await phone(t, { url: s.url, width: 320, cookie: s.officer.cookie });

  await t.test('applying, on pages without a script, at 320 px', async () => {
    const { page } = mine;
    await page.goto('/lop');
    await sound(page, 'classes');
    await arrive(page, () => page.getByRole('link', { name: course.title }).click());
    await page.getByRole('heading', { level: 1, name: course.title }).waitFor();
    await sound(page, 'one class');
    await page.getByLabel('Tự khai là người dân tộc thiểu số').check();
    await page.getByRole('button', { name: 'Gửi ghi danh' }).click();
    await page.getByRole('heading', { level: 1, name: 'Lớp của tôi' }).waitFor();
    await page.getByText('Được nhận').waitFor();
    assert.equal(await page.locator('script').count(), 0);
    await sound(page, 'my classes');
  });

  await t.test('the organiser marks who came, with the keyboard', async () => {
    await office.goto(`/can-bo/tap-huan/${course.id}`);
    await office.getByText("H'Bia Êban").waitFor();
    await sound(office, 'trainees');
    await office.getByRole('link', { name: 'Buổi học, điểm danh' }).click();
    await office.getByRole('heading', { name: 'Phần đã dạy' }).waitFor();
    await sound(office, 'sessions');
    await office.getByRole('link', { name: 'Điểm danh, mã QR' }).first().click();
    await office.getByRole('button', { name: 'Có mặt' }).focus();
    await office.keyboard.press('Enter');
    await office.getByText('ghi khi mất mạng').or(office.getByText('theo danh sách')).first().waitFor();
    await sound(office, 'attendance');
    await comes(async () => (await s.roster(course.sessions[0])).items.map((line) => line.state), ['present']);
  });

  await t.test('two organisers choose field by field', async () => {
    await office.goto(`/can-bo/tap-huan/${course.id}?phan=thong-tin`);
    await office.getByRole('button', { name: 'Sửa thông tin' }).click();
    await office.getByLabel('Số chỗ', { exact: true }).fill('30');
    await office.getByLabel('Địa điểm học').fill('Nhà văn hóa thôn 5');
    ok(await s.officer.patch(`/courses/${course.id}`, { seats: 25, budget_line: 'Nguồn xã hội hóa' }), 'the other organiser');
    await office.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await office.getByRole('heading', { name: 'Người khác vừa sửa hồ sơ này' }).waitFor();
    await sound(office, 'conflict');
    await counted(office.getByRole('radio'), 2, 'only what both changed is asked');
    await office.getByRole('radio', { name: 'Người kia: 25' }).check();
    await office.getByRole('button', { name: 'Lưu như đã chọn' }).click();
    await office.getByRole('button', { name: 'Sửa thông tin' }).waitFor();
    const { seats, location, budget_line } = ok(await s.officer.get(`/courses/${course.id}`), 'course');
    assert.deepEqual([seats, location, budget_line], [25, 'Nhà văn hóa thôn 5', 'Nguồn xã hội hóa']);
  });

  await t.test('what the trainee thinks, and the four levels', async () => {
    ok(await s.officer.patch(`/courses/${course.id}`, { ends: shiftOn(2).day }), 'days');
    const done = await s.course({ title: 'Lớp đã qua', starts: shiftOn(-65).day, ends: shiftOn(-65).day }, [at(shiftOn(-65))]);
    const { body: seat } = await s.apply(an, done);
    ok(await s.mark(s.officer, done.sessions[0], seat.id, 'present'), 'mark');
    ok(await s.officer.post('/paper_results', { course: done.id, volunteer: an.volunteer, kind: 'post', mark: '100' }), 'result');
    await office.goto(`/can-bo/tap-huan/${done.id}?phan=ket-qua`);
    await office.getByText('Kiểm tra cuối lớp 100%').waitFor();
    await sound(office, 'finishing');
    await office.getByRole('button', { name: 'Kết thúc lớp' }).click();
    await office.getByRole('button', { name: /^Tôi đã đến xem/ }).waitFor();
    await sound(office, 'four levels');

    const { page } = mine;
    await page.goto('/lop-cua-toi');
    await arrive(page, () => page.getByRole('link', { name: /Gửi ý kiến về lớp/ }).click());
    await sound(page, 'opinion');
    for (const group of ['Nội dung', 'Phương pháp', 'Tập huấn viên', 'Có ích cho công việc', 'Tổ chức lớp'])
      await page.getByRole('group', { name: group }).getByLabel('5').check();
    await arrive(page, () => page.getByRole('button', { name: 'Gửi ý kiến' }).click());
    await arrive(page, () => page.getByRole('link', { name: /Đã áp dụng được gì/ }).click());
    await sound(page, 'follow-up');
    await page.getByLabel('Đã áp dụng điều đã học?').selectOption({ label: 'Có' });
    await page.getByLabel('Đã làm gì').fill('Tập lại cho đội');
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await page.getByText('Bạn đã trả lời về việc áp dụng.').waitFor();
  });
});
