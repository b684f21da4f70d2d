// SPDX-License-Identifier: MIT
// The library and ideas in the browser: an officer writes a model on a phone, sees it as it will look and publishes it; anybody
// finds it without accents and without JavaScript; the offline file searches by itself; an idea is shown, discussed, adopted.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank, PASSWORD } from '../http/support/bank.js';
import { accessible, arrive, fits, phone, pressable } from './support/chromium.js';
import { comes, counted, kept } from './support/waiting.js';

async function sound(page, where) {
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

test('from a draft to a page, a file to take along, and an idea that is adopted', async (t) => {
  const s = await bank(t);
  const { page } = await phone(t, { url: s.url, width: 320, cookie: s.officer.cookie });

  await t.test('an officer writes a model, is told what it lacks, and publishes it', async () => {
    await page.goto('/can-bo/thu-vien');
    await page.getByRole('link', { name: 'Đón đoàn tình nguyện từ xa về buôn' }).waitFor();
    await page.getByRole('link', { name: 'Thêm tài liệu' }).click();
    await page.getByLabel('Loại').selectOption({ label: 'Mô hình hay' });
    await page.getByLabel('Tên', { exact: true }).fill('Vườn rau trường em');
    await page.getByLabel('Tóm tắt').fill('Rau sạch cho bữa trưa bán trú');
    await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vườn rau trường em' }).waitFor();
    await page.getByLabel('Viết bằng Markdown').fill('# Làm gì\n\nMỗi lớp **hai luống**.');
    await page.getByRole('article').getByText('hai luống').waitFor();
    await sound(page, 'an item');
    await kept(page, () => page.getByRole('button', { name: 'Lưu nội dung' }).click());
    await page.getByRole('button', { name: 'Đăng', exact: true }).click();
    await page.getByText('mô hình không có kết quả thì chưa phải mô hình hay').waitFor();
    await page.getByLabel('Kết quả, minh chứng').fill('60 kg rau một kỳ, cô bếp ghi sổ');
    await kept(page, () => page.getByRole('button', { name: 'Lưu thông tin' }).click());
    await page.getByRole('button', { name: 'Đăng', exact: true }).click();
    await page.getByRole('button', { name: 'Gỡ xuống' }).waitFor();
  });

  await t.test('anybody finds and reads it without JavaScript', async () => {
    const plain = await phone(t, { url: s.url, width: 320, js: false });
    await plain.page.goto('/cam-nang');
    await plain.page.getByLabel('Tìm trong thư viện').fill('vuon rau');
    await arrive(plain.page, () => plain.page.getByRole('button', { name: 'Tìm' }).click());
    await arrive(plain.page, () => plain.page.getByRole('link', { name: 'Vườn rau trường em' }).click());
    await plain.page.getByText('60 kg rau một kỳ').waitFor();
    await fits(plain.page, 'an item without JavaScript');
    await page.goto('/cam-nang');
    await sound(page, 'the library');
    await page.goto('/cam-nang/chuyen-xe-tai-kham');
    await sound(page, 'a model');
  });

  await t.test('a handbook is written chapter by chapter, seen as it will look, put in order and published', async () => {
    await page.goto('/can-bo/thu-vien');
    await page.getByRole('link', { name: 'Đón đoàn tình nguyện từ xa về buôn' }).click();
    await page.getByRole('link', { name: 'Viết chương mới' }).click();
    await page.getByRole('heading', { level: 1, name: 'Chương mới' }).waitFor();
    await page.getByLabel('Tên chương').fill('Bàn giao khi đoàn về');
    await page.getByLabel('Viết bằng Markdown').fill('- Ghi **việc đã xong**, việc còn lại. [Sổ tay](cam-nang/khong-co)');
    await page.getByRole('article').getByText('việc đã xong').waitFor();
    await page.getByText('Không dẫn tới đâu: cam-nang/khong-co').waitFor();
    await sound(page, 'a chapter');
    await page.getByRole('button', { name: 'Lưu chương' }).click();
    await page.getByRole('button', { name: 'Đưa Bàn giao khi đoàn về lên trên' }).click();
    const second = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Bàn giao khi đoàn về' }) });
    await second.getByRole('button', { name: 'Đưa Bàn giao khi đoàn về xuống dưới' }).waitFor();
    await page.getByRole('button', { name: 'Đăng', exact: true }).click();
    await page.getByRole('button', { name: 'Gỡ xuống' }).waitFor();
    await page.goto('/cam-nang/don-khach-ve-buon');
    const chapters = page.getByRole('navigation', { name: 'Các chương' }).getByRole('link');
    await chapters.nth(2).waitFor();
    await comes(() => chapters.allInnerTexts(), ['Trước khi nhận lời', 'Bàn giao khi đoàn về', 'Ăn ở và an toàn']);
  });

  await t.test('a unit reports from the model’s page that it copied it; its keepers confirm, and it stands in public', async () => {
    await page.goto('/cam-nang/to-tiep-suc-mua-thi');
    await page.getByRole('link', { name: 'Đơn vị tôi làm theo mô hình này' }).click();
    await page.getByRole('heading', { level: 1, name: 'Báo đã làm theo mô hình' }).waitFor();
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Bốn tổ, 25 em tới đúng giờ');
    await page.getByLabel('Số người được giúp').fill('25');
    await sound(page, 'a copy being reported');
    await page.getByRole('button', { name: 'Báo đã làm theo' }).click();
    await page.getByText('! Chờ xác nhận').waitFor();
    const keeper = await phone(t, { url: s.url, width: 320, cookie: (await s.login('tinh.giang', PASSWORD)).cookie });
    await keeper.page.goto('/can-bo/nhan-rong');
    await keeper.page.getByRole('link', { name: /^Tổ hai người tiếp sức.*Đức Lập/ }).click();
    await keeper.page.getByRole('button', { name: 'Xác nhận', exact: true }).waitFor();
    await sound(keeper.page, 'a copy');
    await keeper.page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await keeper.page.getByText('✓ Đã xác nhận').waitFor();
    await page.goto('/cam-nang/to-tiep-suc-mua-thi');
    await page.getByText('25 em tới đúng giờ').waitFor();
  });

  await t.test('the file to take along searches without accents and without a network', async () => {
    const file = join(s.data, 'thu-vien.html');
    writeFileSync(file, (await s.send('GET', '/public/library/offline.html')).text);
    const away = await phone(t, { url: s.url, width: 320 });
    await away.context.setOffline(true);
    await away.page.goto(`file://${file}`);
    await away.page.getByRole('searchbox').fill('chung nhan cuu duoi');
    await away.page.locator('article').filter({ visible: true }).getByText('chứng nhận cứu đuối').waitFor();
    await counted(away.page.locator('article').filter({ visible: true }), 1);
    await accessible(away.page, 'the offline file');
    await fits(away.page, 'the offline file');
  });

  await t.test('an idea is proposed, shown, talked about and adopted', async () => {
    const author = await s.login('tnv.an', PASSWORD);
    const own = await phone(t, { url: s.url, width: 320, cookie: author.cookie });
    await own.page.goto('/sang-kien/moi');
    await own.page.getByLabel('Tên ý tưởng').fill('Tủ thuốc chung của buôn');
    await own.page.getByLabel('Nội dung').fill('Mỗi buôn một tủ, y tế xã kiểm mỗi tháng');
    await own.page.getByLabel('Gửi đơn vị nào').selectOption(s.unit);
    await sound(own.page, 'a new idea');
    await arrive(own.page, () => own.page.getByRole('button', { name: 'Gửi ý tưởng' }).click());
    await own.page.getByText('Chờ duyệt đăng').waitFor();
    const address = new URL(own.page.url()).pathname;

    await page.goto('/can-bo/sang-kien');
    await page.getByRole('link', { name: 'Tủ thuốc chung của buôn' }).click();
    await page.getByRole('button', { name: 'Đăng để thảo luận' }).click();
    await page.getByText('Đang thảo luận').waitFor();
    await page.goto(address);
    await page.getByLabel('Góp ý').fill('Cần người giữ chìa khóa');
    await arrive(page, () => page.getByRole('button', { name: 'Gửi ý kiến' }).click());
    await sound(page, 'an idea');

    await page.goto(`/can-bo${address}`);
    await page.getByRole('button', { name: 'Đăng ý kiến', exact: true }).click();
    await page.getByRole('button', { name: 'Đăng ý kiến', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Chấp nhận', exact: true }).click();
    const ask = page.getByRole('dialog');
    await ask.getByLabel('Lý do').fill('Làm thử ở hai buôn');
    await ask.getByRole('button', { name: 'Chấp nhận', exact: true }).click();
    await page.getByRole('link', { name: 'Ghi nơi áp dụng' }).waitFor();
    await sound(page, 'an idea for staff');
    const campaign = await s.campaign({ title: 'Tủ thuốc buôn Jun' });
    await page.getByRole('link', { name: 'Ghi nơi áp dụng' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ghi nơi áp dụng' }).waitFor();
    await page.getByRole('textbox', { name: 'Kết quả' }).fill('Hai tủ, 60 lượt dùng');
    await page.getByLabel('Chiến dịch cho thấy').fill('tu thuoc buon jun');
    await page.getByRole('option', { name: /Tủ thuốc buôn Jun/ }).click();
    await sound(page, 'where an idea is applied');
    await page.getByRole('button', { name: 'Ghi đã áp dụng' }).click();
    await page.getByRole('link', { name: 'Tủ thuốc buôn Jun' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'Tủ thuốc buôn Jun' }).getAttribute('href'), `/c/${campaign.id}`);
    await page.goto('/can-bo/sang-kien');
    await page.getByRole('link', { name: /^Kết quả/ }).click();
    await page.getByRole('definition').getByRole('link').nth(3).click();
    await page.getByRole('heading', { level: 2, name: 'Đã áp dụng' }).waitFor();
    await page.getByRole('link', { name: 'Tủ thuốc chung của buôn' }).waitFor();
    await sound(page, 'results');
    await own.page.goto(address);
    await own.page.getByText('Làm thử ở hai buôn').waitFor();
    await own.page.goto('/sang-kien');
    await fits(own.page, 'ideas');
  });

  await t.test('a question at a forum is answered on a phone, and the answer stands in public', async () => {
    const held_on = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
    const forum = (await s.officer.post('/forums', { title: 'Gặp gỡ đầu năm', unit: s.unit, held_on, state: 'open' })).body.id;
    await s.officer.post(`/forums/${forum}/questions`, { words: 'Khi nào có sân bóng?' });
    await page.goto(`/can-bo/doi-thoai/${forum}`);
    for (const title of ['Hỏi đáp', 'Mở đầu']) {
      await page.getByRole('button', { name: 'Thêm mục' }).click();
      await page.getByRole('dialog').getByLabel('Nội dung').fill(title);
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu mục' }).click();
      await page.getByRole('button', { name: `Sửa ${title}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Đưa Mở đầu lên trên' }).click();
    await page.getByRole('button', { name: 'Đưa Mở đầu xuống dưới' }).waitFor();
    await page.getByLabel('Trả lời').fill('Trong quý II');
    await page.getByRole('button', { name: 'Đăng câu trả lời' }).click();
    await page.getByText('Đã trả lời').waitFor();
    await sound(page, 'a forum for staff');
    await page.getByRole('button', { name: 'Kết thúc, ghi kết luận' }).click();
    await page.getByRole('dialog').getByLabel('Kết luận').fill('Xã giao đất trong quý II');
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc diễn đàn' }).click();
    await page.getByRole('heading', { level: 2, name: 'Kết luận', exact: true }).waitFor();
    await page.goto(`/doi-thoai/${forum}`);
    await page.getByText('Trong quý II').first().waitFor();
    const conclusion = page.getByText('Xã giao đất trong quý II');
    await conclusion.waitFor();
    assert.equal(await conclusion.evaluate((one) => getComputedStyle(one).whiteSpaceCollapse), 'preserve-breaks', 'its lines stand as written');
    await sound(page, 'a forum');
  });
});
