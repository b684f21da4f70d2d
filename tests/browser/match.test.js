// SPDX-License-Identifier: MIT
// Bulk matching in the browser: asked for, followed, stopped, read, explained, applied, mended and taken back; two runs side by
// side; a call-up. What stands on the pages is what the API says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessible, fits, focusOn, phone, pressable } from './support/chromium.js';
import { local, ok, PASSWORD, province, settled } from './support/province.js';
import { atRest, comes, holding, valued } from './support/waiting.js';

const DEMO = { volunteers: 1500, seed: 7 };
const ALWAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap((day) => ['morning', 'afternoon', 'evening'].map((part) => `${day}.${part}`));
const DAY_MS = 86_400_000;
const SOLVED_MS = 120_000;

const dayOn = (days) => new Date(Date.now() + 7 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
const points = (hundredths) => (hundredths / 100).toLocaleString('vi', { maximumFractionDigits: 2 });

async function matched(who, wish) {
  const unit = wish.unit ?? ok(await who.get('/me')).roles[0].unit;
  const asked = ok(await who.post('/match_runs', { unit, ...wish }));
  return settled(who, `/match_runs/${asked.id}`, 'waiting', 'running');
}

/** A campaign near An with one shift of many seats, so that a matching of it reaches An. */
async function workNearAn(s, an, chi) {
  const { commune, unit } = ok(await chi.get(`/volunteers/${ok(await an.get('/me/profile')).id}`));
  ok(await an.post('/me/profile', { free: ALWAYS }));
  const about = { title: 'Trồng rừng đầu nguồn', type: 'ncnx', field: 'environment', location: 'Nhà văn hóa thôn 3', leader_name: 'Chị Chi', leader_phone: '0990999999' };
  const campaign = ok(await chi.post('/campaigns', { ...about, unit, place: commune, starts: dayOn(0), ends: dayOn(60) }));
  const opening = ok(await chi.post('/openings', { campaign: campaign.id, title: 'Trồng cây con', min_people: 2, max_people: 300 }));
  const shift = ok(await chi.post('/shifts', { opening: opening.id, day: dayOn(40), from_minute: 420, to_minute: 660 }));
  ok(await chi.post(`/campaigns/${campaign.id}/publish`));
  return { campaign, opening, shift };
}

/** Waits for the end of a matching: solving takes as long as the machine needs. */
const proved = (page) => page.getByText('Đã chứng minh: không cách xếp nào tốt hơn.').waitFor({ timeout: SOLVED_MS });

/** Everything about one page that a phone and a screen reader need. */
async function sound(page, where) {
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('details')) part.open = true;
  });
  await accessible(page, where);
  await fits(page, where);
  await pressable(page, where);
}

