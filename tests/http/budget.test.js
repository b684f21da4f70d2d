// SPDX-License-Identifier: MIT
// budget: a year's money from below: a commune's estimate goes up, comes back with a reason, is consolidated and approved from above; what is spent of it by
// document; a workbook whose formulas add up to what the board says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank } from './support/bank.js';
import { download } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const YEAR = 2025;
const GIVEN = { decision: '12/QĐ-TĐTN-BTV', decided: '2025-01-10' };

const body = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const refused = (answer, status, code) => {
  assert.equal(answer.status, status, answer.text);
  assert.ok([answer.body.code, ...(answer.body.errors ?? []).map((flaw) => flaw.code)].includes(code), `${code}: ${answer.text}`);
};

/** Every sheet's cells by name: { formula, value }. */
function book(bytes) {
  const parts = unzip(bytes);
  const plain = (xml) => xml.replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  const strings = [...(parts.get('xl/sharedStrings.xml')?.toString() ?? '').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(([, words]) => plain(words));
  const names = [...parts.get('xl/workbook.xml').toString().matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
  return new Map(
    names.map((name, i) => {
      const at = new Map();
      for (const [, cell, attributes, inner] of parts.get(`xl/worksheets/sheet${i + 1}.xml`).toString().matchAll(/<c r="([A-Z]+\d+)"([^>]*?)>(.*?)<\/c>/gs)) {
        const value = inner.match(/<v>(.*?)<\/v>/s)?.[1];
        const formula = inner.match(/<f>(.*?)<\/f>/s)?.[1];
        const words = /t="s"/.test(attributes) ? strings[Number(value)] : inner.match(/<is>.*?<t[^>]*>(.*?)<\/t>/s)?.[1];
        at.set(cell, { formula: formula && plain(formula), value: words === undefined ? Number(value) : plain(words) });
      }
      return [name, at];
    }),
  );
}

/** What a formula of ours comes to, from the cells it names. */
function worth(formula, at, sheets) {
  const range = (cells, letter, from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => cells.get(letter + (Number(from) + i))?.value ?? 0);
  const add = (list) => list.reduce((a, b) => a + b, 0);
  const known = formula
    .replaceAll(/SUMIF\('?([^'!]+)'?!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+),\$([A-Z])(\d+),'?[^'!]+'?!\$([A-Z])\$\d+:\$[A-Z]\$\d+\)/g, (_, name, by, from, to, key, row, of) => {
      const keys = range(sheets.get(name), by, from, to);
      return add(range(sheets.get(name), of, from, to).filter((_, i) => keys[i] === at.get(key + row).value));
    })
    .replaceAll(/SUM\(([A-Z])(\d+):[A-Z](\d+)\)/g, (_, letter, from, to) => add(range(at, letter, from, to)))
    .replaceAll(/\b[A-Z]\d+\b/g, (name) => JSON.stringify(at.get(name)?.value ?? ''))
    .replaceAll(/(?<=IF\([^=,]+)=/g, '==');
  return new Function('IF', 'ROUND', `return ${known}`)((when, yes, no) => (when ? yes : no), (x, digits) => Math.round(x * 10 ** digits) / 10 ** digits);
}

test('a year of money', async (t) => {
  const s = await bank(t);
  const { officer: chi, unit } = s;
  const [dung, tinh, minh] = [await s.as('cum.dung'), await s.as('tinh.giang'), await s.as('theodoi.minh')];
  const area = body(await chi.get(`/units/${unit}`)).parent;
  const province = body(await tinh.get(`/units/${area}`)).parent;
  const source = async (fields, who = tinh) => body(await who.post('/budget_sources', { unit: province, year: YEAR, kind: 'province', title: 'Sự nghiệp đào tạo', amount: 50_000_000, ...fields }), 201).id;
  const estimate = async (who, of) => body(await who.post('/budget_estimates', { unit: of, year: YEAR }), 201).id;
  const given = await source({});
  const helped = await source({ kind: 'social', title: 'Nhà hảo tâm', amount: undefined, unit }, chi);
  const top = await estimate(tinh, province);
  const middle = await estimate(dung, area);
  const low = await estimate(chi, unit);
  const add = (who, of, fields = {}) => who.post('/budget_lines', { estimate: of, content: 'Lớp tập huấn', source: given, task: 'III.2.4', amount: 12_000_000, ...fields });
  const step = (who, of, action, more = {}, headers = {}) => who.patch(`/budget_estimates/${of}/state`, { action, ...more }, { headers });
  const board = async (who, of, year = YEAR) => body(await who.get(`/budget/board?unit=${of}&year=${year}`));
  const pick = ({ planned, spent, left }) => [planned, spent, left];
  let line;

  await t.test('amounts no budget has, sources of another year or unit, and ties to others are refused', async () => {
    for (const amount of [-5, 10_000_000_000_001, 1e30, 12.5, undefined]) assert.equal((await add(chi, low, { amount })).status, 422, String(amount));
    refused(await add(chi, low, { source: await source({ year: YEAR - 1 }) }), 422, 'year');
    refused(await add(tinh, top, { source: helped }), 422, 'unit');
    assert.deepEqual(body(await chi.get(`/budget/sources?unit=${unit}&year=${YEAR}`)).items.map((one) => one.id), [given, helped]);
    assert.deepEqual(body(await dung.get(`/budget/sources?unit=${area}&year=${YEAR}`)).items.map((one) => one.id), [given]);
    refused(await chi.post('/budget_estimates', { unit, year: YEAR }), 409, 'unique');
    const campaign = await s.campaign();
    refused(await add(tinh, await estimate(tinh, (await tinh.get('/units?kind=department&limit=1')).body.items[0].id), { campaign: campaign.id }), 422, 'unit');
    line = body(await add(chi, low, { campaign: campaign.id, calculation: '40 người × 2 ngày × 150.000 đồng' }), 201);
    body(await add(chi, low, { source: helped, content: 'Nước uống', amount: 1_500_000 }), 201);
    assert.equal((await add(minh, low)).status, 403);
    assert.equal((await add(chi, middle)).status, 403);
    refused(await chi.patch(`/budget_lines/${line.id}`, { estimate: middle }), 422, 'fixed');
  });

  await t.test('what was sent is locked, comes back with a reason, and of two who decide at once one is told', async () => {
    body(await step(chi, low, 'send'));
    refused(await chi.patch(`/budget_lines/${line.id}`, { amount: 1 }), 409, 'locked');
    refused(await add(chi, low), 409, 'locked');
    assert.equal((await chi.delete(`/budget_estimates/${low}`)).status, 409);
    assert.equal((await step(chi, low, 'take')).status, 403);
    refused(await step(dung, low, 'return'), 422, 'required');
    const { headers } = await dung.get(`/budget_estimates/${low}`);
    assert.equal(body(await step(dung, low, 'return', { reason: 'Tính lại số ngày' })).reason, 'Tính lại số ngày');
    assert.equal((await step(tinh, low, 'take', {}, { 'if-match': headers.get('etag') })).status, 412);
    body(await chi.patch(`/budget_lines/${line.id}`, { amount: 10_000_000 }));
    body(await step(chi, low, 'send'));
    refused(await step(dung, middle, 'send'), 409, 'waiting'); // one waits below
  });

  await t.test('the unit above consolidates the sum of its parts, approval comes down from the top', async () => {
    assert.deepEqual(pick((await board(dung, area)).total), [0, 0, 0]);
    body(await step(dung, low, 'take'));
    body(await add(dung, middle, { content: 'Giao ban cụm', task: 'III.1.3', amount: 3_000_000 }), 201);
    const of = await board(dung, area);
    assert.deepEqual(of.parts.map((part) => [part.own, part.planned]), [[true, 3_000_000], [false, 11_500_000]]);
    assert.equal(of.total.planned, 14_500_000);
    body(await step(dung, middle, 'send'));
    refused(await step(dung, low, 'return', { reason: 'Muộn' }), 409, 'above');
    body(await step(tinh, middle, 'take'));
    refused(await step(tinh, middle, 'approve', GIVEN), 409, 'above');
    body(await step(tinh, top, 'send'));
    refused(await step(tinh, top, 'approve'), 422, 'required');
    refused(await chi.post('/budget_spendings', { line: line.id, day: '2025-03-01', amount: 1, document: 'PC-1' }), 409, 'not-approved');
    body(await step(tinh, top, 'approve', GIVEN));
    body(await step(tinh, middle, 'approve', GIVEN));
    body(await step(dung, low, 'approve', GIVEN));
    refused(await step(dung, low, 'approve', GIVEN), 409, 'state');
    const whole = await board(minh, province);
    assert.equal(whole.total.planned, 14_500_000);
    assert.deepEqual(whole.parts.flatMap((part) => part.can), []);
    assert.deepEqual(whole.sources.map((one) => [one.kind, one.planned]), [['province', 13_000_000], ['social', 1_500_000]]);
  });

  await t.test('spending has a document and a day of the year, never exceeds its line, and is reversed, not changed', async () => {
    const spend = (fields) => chi.post('/budget_spendings', { line: line.id, day: '2025-05-05', amount: 4_000_000, document: 'PC-001/2025', ...fields });
    refused(await spend({ amount: 10_000_001 }), 422, 'over');
    refused(await spend({ day: '2024-12-31' }), 422, 'year');
    refused(await spend({ day: '2026-02-01' }), 422, 'year');
    refused(await spend({ day: '2999-01-01' }), 422, 'future');
    const wrong = body(await spend({}), 201);
    refused(await spend({ document: 'pc-001/2025' }), 409, 'unique');
    refused(await spend({ document: 'PC-002/2025', amount: 6_000_001 }), 422, 'over');
    refused(await chi.patch(`/budget_spendings/${wrong.id}`, { amount: 1 }), 409, 'written');
    refused(await chi.delete(`/budget_spendings/${wrong.id}`), 409, 'written');
    body(await chi.patch(`/budget_spendings/${wrong.id}/reversal`, { reason: 'Ghi nhầm số tiền' }));
    refused(await chi.patch(`/budget_spendings/${wrong.id}/reversal`, { reason: 'Lần nữa' }), 409, 'reversed');
    body(await spend({ amount: 4_500_000, day: '2026-01-31' }), 201);
    assert.deepEqual(pick((await board(tinh, province)).total), [14_500_000, 4_500_000, 10_000_000]);
    assert.deepEqual((await board(chi, unit)).rows.map(pick), [[10_000_000, 4_500_000, 5_500_000], [1_500_000, 0, 1_500_000]]);
  });

  await t.test('an approved estimate changes by adjustments that the unit above decides', async () => {
    refused(await chi.patch(`/budget_lines/${line.id}`, { amount: 20_000_000 }), 409, 'locked');
    const propose = (fields) => chi.post('/budget_adjustments', { estimate: low, line: line.id, amount: 2_000_000, grounds: 'Thêm 10 học viên', ...fields });
    refused(await propose({ amount: -5_500_001 }), 422, 'spent');
    refused(await propose({ amount: 10_000_000_000_000 }), 422, 'too-much');
    refused(await propose({ line: undefined }), 422, 'required');
    const more = body(await propose({}), 201);
    const anew = body(await propose({ line: undefined, content: 'Thuê xe', source: given, amount: 700_000 }), 201);
    assert.equal((await board(chi, unit)).total.planned, 11_500_000);
    const decide = (who, of, words) => who.patch(`/budget_adjustments/${of.id}/decision`, words);
    assert.equal((await decide(chi, more, { approve: true, ...GIVEN })).status, 403);
    refused(await decide(dung, more, { approve: false }), 422, 'required');
    body(await decide(dung, more, { approve: true, ...GIVEN }));
    refused(await decide(dung, more, { approve: true, ...GIVEN }), 409, 'decided');
    body(await decide(dung, anew, { approve: true, ...GIVEN }));
    const { rows, total } = await board(chi, unit);
    assert.deepEqual(rows.map((row) => [row.amount, row.adjusted]), [[10_000_000, 2_000_000], [1_500_000, 0], [0, 700_000]]);
    assert.equal(total.planned, 14_200_000);
    assert.equal((await board(tinh, province)).total.planned, 17_200_000);
  });

  await t.test('those who keep an estimate are told when it comes back or is approved, without the reason, and not who did it', async () => {
    const told = body(await tinh.get('/messages?limit=200')).items.filter((one) => one.about === 'budget.step');
    assert.deepEqual(
      [...new Set(told.map((one) => `${one.unit === unit ? 'unit' : one.unit === area ? 'area' : 'other'} ${/trả lại|duyệt/.exec(one.body)?.[0]}`))].sort(),
      ['area duyệt', 'unit duyệt', 'unit trả lại'],
    );
    assert.ok(told.every((one) => !one.body.includes('Tính lại')));
  });

  await t.test('as a submission it has the tables of a state budget, in PDF and Word, for whoever may read it', async () => {
    const pdf = await download(s, minh, `/budget/form?unit=${province}&year=${YEAR}`);
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    const word = unzip((await download(s, chi, `/budget/form?unit=${unit}&year=${YEAR}&form=docx`)).bytes);
    const words = word.get('word/document.xml').toString().replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    for (const wanted of ['TỜ TRÌNH', '14.200.000', 'III.2.4 Lớp tập huấn, bồi dưỡng', '40 người × 2 ngày × 150.000 đồng', 'TM. BAN THƯỜNG VỤ'])
      assert.ok(words.toUpperCase().includes(wanted.toUpperCase()), wanted);
    assert.equal((await chi.get(`/budget/form?unit=${province}&year=${YEAR}`)).status, 403);
  });

  await t.test('a class or campaign that lines pay for stands with planned and spent over all of them', async () => {
    const [tie, ...others] = (await board(tinh, province)).ties;
    assert.deepEqual([tie.kind, tie.lines, ...pick(tie), others.length], ['campaign', 1, 12_000_000, 4_500_000, 7_500_000, 0]);
  });

  await t.test('the workbook’s formulas come to what it shows and to what the board says', async () => {
    for (const [who, of, year] of [[minh, province, YEAR], [minh, province, new Date().getFullYear()], [chi, unit, YEAR + 4]]) {
      const got = await download(s, who, `/budget/workbook?unit=${of}&year=${year}`);
      assert.equal(got.status, 200, got.text.slice(0, 300));
      const sheets = book(got.bytes);
      const said = await board(who, of, year);
      let formulas = 0;
      for (const [name, at] of sheets)
        for (const [cell, { formula, value }] of at)
          if (formula) {
            formulas++;
            assert.equal(worth(formula, at, sheets), value, `${name} ${cell} =${formula}`);
          }
      const last = said.parts.filter((part) => part.counted).length + 2;
      const at = (letter) => sheets.get('Tổng hợp').get(`${letter}${last}`)?.value ?? 0;
      assert.deepEqual(['F', 'G', 'H'].map(at), pick(said.total));
      assert.ok(formulas > 30 || year > YEAR + 1, String(formulas));
    }
  });
});
