// SPDX-License-Identifier: MIT
// partner: departments beside the Youth Union: asked to co-host and answering, what they bring and need, programmes they propose,
// what they inspect; and that by no route they learn who the volunteers are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, shiftOn } from './support/bank.js';
import { download, upload } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';

function ok(answer) {
  assert.ok(answer.status < 300, `${answer.status} ${answer.text}`);
  return answer.body;
}

async function province(t) {
  const s = await bank(t);
  const nga = await s.as('sonoivu.nga');
  const department = ok(await nga.get('/me')).roles.find((r) => r.role === 'partner').unit;
  const board = async (who = nga, more = '') => ok(await who.get(`/partner/board?unit=${department}${more}`));
  return Object.assign(s, { nga, department, board });
}

async function invited(s, about = {}) {
  const made = await s.open(shiftOn(4), {}, about);
  const body = { campaign: made.campaign.id, unit: s.department, role: 'Tư vấn việc làm' };
  return { ...made, part: ok(await s.officer.post('/campaign_partners', body)) };
}
const move = (who, path, action, words) => who.post(`${path}/moves`, words ? { action, words } : { action });
const lineOf = (board, part) => board.parts.find((one) => one.id === part.id);

test('a department is asked, answers, brings its part and steps back', async (t) => {
  const s = await province(t);
  const { campaign, shift, part } = await invited(s, { title: 'Ngày hội việc làm' });
  const at = `/campaign_partners/${part.id}`;
  assert.equal(part.state, 'invited');
  const again = await s.officer.post('/campaign_partners', { campaign: campaign.id, unit: s.department });
  assert.equal(again.status, 409, 'nobody is asked twice for one campaign');
  const told = (await s.messages()).filter((m) => m.about === 'partner.moved' && m.body?.includes('Ngày hội việc làm'));
  assert.equal(told.length, 1, 'the department is told once');
  assert.match(told[0].body, /mời phối hợp/);
  const partners = async () => ok(await s.get(`/campaigns/${campaign.id}/public`)).partners;
  assert.deepEqual(await partners(), [], 'nobody is called a co-host before having agreed');
  assert.equal((await s.nga.get(`/shifts/${shift.id}/roster`)).status, 403);
  assert.equal((await s.nga.post('/part_items', { part: part.id, kind: 'gives', what: 'Sớm quá' })).status, 409);

  assert.equal((await move(s.officer, at, 'accept')).status, 403, 'the organiser does not answer for a department');
  assert.equal((await move(s.nga, at, 'decline')).status, 422, 'a refusal has words');
  assert.equal(ok(await move(s.nga, at, 'accept', 'Nhất trí')).state, 'accepted');
  assert.equal((await move(s.nga, at, 'accept')).status, 409);
  assert.equal((await partners())[0].role, 'Tư vấn việc làm');
  assert.equal((await s.nga.get(`/shifts/${shift.id}/roster`)).status, 200);

  const need = ok(await s.nga.post('/part_items', { part: part.id, kind: 'need', what: 'Người biết tiếng M’Nông', people: 4 }));
  const gives = ok(await s.nga.post('/part_items', { part: part.id, kind: 'gives', what: '2 cán bộ tư vấn', due: shiftOn(3).day }));
  assert.equal((await s.officer.post('/part_items', { part: part.id, kind: 'gives', what: 'Ghi hộ' })).status, 403);
  assert.equal((await s.nga.post(`/part_items/${need.id}/answers`, { words: 'Tự trả lời' })).status, 403);
  ok(await s.officer.post(`/part_items/${need.id}/answers`, { words: 'Đã bố trí 4 bạn' }));
  ok(await s.nga.post(`/part_items/${gives.id}/deliveries`, { done: shiftOn(0).day }));
  assert.equal((await s.nga.post(`/part_items/${gives.id}/deliveries`, { done: shiftOn(2).day })).status, 422);
  assert.equal((await upload(s, s.nga, `/part_items/${gives.id}/file`, 'công văn.pdf', PDF)).status, 200);
  const view = ok(await s.officer.get(`${at}/part`));
  assert.deepEqual(
    view.items.map((i) => [i.kind, i.answer, i.done !== '', i.file]),
    [
      ['need', 'Đã bố trí 4 bạn', false, ''],
      ['gives', '', true, 'công văn.pdf'],
    ],
  );
  for (const who of [s.nga, s.officer]) assert.equal((await who.get(`/part_items/${gives.id}/content`)).status, 200);
  assert.equal((await s.get(`/part_items/${gives.id}/content`)).status, 401);

  assert.equal(ok(await move(s.nga, at, 'leave', 'Sở có đoàn thanh tra')).state, 'left');
  assert.deepEqual(await partners(), []);
  assert.equal((await s.nga.get(`/shifts/${shift.id}/roster`)).status, 403, 'and the roster closes behind it');
  const desk = ok(await s.officer.get('/partner/board')).desk;
  assert.equal(desk.invitations.find((one) => one.id === part.id).words, 'Sở có đoàn thanh tra');
  assert.equal(ok(await move(s.officer, at, 'invite', 'Mời lại đợt sau')).state, 'invited');
  assert.equal(ok(await move(s.officer, at, 'record', 'Công văn 12/SNV')).state, 'accepted', 'agreed by letter');
});