test('an officer matches in bulk, reads why, applies, and takes it back', async (t) => {
  const s = await province(t, DEMO);
  const giang = await s.login('tinh.giang', PASSWORD);
  const an = await s.login('tnv.an', PASSWORD);
  const { page } = await phone(t, { url: s.url, width: 1280, height: 900, cookie: giang.cookie });
  const { campaign, opening, shift } = await workNearAn(s, an, giang);
  let result;
  const idOf = () => new URL(page.url()).pathname.split('/').at(-1);

  await t.test('from the navigation to a proved result', async () => {
    await page.goto('/can-bo');
    await page.getByRole('navigation').getByRole('link', { name: 'Ghép người' }).click();
    await page.getByText('Chưa ghép lượt nào.').waitFor();
    await page.getByRole('link', { name: 'Ghép hàng loạt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ghép hàng loạt' }).waitFor();
    await valued(page.getByLabel('Mỗi người nhiều nhất mấy ca'), '2');
    await valued(page.getByLabel('Điểm cộng để giữ chỗ như lượt trước'), '3');
    await page.getByRole('button', { name: 'Bắt đầu ghép' }).click();
    await proved(page);
    const run = ok(await giang.get(`/match_runs/${idOf()}`));
    assert.equal(run.stability, 300, 'points go to the server as hundredths');
    result = ok(await giang.get(`/match_runs/${run.id}/result`));
    await holding(() => page.locator('.stats').innerText(), (figures) => figures.includes(`${local(run.assigned)} trên ${local(run.seats)} chỗ`));
    const chosen = result.summary.groups.sex.reduce((sum, one) => sum + one.chosen, 0);
    await page.getByRole('button', { name: `Áp dụng cho ${local(chosen)} người` }).waitFor();
  });

  await t.test('what is missing comes first, with every reason', async () => {
    const short = result.shifts.filter((one) => one.missing > 0).sort((a, b) => b.missing - a.missing);
    const [worst] = short;
    await page.getByRole('heading', { name: `${short.length} ca còn thiếu người` }).waitFor();
    const told = [worst.title, `Thiếu ${worst.missing} người`, ...worst.relax.map((way) => `${way.words}: +${local(way.people)} người đủ điều kiện`)];
    await holding(() => page.locator('.shorts > li').first().innerText(), (words) => told.every((part) => words.includes(part)), told);
  });

  await t.test('groups have bars with their numbers', async () => {
    for (const one of result.summary.groups.sex) {
      const name = { male: 'Nam', female: 'Nữ', other: 'Khác', unsaid: 'Không ghi', '': 'Các nhóm dưới 5 người' }[one.key];
      const row = page.getByRole('table', { name: 'Giới tính' }).getByRole('row').filter({ hasText: name });
      await comes(async () => (await row.getByRole('cell').allInnerTexts()).slice(0, 2), [local(one.able), local(one.chosen)]);
    }
  });

  await t.test('the drawer by keyboard: who and why, who is next, back, and out', async () => {
    const [first] = [...result.shifts].sort((a, b) => (a.day < b.day ? -1 : 1));
    const { classes } = ok(await giang.get(`/match_runs/${idOf()}/shifts/${first.shift}`));
    const opener = page.getByRole('button', { name: `${first.title}, ${first.time_text}: ai và vì sao` }).first();
    await opener.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: first.title });
    await drawer.getByText('Được xếp:').first().waitFor();
    await focusOn(page, first.title);
    const one = classes[0].next[0] ?? classes[0].people[0];
    await drawer.getByText(`${points(one.score)} điểm, giá chỗ ${points(classes[0].price)}`).first().waitFor();
    if (classes[0].next[0]) await drawer.getByText(one.why).first().waitFor();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest('dialog'));
      assert.ok(!outside, 'the focus stays in the dialog');
    }
    await drawer.getByRole('button', { name: `${one.name ?? one.code}: được xếp gì, vì sao` }).first().press('Enter');
    const person = page.getByRole('dialog', { name: one.name ?? one.code });
    await person.getByText(/ca trong lượt này/).waitFor();
    await focusOn(page, one.name ?? one.code);
    await person.getByRole('button', { name: 'Về ca' }).press('Enter');
    await drawer.getByText('Được xếp:').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await opener.and(page.locator(':focus')).waitFor(); // the focus returns
  });

  await t.test('anybody can take the instance and the certificate along', async () => {
    await page.getByText('Ai cũng kiểm lại được').click();
    for (const [words, name] of [
      ['Tải bài toán', 'ghep.vbm1'],
      ['Tải chứng nhận', 'ghep.vbc1'],
    ]) {
      const file = page.waitForEvent('download');
      await page.getByRole('link', { name: words }).click();
      assert.equal((await file).suggestedFilename(), name);
    }
  });

  await t.test('applied once asked about, and a volunteer sees the invitation', async () => {
    const run = await matched(giang, { campaign: campaign.id, from: dayOn(30), to: dayOn(45) });
    const { volunteer } = ok(await giang.get(`/match_runs/${run.id}/people/${ok(await an.get('/me/profile')).id}`));
    assert.ok(volunteer, 'An is part of it');
    await page.goto(`/can-bo/ghep/${run.id}`);
    await page.getByRole('button', { name: /^Áp dụng cho/ }).click();
    const asking = page.getByRole('dialog', { name: 'Áp dụng kết quả này?' });
    await asking.getByText(`${run.assigned} người sẽ được nhắn`, { exact: false }).waitFor();
    await asking.getByRole('button', { name: 'Thôi' }).click();
    assert.equal(ok(await giang.get(`/match_runs/${run.id}`)).state, 'ready');
    await page.getByRole('button', { name: /^Áp dụng cho/ }).click();
    await asking.getByRole('button', { name: /^Áp dụng và báo/ }).click();
    await page.getByText(/Đã áp dụng lúc/).waitFor();
    const schedule = (await an.page('/lich')).text;
    assert.ok(schedule.includes(opening.title), 'it stands in the schedule of An');
    assert.equal(ok(await giang.get(`/signups?run=${run.id}&volunteer=${volunteer}`)).items[0].state, 'invited');
  });

  await t.test('whoever cannot come is replaced by one click', async () => {
    const run = idOf();
    const [gone] = ok(await giang.get(`/signups?run=${run}&state=invited&limit=1`)).items;
    ok(await giang.post(`/signups/${gone.id}/decisions`, { decision: 'decline', reason: 'Bận mùa vụ' }));
    await page.getByRole('link', { name: 'Người thay' }).click();
    await page.getByRole('heading', { level: 1, name: 'Người thay' }).waitFor();
    await page.getByText('Chứng minh tối ưu').waitFor();
    const plan = ok(await giang.get(`/match_runs/${run}/replacements`));
    await page.getByText(`${plan.left} chỗ có người không đi được`, { exact: false }).waitFor();
    await page.getByText('Bận mùa vụ').waitFor();
    const free = plan.moves.filter((one) => !one.from).length;
    if (free > 0) {
      await page.getByRole('button', { name: `Mời người thay (${free} người)` }).click();
      await page.locator('.applied').getByText(`Đã mời ${free} người`, { exact: false }).waitFor();
    } else {
      await page.getByText('Không còn ai thay được').waitFor();
    }
    await page.goBack();
  });

  await t.test('taken back, the invitation is gone', async () => {
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác và báo họ' }).click();
    await page.getByText(/^Đã hoàn tác\.$/).waitFor();
    assert.ok(!(await an.page('/lich')).text.includes(opening.title));
    assert.deepEqual(ok(await giang.get(`/signups?run=${idOf()}&state=invited`)).items, []);
  });

  await t.test('two runs side by side', async () => {
    const before = ok(await giang.get(`/match_runs/${idOf()}`));
    const now = await matched(giang, { campaign: campaign.id, from: dayOn(30), to: dayOn(45), max_shifts: 1 });
    await page.goto(`/can-bo/ghep/${now.id}/so/${before.id}`);
    const said = ok(await giang.get(`/match_runs/${now.id}/compare/${before.id}`));
    await page.getByText(`${local(said.changed)} người khác nhau, ${local(said.same)} người giữ nguyên`).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Nhiều nhất mấy ca một người' });
    await comes(() => row.getByRole('cell').allInnerTexts(), ['2', '1']);
    const rules = page.getByRole('row').filter({ hasText: 'Quy tắc' });
    await comes(() => rules.getByRole('cell').allInnerTexts(), ['Quy tắc từng chiến dịch đang theo', 'Quy tắc từng chiến dịch đang theo']);
  });

  await t.test('a call-up says whom it reaches before it calls', async () => {
    await page.goto(`/can-bo/viec/${opening.id}`);
    await page.getByRole('link', { name: /^Huy động khẩn/ }).click();
    await page.getByLabel('Trong vòng bao nhiêu km').fill('15');
    await page.getByLabel('Gọi nhiều nhất bao nhiêu người').fill('3');
    const reach = ok(await giang.get(`/openings/${opening.id}/surge?shift=${shift.id}&radius_km=15&most=3`));
    await page.getByText(`Gọi được ${reach.near} người`).waitFor();
    await page.getByRole('button', { name: `Gọi ${reach.near} người` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Gọi ngay' }).click();
    await page.getByText('Đã gọi xong.').waitFor();
    assert.equal(ok(await giang.get(`/signups?shift=${shift.id}&state=invited`)).items.length, reach.near);
  });
});

