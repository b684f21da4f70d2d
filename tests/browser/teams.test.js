// SPDX-License-Identifier: MIT
// The register of teams on a phone of 360 px: the leader answers what the Fatherland Front asked to be mended and agrees to be named, the
// Front finds it mended, and everybody finds the team in the public register.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, phone, pressable } from './support/chromium.js';
import { ok, PASSWORD, province } from './support/province.js';

test('a team mends what the Front asked, and stands in the public register', async (t) => {
  const s = await province(t);
  const [binh, front] = [await s.login('doitruong.binh', PASSWORD), await s.login('mattran.hanh', PASSWORD)];
  const team = ok(await front.get('/team_register?standing=to_mend&words=%C4%90%E1%BB%A9c%20L%E1%BA%ADp')).items[0];
  const { page } = await phone(t, { url: s.url, width: 360, cookie: binh.cookie });

  await t.test('the leader reads what to mend, says how, sends the report, agrees to be named', async () => {
    const mine = () => page.locator('section', { has: page.getByRole('heading', { level: 2, name: team.name }) });
    await page.goto('/doi-cua-toi');
    await mine().getByText('Quy chế chưa ghi cách công khai thu chi').waitFor();
    await accessible(page, '/doi-cua-toi');
    await fits(page, '/doi-cua-toi');
    await pressable(page, '/doi-cua-toi');
    await mine().getByLabel('Đã khắc phục thế nào').fill('Đã bổ sung điều 4 của quy chế.');
    await mine().getByRole('button', { name: 'Báo đã khắc phục' }).click();
    await mine().getByText('Đã báo khắc phục, chờ Mặt trận xem lại').waitFor();
    await mine().getByLabel('Việc đã làm, kết quả').fill('Mười hai buổi đổi công hái cà phê.');
    await mine().getByRole('button', { name: /^Gửi báo cáo/ }).click();
    await mine().getByRole('button', { name: /^Gửi lại báo cáo/ }).waitFor();
    await mine().getByRole('button', { name: 'Đồng ý nêu họ tên tôi' }).click();
    await mine().getByRole('button', { name: 'Rút lại, không nêu tên tôi' }).waitFor();
  });

  await t.test('the Front finds the team among those to mend, reads the answer, concludes by keyboard', async (t) => {
    const { page: desk } = await phone(t, { url: s.url, width: 360, cookie: front.cookie });
    await desk.goto('/can-bo/doi-nhom');
    await desk.getByRole('heading', { level: 1, name: 'Sổ đội, câu lạc bộ, nhóm' }).waitFor();
    await desk.getByRole('link', { name: team.name }).waitFor();
    await accessible(desk, '/can-bo/doi-nhom');
    await fits(desk, '/can-bo/doi-nhom');
    await desk.getByLabel('Tên đội hoặc đơn vị').fill('duc lap');
    await desk.getByText('1 đội', { exact: true }).waitFor();
    await desk.getByRole('link', { name: team.name }).click();
    await desk.getByRole('heading', { level: 1, name: team.name }).waitFor();
    await desk.getByText('Đã bổ sung điều 4 của quy chế.').waitFor();
    await accessible(desk, 'one team');
    await fits(desk, 'one team');
    await desk.getByRole('button', { name: 'Kết luận đúng quy định' }).focus();
    await desk.keyboard.press('Enter');
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('Quy chế hoạt động').focus();
    await desk.keyboard.press('Space');
    await accessible(desk, 'the conclusion');
    await dialog.getByRole('button', { name: 'Kết luận đúng quy định' }).focus();
    await desk.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await desk.locator('.chip').first().filter({ hasText: 'Hoạt động đúng quy định' }).waitFor(); // of the team, before those of its reviews
  });

  await t.test('everybody finds it, with the name its leader agreed to', async () => {
    await page.goto('/doi-nhom');
    await page.getByLabel('Tên đội, địa phương').fill('duc lap');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await page.getByText('1 đội, nhóm').waitFor();
    await page.getByText('Đội trưởng: Trần Quốc Bình').waitFor();
    await accessible(page, '/doi-nhom');
    await fits(page, '/doi-nhom');
    assert.equal(new URL(page.url()).searchParams.get('q'), 'duc lap');
  });
});