test('the board counts people and hours of what a department co-hosts, and its rows of the plan', async (t) => {
  const s = await province(t);
  const before = await s.board();
  assert.deepEqual([...new Set(before.duties.map((d) => d.row))].sort(), ['III.3.2', 'V.3', 'V.7']);
  const past = await s.board(s.nga, '&year=2024');
  assert.deepEqual(past.duties.map((d) => d.row).sort(), ['III.3.2', 'V.3'], 'before the merger the row was another’s');
  const { opening, part } = await invited(s, { field: 'welfare' });
  ok(await move(s.nga, `/campaign_partners/${part.id}`, 'accept'));
  const was = await s.shift(opening, shiftOn(-2));
  const { items } = ok(await s.officer.get('/volunteers?limit=3'));
  for (const v of items) ok(await s.officer.post(`/shifts/${was.id}/marks`, { volunteer: v.id, state: 'present', role: 'member' }));
  const after = await s.board();
  const { numbers } = lineOf(after, part);
  assert.equal(numbers.present, items.length);
  assert.equal(numbers.seats, 15, 'three shifts of five');
  assert.ok(Number(numbers.hours.replace(',', '.')) > 0);
  assert.equal(after.figures.present, before.figures.present + items.length);
  const counted = (board, row) => board.duties.filter((d) => d.row === row).map((d) => d.campaigns);
  assert.deepEqual(counted(after, 'V.7').map((n, i) => n - counted(before, 'V.7')[i]), [1]);

  const book = await download(s, s.nga, `/partner/workbook?unit=${s.department}`);
  assert.equal(book.status, 200, book.text);
  const sheets = unzip(book.bytes);
  assert.ok(sheets.has('xl/worksheets/sheet3.xml'), 'campaigns, parts, notes');
  assert.match(sheets.get('xl/worksheets/sheet1.xml').toString(), /<f>SUM\(J2:J\d+\)<\/f>/);
  const other = (await s.get('/units?limit=200&kind=department')).body.items.find((u) => u.id !== s.department);
  assert.equal((await s.nga.get(`/partner/board?unit=${other.id}`)).status, 403, 'another department’s is its own');
  const watched = await s.board(await s.as('theodoi.minh'));
  assert.equal(watched.figures.present, after.figures.present);
  assert.ok(!watched.writes && watched.parts.every((one) => one.actions.length === 0));
});

test('a programme that a department proposes becomes a draft of the unit that takes it up', async (t) => {
  const s = await province(t);
  const words = { title: 'Đồng hành tìm việc', type: 'ntb', field: 'welfare', summary: 'Tư vấn sáng thứ Bảy', brings: '2 cán bộ' };
  const proposal = ok(await s.nga.post('/programme_proposals', { unit: s.department, ...words, starts: shiftOn(20).day, ends: shiftOn(40).day }));
  const asks = `/programme_proposals/${proposal.id}/asks`;
  assert.equal((await s.officer.post(asks, { unit: s.unit })).status, 403);
  assert.equal((await s.nga.post(asks, { unit: s.department })).status, 422, 'a department is no unit to ask');
  const ask = ok(await s.nga.post(asks, { unit: s.unit, people: 20 }));
  assert.equal((await s.nga.post(asks, { unit: s.unit })).status, 409);
  const waiting = ok(await s.officer.get('/partner/board')).desk.asks.find((one) => one.id === ask.id);
  assert.deepEqual(waiting.actions.map((a) => a.action), ['take', 'decline']);
  const at = `/programme_asks/${ask.id}`;
  assert.equal((await move(s.nga, at, 'take')).status, 403);
  const taken = ok(await move(s.officer, at, 'take', 'Đoàn xã nhận'));
  const campaign = ok(await s.officer.get(`/campaigns/${taken.campaign}`));
  assert.deepEqual([campaign.title, campaign.state, campaign.unit, campaign.place], [words.title, 'draft', s.unit, s.place]);
  const { items } = ok(await s.officer.get(`/campaign_partners?campaign=${campaign.id}`));
  assert.deepEqual(items.map((p) => [p.unit, p.state]), [[s.department, 'accepted']]);
  assert.equal((await move(s.officer, at, 'take')).status, 409, 'once');
});