test('what a matching would be about stands on the form, and follows it', async (t) => {
  const s = await province(t, DEMO);
  const giang = await s.login('tinh.giang', PASSWORD);
  const [{ unit }] = ok(await giang.get('/me')).roles;
  const { page } = await phone(t, { url: s.url, cookie: giang.cookie });
  await page.goto('/can-bo/ghep/moi');
  const shown = (label) => page.locator('.facts > div').filter({ hasText: label }).getByRole('definition');
  const stands = async (wish) => {
    const counted = ok(await giang.get(`/match_runs/preview?${new URLSearchParams({ unit, ...wish })}`));
    await shown('Chỗ còn phải ghép').getByText(local(counted.seats), { exact: true }).waitFor();
    await comes(() => shown('Người được xét').innerText(), local(counted.people));
    await comes(() => shown('Chỗ tối thiểu').innerText(), local(counted.minimum));
    await comes(() => shown('Cặp người và chỗ hợp nhau').innerText(), `nhiều nhất ${local(counted.pairs)}`);
    return counted;
  };
  const fortnight = await stands({ from: dayOn(0), to: dayOn(13) });
  await page.getByLabel('Đến ngày').fill(dayOn(2));
  const few = await stands({ from: dayOn(0), to: dayOn(2) });
  assert.ok(few.seats < fortnight.seats);
  await page.getByLabel('Đến ngày').fill(dayOn(-1));
  await page.getByText('Ngày cuối phải sau ngày đầu').waitFor();
  assert.deepEqual(ok(await giang.get('/match_runs')).items, [], 'nothing was started');

  await page.getByLabel('Đến ngày').fill(dayOn(2));
  await page.getByLabel('Quy tắc').selectOption('Không dùng quy tắc, chỉ điểm gốc');
  const base = ok(await giang.get(`/match_runs/preview?${new URLSearchParams({ unit, from: dayOn(0), to: dayOn(2), without_rules: true })}`));
  await shown('Cặp người và chỗ hợp nhau').getByText(local(base.pairs), { exact: true }).waitFor();

  const province1 = ok(await giang.get('/rule_versions?hook=bank.score')).items.find((one) => !one.unit);
  await page.getByLabel('Quy tắc').selectOption(`Toàn tỉnh, bản ${province1.version}`);
  await page.getByRole('button', { name: 'Bắt đầu ghép' }).click();
  await proved(page);
  await page.getByText('Bài toán và cách ghép').click();
  await page.getByText(`Quy tắc toàn tỉnh, bản ${province1.version}`).waitFor();
});

