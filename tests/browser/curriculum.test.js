// SPDX-License-Identifier: MIT
// A curriculum in the browser: its author writes blocks, puts them in order by the keyboard, writes a material with a picture and a
// question, and submits; the province approves; a trainee sits the test at 320 px without JavaScript, leaves it and comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classroom, now, ok } from '../http/support/classroom.js';
import { draft } from '../http/support/training.js';
import { accessible, fits, focusOn, phone, pressable } from './support/chromium.js';
import { gone } from './support/waiting.js';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function sound(page, where) {
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

test('an author writes a curriculum, the province approves it', async (t) => {
  const s = await classroom(t);
  const { page } = await phone(t, { url: s.url, width: 320, cookie: s.officer.cookie });
  let curriculum;

  await t.test('blocks are added and put in order by the keyboard', async () => {
    await page.goto('/can-bo/giao-trinh');
    await page.getByRole('link', { name: 'Soạn giáo trình' }).click();
    await page.getByLabel('Mã giáo trình').fill('ĐPĐ-9');
    await page.getByLabel('Tên giáo trình').fill('Điều phối đội khi có bão');
    await page.getByLabel('Đối tượng').selectOption('team_leader');
    await page.getByLabel('Mục tiêu').fill('Chia việc cho đội');
    await sound(page, 'a new curriculum');
    await page.getByRole('button', { name: 'Tạo bản thảo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Điều phối đội khi có bão' }).waitFor();
    curriculum = new URL(page.url()).pathname.split('/').at(-1);
    for (const [title, minutes] of [['Chia việc', '90'], ['An toàn', '45']]) {
      await page.getByRole('button', { name: 'Thêm phần' }).click();
      await page.getByLabel('Tên phần').fill(title);
      await page.getByLabel('Số phút').fill(minutes);
      if (title === 'An toàn') await page.getByLabel('Phần cốt lõi').check();
      await page.getByRole('button', { name: 'Thêm vào giáo trình' }).click();
      await page.getByText(new RegExp(`^\\d\\. ${title}$`)).waitFor();
    }
    await page.getByText('Tổng 2 giờ 15 phút, trong đó cốt lõi 45 phút.').waitFor();
    await page.getByRole('button', { name: 'Lên: An toàn' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1. An toàn').waitFor();
    await focusOn(page, '↑');
    await sound(page, 'blocks');
  });

  await t.test('a material is written beside its preview; a picture that is missing is said', async () => {
    await page.getByRole('link', { name: 'Tài liệu', exact: true }).click();
    await page.getByLabel('Tên tài liệu').fill('Sổ tay an toàn');
    await page.getByRole('button', { name: 'Tạo và soạn' }).click();
    await page.getByLabel('Nội dung').fill('# Trước bão\n\n- Kiểm tra **dây**\n\n![Bản đồ](<bản đồ.png>)');
    await page.getByText('Những chỗ này không dẫn tới đâu:').waitFor();
    await page.getByLabel('Thêm tệp').setInputFiles({ name: 'bản đồ.png', mimeType: 'image/png', buffer: PIXEL });
    await page.getByRole('button', { name: 'Đính kèm' }).click();
    await page.getByRole('img', { name: 'Bản đồ' }).waitFor();
    await gone(page.getByText('Những chỗ này không dẫn tới đâu:'));
    await page.getByRole('button', { name: 'Lưu tài liệu' }).click();
    await page.getByText('Đã lưu').first().waitFor({ state: 'attached' });
    await sound(page, 'a material');
    await page.goto((await page.getByRole('link', { name: 'Trang in được' }).getAttribute('href')) ?? '');
    await page.getByRole('heading', { level: 2, name: 'Trước bão' }).waitFor();
    await page.getByText('Bản thảo, chưa được duyệt').waitFor();
    await sound(page, 'the printable page');
  });

  await t.test('a question is added; what is missing is said; the province approves what is whole', async () => {
    await page.goto(`/can-bo/giao-trinh/${curriculum}?phan=cau-hoi`);
    await page.getByRole('button', { name: 'Thêm câu hỏi' }).click();
    await page.getByLabel('Câu hỏi', { exact: true }).fill('Ai chia việc?');
    await page.getByLabel('Các phương án').fill('Đội trưởng\nKhông ai');
    await page.getByLabel('Dòng đúng').fill('1');
    await sound(page, 'a new question');
    await page.getByRole('button', { name: 'Lưu câu hỏi' }).click();
    await page.getByText('0 câu neo, 1 câu khác.').waitFor();
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await page.getByText('Bài neo có đúng 10 câu; đang có 0').waitFor();
    await sound(page, 'questions');

    const whole = (await draft(s.officer, s.unit)).curriculum;
    await page.goto(`/can-bo/giao-trinh/${whole.id}`);
    await page.getByRole('button', { name: 'Gửi duyệt' }).click();
    await page.getByText('Chờ duyệt').waitFor();
    const { page: province } = await phone(t, { url: s.url, width: 320, cookie: s.tinh.cookie });
    await province.goto(`/can-bo/giao-trinh/${whole.id}`);
    await province.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await province.getByRole('button', { name: 'Thôi dùng' }).waitFor();
    await sound(province, 'an approved curriculum');
  });
});

test('a trainee sits a test at 320 px without JavaScript, leaves it and comes back', async (t) => {
  const s = await classroom(t);
  const course = await s.course({}, [now()]);
  const trainee = await s.trainee();
  const seat = ok(await s.apply(trainee, course), 'application');
  ok(await s.mark(s.officer, course.sessions[0], seat.id, 'present'), 'mark');
  const moment = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
  ok(await s.officer.post('/test_windows', { course: course.id, kind: 'post', opens: moment(-1), closes: moment(2) }), 'window');
  const { page } = await phone(t, { url: s.url, width: 320, cookie: trainee.cookie, js: false });

  await page.goto(`/lop/${course.id}/kiem-tra`);
  await page.getByRole('button', { name: 'Bắt đầu Bài cuối khóa' }).click();
  await page.getByRole('heading', { level: 1, name: 'Câu 1 trên 6' }).waitFor();
  await page.getByRole('button', { name: 'Lưu và sang câu sau' }).click();
  await page.getByText('Hãy chọn một phương án').first().waitFor();
  for (let n = 1; n <= 3; n += 1) {
    await page.getByRole('radio', { name: /^Đúng/ }).check();
    await page.getByRole('button', { name: 'Lưu và sang câu sau' }).click();
    await page.getByRole('heading', { level: 1, name: `Câu ${n + 1} trên 6` }).waitFor();
  }
  await page.goto(`/lop/${course.id}/kiem-tra`);
  await page.getByRole('link', { name: 'Làm tiếp Bài cuối khóa' }).click();
  await page.getByRole('heading', { level: 1, name: 'Câu 4 trên 6' }).waitFor();
  await page.getByRole('link', { name: 'Bỏ qua' }).click();
  await page.getByRole('heading', { level: 1, name: 'Câu 5 trên 6' }).waitFor();
  const address = new URL(page.url());
  await page.goto(`${address.pathname}?cau=7`);
  await page.getByText('Còn 3 câu chưa trả lời.').waitFor();
  await page.getByRole('button', { name: 'Nộp bài' }).click();
  await page.getByRole('heading', { level: 2, name: '50% · ! Chưa đạt' }).waitFor();

  const { page: scripted } = await phone(t, { url: s.url, width: 320, cookie: trainee.cookie });
  await scripted.goto(address.pathname);
  await sound(scripted, 'the result');
  ok(await s.officer.post('/test_windows', { course: course.id, kind: 'retest', opens: moment(-1), closes: moment(2) }), 'retest');
  const again = ok(await trainee.me.post(`/courses/${course.id}/sittings`, { kind: 'retest' }), 'retest');
  await scripted.goto(`/bai-kiem-tra/${again.id}`);
  await sound(scripted, 'a question');
  await scripted.goto(`/lop/${course.id}/kiem-tra`);
  await sound(scripted, 'the tests of a class');

  const { page: staff } = await phone(t, { url: s.url, width: 320, cookie: s.officer.cookie });
  await staff.goto(`/can-bo/tap-huan/${course.id}?phan=kiem-tra`);
  await staff.getByText('50%').waitFor();
  await staff.getByRole('button', { name: 'Đặt giờ: Bài đầu khóa' }).click();
  await staff.getByRole('button', { name: 'Lưu giờ' }).click();
  await staff.getByText('Đã lưu').first().waitFor({ state: 'attached' });
  await staff.getByRole('button', { name: 'Hủy: Bài cuối khóa' }).click();
  await staff.getByLabel('Lý do').fill('Làm hộ');
  await staff.getByRole('button', { name: 'Hủy lượt làm bài' }).click();
  await staff.getByText('· Làm hộ').waitFor();
  await sound(staff, 'tests, for staff');
  await staff.getByRole('link', { name: 'Nhập kết quả trên giấy từ Excel' }).click();
  await staff.getByText(`Lớp: ${course.title}`).waitFor();
});