test('an inspection note is sent, answered and closed; its words stay as they were sent', async (t) => {
  const s = await province(t);
  const seen = { inspected: s.unit, day: shiftOn(-1).day, looked_at: 'Sổ điểm danh', findings: 'Thiếu hai buổi' };
  const without = await s.nga.post('/inspections', { unit: s.department, ...seen, to_do: 'Nhập đủ' });
  assert.equal(without.status, 422, 'what is to be done has a day');
  const note = ok(await s.nga.post('/inspections', { unit: s.department, ...seen, to_do: 'Nhập đủ', due: shiftOn(10).day }));
  const at = `/inspections/${note.id}`;
  const mine = async () => ok(await s.officer.get('/partner/board')).desk.inspections.find((one) => one.id === note.id);
  assert.equal(await mine(), undefined, 'a draft is nobody else’s business');
  assert.equal((await move(s.officer, at, 'answer', 'Vội')).status, 404);
  ok(await move(s.nga, at, 'send'));
  assert.equal((await mine()).state, 'sent');
  const { headers } = await s.nga.get(at);
  const change = await s.nga.patch(at, { findings: 'Đổi lời' }, { headers: { 'if-match': headers.get('etag') } });
  assert.equal(change.status, 409);
  assert.equal((await s.nga.delete(at)).status, 409);
  ok(await move(s.officer, at, 'answer', 'Đã nhập đủ'));
  ok(await move(s.nga, at, 'return', 'Còn buổi 12/8'));
  ok(await move(s.officer, at, 'answer', 'Đã nhập cả buổi 12/8'));
  assert.equal(ok(await move(s.nga, at, 'close')).state, 'closed');
  assert.equal((await mine()).answer, 'Đã nhập cả buổi 12/8');
  const monitor = await s.as('theodoi.minh');
  assert.equal(ok(await monitor.get(at)).state, 'closed');
  assert.equal((await monitor.patch('/units/' + s.unit, { phone: '1' })).status, 403, 'that is all a monitor writes');
  const others = (await s.get('/units?limit=200&kind=department')).body.items.find((u) => u.id !== s.department);
  assert.equal((await monitor.post('/inspections', { unit: others.id, ...seen })).status, 422, 'the plan names who inspects');
});

test('by no route does a department learn who the volunteers are', async (t) => {
  const s = await province(t);
  const { campaign, opening, shift, part } = await invited(s);
  const at = `/campaign_partners/${part.id}`;
  ok(await move(s.nga, at, 'accept'));
  const agreed = await s.member(shift, { consent_partner: true });
  const silent = [await s.member(shift), await s.member(shift), await s.join(shift)];
  const volunteers = ok(await (await s.as('tinh.giang')).get('/volunteers?limit=200')).items;
  const secret = volunteers.filter((v) => v.full_name !== agreed.body.full_name).map((v) => v.full_name);
  secret.push(...silent.map((one) => one.body.full_name));
  const phones = volunteers.map((v) => v.phone?.replace('+84', '')).filter(Boolean);
  const ids = { campaign: campaign.id, opening: opening.id, shift: shift.id, campaign_partner: part.id, unit: s.department };
  ids.volunteer = volunteers[0].id;
  ids.signup = silent[0].signup;
  const { paths } = ok(await s.get('/openapi.json'));
  let asked = 0;
  let answered = 0;
  for (const [path, verbs] of Object.entries(paths)) {
    if (!verbs.get || /live|metrics/.test(path)) continue;
    const plural = path.replace('/api/v1', '').split('/')[1];
    const id = ids[plural.replace(/s$/, '')] ?? ids.campaign;
    const address = path.replace('/api/v1', '').replaceAll(/\{[^}]+\}/g, id) + (path.includes('{') ? '' : '?limit=200');
    const answer = await s.nga.get(address);
    asked++;
    if (answer.status !== 200) continue;
    answered++;
    const found = [...secret, ...phones].filter((one) => answer.text.includes(one));
    if (found.length === 0) continue;
    const known = (await s.get(address)).text; // what everybody may read, as those who are honoured
    for (const one of found) assert.ok(known.includes(one), `${path}: ${one}`);
  }
  assert.ok(asked > 200 && answered > 40, `${asked} asked, ${answered} answered`);
  const roster = ok(await s.nga.get(`/shifts/${shift.id}/roster`)).items;
  assert.deepEqual(roster.map((r) => r.name).filter(Boolean), [agreed.body.full_name], 'but of whoever agreed to it');
});