test('a matching under way can be left, come back to, and stopped', async (t) => {
  const s = await province(t, DEMO);
  const giang = await s.login('tinh.giang', PASSWORD);
  const [{ unit }] = ok(await giang.get('/me')).roles;
  const { page } = await phone(t, { url: s.url, cookie: giang.cookie });
  const ahead = [];
  /** Jobs run in turn: ours has to wait for those. */
  const queue = async () => {
    for (let i = 0; i < 40; i++) ahead.push(ok(await giang.post('/match_runs', { unit, to: dayOn(60), max_shifts: 14 })).job);
  };
  const letThrough = async () => {
    for (const job of ahead.splice(0)) await giang.post(`/jobs/${job}/stop`); // refused where it has ended
  };
  const start = async () => {
    await page.goto('/can-bo/ghep/moi');
    await page.getByLabel('Đơn vị', { exact: true }).waitFor();
    await queue();
    await page.getByRole('button', { name: 'Bắt đầu ghép' }).click();
    await page.getByText('Đang chờ tới lượt').waitFor();
    return new URL(page.url()).pathname.split('/').at(-1);
  };

  await t.test('stopped before its turn, it says so', async () => {
    await start();
    await page.getByRole('button', { name: 'Dừng, lấy kết quả đang có' }).click();
    await page.getByText('Đã dừng trước khi xong.').waitFor();
    await letThrough();
  });

  await t.test('left and come back to, it shows its result by itself', async () => {
    const id = await start();
    await page.goto('/can-bo');
    await page.goto(`/can-bo/ghep/${id}`);
    await page.getByText('Đang chờ tới lượt').waitFor();
    await letThrough();
    await proved(page);
  });
});

