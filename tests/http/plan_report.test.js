// SPDX-License-Identifier: MIT
// plan_report: reports as their readers get them: in the issuing body's form, every figure what its query answers, workbooks whose formulas come to what they
// show, and a kept report the same to the byte whatever is recorded later.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bank } from './support/bank.js';
import { download } from './support/sheets.js';
import { unzip } from './support/unzip.js';

const KINDS = [
  ['month', { year: 2026, part: 6 }, /tháng 6 năm 2026/],
  ['quarter', { year: 2026, part: 2 }, /quý II năm 2026/],
  ['year', { year: 2025 }, /năm 2025/],
  ['interim_2025', {}, /Sơ kết thực hiện Kế hoạch số 630\/KH-UBND/],
  ['final_2030', {}, /Tổng kết thực hiện Kế hoạch số 630\/KH-UBND/],
];
const PAPER = { number: 5, department: 'PT', day: '2026-01-05', recipients: 'Thường trực Tỉnh ủy\nCác cụm', kept_by: 'VP', power: 'TM. BAN THƯỜNG VỤ', office: 'Bí thư', signer: "H'Yuôn Ƀkrông" };

const body = (answer, status = 200) => {
  assert.equal(answer.status, status, answer.text);
  return answer.body;
};
const oneLine = (text) => text.normalize('NFC').replaceAll(/\s+/g, ' ');

/** Cells of a worksheet by name: what a formula says, and what is shown of it. */
function cells(xml, strings) {
  const found = new Map();
  for (const [, name, attributes, inner] of xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)>(.*?)<\/c>/gs)) {
    const value = inner.match(/<v>(.*?)<\/v>/s)?.[1];
    const shown = /t="s"/.test(attributes) ? strings[Number(value)] : value;
    found.set(name, { formula: inner.match(/<f>(.*?)<\/f>/s)?.[1], value: /t="s"/.test(attributes) ? shown : Number(value) });
  }
  return found;
}

/** What a formula of ours comes to, from the cells it names. */
function worth(formula, at) {
  const value = (name) => at.get(name)?.value ?? 0;
  const column = (range) => {
    const [, letter, from, to] = range.match(/^([A-Z])(\d+):[A-Z](\d+)$/);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => value(letter + (Number(from) + i)));
  };
  const sums = formula.replaceAll(/SUM\(([^)]+)\)/g, (_, range) => column(range).reduce((a, b) => a + b, 0));
  const known = sums.replaceAll(/\b[A-Z]\d+\b/g, (name) => `(${value(name)})`).replaceAll(/\)=0,/g, ')==0,');
  const round = (x, digits) => Math.round((x + Number.EPSILON) * 10 ** digits) / 10 ** digits;
  return new Function('IF', 'ROUND', 'MAX', `return ${known}`)((when, yes, no) => (when ? yes : no), round, Math.max);
}