test('matching is for everybody, on a phone', async (t) => {
  const s = await province(t, DEMO);
  const giang = await s.login('tinh.giang', PASSWORD);
  const dung = await s.login('cum.dung', PASSWORD);
  const week = { to: dayOn(6) };
  const first = await matched(giang, week);
  const second = await matched(giang, { ...week, stability: 0, max_shifts: 1, without_rules: true });
  const result = ok(await giang.get(`/match_runs/${first.id}/result`));
  const [seats] = result.shifts.filter((one) => one.filled > 0);
  const { page } = await phone(t, { url: s.url, cookie: giang.cookie });
  const open = async (path) => {
    await page.goto(`/can-bo/ghep${path}`);
    await atRest(page);
  };

  for (const path of ['', '/moi', `/${first.id}`, `/${second.id}/so/${first.id}`])
    await t.test(`/ghep${path.replace(/[0-9a-f-]{36}/g, ':id')}`, async () => {
      await open(path);
      await sound(page, path);
    });

  await t.test('the drawer is the whole page', async () => {
    await open(`/${first.id}?ca=${seats.shift}`);
    const drawer = page.getByRole('dialog', { name: seats.title });
    await drawer.getByText('Được xếp:').first().waitFor();
    const box = async () => {
      const { x, y, width, height } = await page.locator('dialog').boundingBox();
      return [x, y, width, height];
    };
    await comes(box, [0, 0, 360, 740]);
    await sound(page, 'drawer of a shift');
    await drawer.getByRole('button', { name: /được xếp gì, vì sao$/ }).first().click();
    await page.getByText(/ca trong lượt này/).waitFor();
    await sound(page, 'drawer of a person');
    await page.getByRole('button', { name: 'Đóng' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
  });

  await t.test('the plan of replacements, and the questions before deeds', async () => {
    await open(`/${first.id}`);
    await page.getByRole('button', { name: /^Áp dụng cho/ }).click();
    await page.getByRole('dialog').waitFor();
    await accessible(page, 'asking before applying');
    await page.getByRole('button', { name: /^Áp dụng và báo/ }).click();
    await page.getByText(/Đã áp dụng lúc/).waitFor({ timeout: 60_000 });
    const { items } = ok(await giang.get(`/signups?run=${first.id}&state=invited&limit=5`));
    for (const one of items) ok(await giang.post(`/signups/${one.id}/decisions`, { decision: 'decline', reason: 'Bận mùa vụ' }));
    await open(`/${first.id}/thay`);
    await sound(page, 'replacements');
  });

  await t.test('an area matches for its own bodies', async (t) => {
    const { page: theirs } = await phone(t, { url: s.url, cookie: dung.cookie });
    let count;
    const pressed = new Promise((resolve) => {
      count = resolve;
    });
    await theirs.route('**/match_runs/preview?*', async (route) => {
      await pressed;
      await route.continue();
    });
    await theirs.goto('/can-bo/ghep/moi');
    const held = ok(await dung.get('/me')).roles.find((one) => one.role === 'area_admin');
    await theirs.waitForFunction((name) => document.querySelector('#f-unit')?.value === name, held.unit_name);
    // The count comes in while the button is held down: it must not move away from under the finger.
    await theirs.getByRole('button', { name: 'Bắt đầu ghép' }).hover();
    await theirs.mouse.down();
    count();
    await theirs.getByText('Chỗ còn phải ghép').waitFor();
    await theirs.mouse.up();
    await proved(theirs);
    assert.equal(ok(await dung.get(`/match_runs/${new URL(theirs.url()).pathname.split('/').at(-1)}`)).unit, held.unit);
  });
});