test('reports of the plan', async (t) => {
  const s = await bank(t);
  const [tinh, monitor] = [await s.as('tinh.giang'), await s.as('theodoi.minh')];
  const unit = body(await tinh.get('/me')).roles[0].unit;
  const make = async (fields, who = tinh) => body(await who.post('/plan_reports', { unit, ...fields }), 201);
  const file = async (report, form, who = tinh) => {
    const got = await download(s, who, `/plan_reports/${report.id}/files?form=${form}`);
    assert.equal(got.status, 200, got.text.slice(0, 300));
    return got;
  };
  const read = async (report) => {
    const path = join(s.data, `${report.id}.pdf`);
    writeFileSync(path, (await file(report, 'pdf')).bytes);
    return oneLine(execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }));
  };
  const figures = async (report) => body(await tinh.get(`/plan_reports/${report.id}/figures`)).figures;

  await t.test('each kind says its period, in the form of the Đoàn, with no word of the template left over', async () => {
    for (const [kind, period, says] of KINDS) {
      const text = await read(await make({ kind, ...period, ...PAPER, number: undefined }));
      assert.match(text, says);
      assert.match(text, /ĐOÀN TNCS HỒ CHÍ MINH/);
      assert.match(text, /Số: -BC\/[^ ]+-PT/);
      assert.match(text, /ngày 05 tháng 01 năm 2026/);
      assert.match(text, /Phụ lục/);
      assert.match(text, /TM\. BAN THƯỜNG VỤ .*BÍ THƯ .*H'Yuôn Ƀkrông/);
      assert.doesNotMatch(text, /[{}]|CỘNG HÒA/);
    }
  });

  await t.test('a body of the state writes in the form of the state', async () => {
    const { items } = body(await tinh.get('/units?kind=department&limit=1'));
    assert.equal(items.length, 1);
    const text = await read(await make({ unit: items[0].id, kind: 'year', year: 2025, ...PAPER }));
    assert.match(text, /CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
    assert.match(text, /Số: 05\/BC-[^ ]+-PT/);
    assert.doesNotMatch(text, /ĐOÀN TNCS/);
  });

  await t.test('every figure is what its query answers on its day', async () => {
    const all = await figures(await make({ kind: 'year', year: 2025 }));
    assert.ok(all.length > 15);
    assert.deepEqual(all.map((one) => one.number), all.map((_, i) => i + 1));
    for (const one of all) {
      const answer = body(await tinh.get(one.query.replace('/api/v1', '')));
      if (one.query.includes('/sums?')) assert.deepEqual([answer.total[0].part, answer.total[0].whole], [one.part, one.whole], one.name);
      else if (!one.name.startsWith('b')) assert.equal(answer.total, one.whole, one.name);
      assert.match(one.on, /^202[45]-\d\d-\d\d$/);
    }
  });

  await t.test('what a workbook’s formulas come to is what it shows, and what the board says', async () => {
    const report = await make({ kind: 'table', title: 'Hoạt động từng đơn vị', from: '2025-01-01', until: '2025-12-31', measures: 'campaigns,d,attendances', by: 'unit' });
    const parts = unzip((await file(report, 'xlsx')).bytes);
    const plain = (xml) => xml.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const strings = [...parts.get('xl/sharedStrings.xml')?.toString().matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs) ?? []].map(([, words]) => plain(words));
    let formulas = 0;
    for (let n = 1; n <= 5; n++) {
      const at = cells(parts.get(`xl/worksheets/sheet${n}.xml`).toString(), strings);
      for (const [name, cell] of at)
        if (cell.formula) {
          formulas++;
          assert.equal(Number(worth(plain(cell.formula), at).toFixed(6)), cell.value, `${n} ${name} =${cell.formula}`);
        }
    }
    assert.ok(formulas > 60, String(formulas));
    const board = body(await tinh.get(`/plan/board?unit=${unit}&on=2025-12-31`));
    const targets = cells(parts.get('xl/worksheets/sheet1.xml').toString(), strings);
    for (const [i, one] of board.targets.entries()) assert.deepEqual([targets.get(`B${i + 2}`).value, targets.get(`C${i + 2}`).value], [one.part, one.whole], one.code);
  });

  await t.test('a table by quarter adds up to the year, and unknown columns, twelve years of months and a thirteenth month are refused', async () => {
    const sums = async (query) => tinh.get(`/plan/sums?unit=${unit}&${query}`);
    const year = body(await sums('from=2025-01-01&until=2025-12-31&measures=campaigns,attendances&by=quarter'));
    assert.deepEqual(year.rows.map((row) => row.name), ['Quý I/2025', 'Quý II/2025', 'Quý III/2025', 'Quý IV/2025']);
    for (const c of [0, 1]) assert.equal(year.rows.reduce((sum, row) => sum + row.cells[c].whole, 0), year.total[c].whole);
    assert.ok(year.total[0].whole > 0);
    assert.equal((await sums('from=2025-01-01&until=2025-12-31&measures=campaigns,luck')).status, 422);
    assert.equal((await sums('from=2014-01-01&until=2025-12-31&measures=campaigns&by=month')).status, 422);
    assert.equal((await tinh.post('/plan_reports', { unit, kind: 'month', year: 2026, part: 13 })).status, 422);
    assert.equal((await tinh.post('/plan_reports', { unit, kind: 'quarter', year: 2026, part: 5 })).status, 422);
    const refused = await tinh.post('/plan_reports', { unit, kind: 'table', title: 'Bảng', measures: 'campaigns,luck' });
    assert.deepEqual([refused.status, refused.body.errors.map((one) => one.pointer)], [422, ['/measures', '/until']]);
  });

  await t.test('a kept report stays the same to the byte whatever is recorded later, and cannot be changed or taken away', async () => {
    const period = { kind: 'year', year: 2025 };
    const report = await make({ ...period, ...PAPER });
    body(await tinh.post(`/plan_reports/${report.id}/keepings`));
    const before = await Promise.all(['pdf', 'docx', 'xlsx'].map((form) => file(report, form)));
    const then = await figures(report);
    body(await s.officer.post('/declared_activities', { unit: s.unit, year: 2025, quarter: 4, figure: 7 }), 201);
    for (const [i, form] of ['pdf', 'docx', 'xlsx'].entries()) assert.ok((await file(report, form, monitor)).bytes.equals(before[i].bytes), form);
    assert.deepEqual(await figures(report), then);
    const declared = (list) => list.find((one) => one.name === 'declared').whole;
    assert.equal(declared(await figures(await make(period))), declared(then) + 7);
    const again = await tinh.post(`/plan_reports/${report.id}/keepings`);
    assert.deepEqual([again.status, again.body.code], [409, 'kept']);
    assert.equal((await tinh.patch(`/plan_reports/${report.id}`, { number: 6 })).status, 409);
    assert.equal((await tinh.delete(`/plan_reports/${report.id}`)).status, 409);
    const other = await make({ ...period, ...PAPER });
    assert.equal((await tinh.post(`/plan_reports/${other.id}/keepings`)).status, 409, 'the number is taken');
    assert.equal((await tinh.delete(`/plan_reports/${other.id}`)).status, 204);
  });

  await t.test('others’ reports are not an officer’s to write, nor anybody’s a monitor’s', async () => {
    const report = await make({ kind: 'year', year: 2024 });
    for (const who of [s.officer, monitor]) {
      assert.equal((await who.post('/plan_reports', { unit, kind: 'year', year: 2024 })).status, 403);
      assert.equal((await who.post(`/plan_reports/${report.id}/keepings`)).status, 403);
    }
    assert.equal((await s.get(`/plan_reports/${report.id}/files`)).status, 401);
    assert.equal((await file(await make({ unit: s.unit, kind: 'quarter', year: 2026, part: 1 }, s.officer), 'docx', s.officer)).status, 200);
  });
});
