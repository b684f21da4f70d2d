// SPDX-License-Identifier: MIT
// rule_replay: `volbank rule replay` computes every stored receipt again and names each that does not come out the same.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from './support/ending.js';
import { cli } from './support/server.js';

test('every receipt of a province comes out the same; one that was tampered with is named', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-replay-'));
  atEnd(t, () => rmSync(dir, { recursive: true, force: true }));
  const at = (name) => join(dir, name);
  const replay = (name, ...more) => cli('rule', 'replay', '--data', at(name), ...more);
  assert.equal(cli('demo', '--data', at('a'), '--volunteers', '60', '--seed', '630').status, 0);

  const good = replay('a');
  assert.equal(good.status, 0, good.stdout + good.stderr);
  const [, count] = /^(\d+) receipts: \1 the same to the byte, 0 different, 0 erased$/m.exec(good.stdout);
  assert.ok(count > 50, good.stdout);
  const of = (hook) => Number(/^(\d+) receipts/m.exec(replay('a', '--hook', hook).stdout)[1]);
  assert.equal(of('bank.credit') + of('bank.evaluate'), Number(count));
  assert.ok(of('bank.credit') > 50);
  assert.equal(of('bank.score'), 0);
  const area = Number(/^(\d+) receipts/m.exec(replay('a', '--unit', '667').stdout)[1]);
  assert.ok(area > 0 && area < count);
  assert.match(replay('a', '--since', '2100-01-01').stdout, /^0 receipts/m);
  assert.equal(replay('a', '--unit', 'NOBODY').status, 1);
  assert.equal(replay('a', '--sometimes', 'x').status, 2);

  assert.equal(cli('dump', '--data', at('a'), at('a.txt')).status, 0);
  const lines = readFileSync(at('a.txt'), 'utf8').split('\n');
  const bent = new Set();
  const change = (line, member, from, to) => {
    const record = JSON.parse(line);
    assert.ok(from.test(record.fields[member]), line);
    record.fields[member] = record.fields[member].replace(from, to);
    bent.add(record.id);
    return JSON.stringify(record);
  };
  const receipts = lines.map((line, i) => (line.startsWith('{"entity":"verdict"') && line.includes('"bank.credit"') && /Có mặt \d+ phút/.test(line) ? i : -1)).filter((i) => i >= 0);
  lines[receipts[0]] = change(lines[receipts[0]], 'facts', /"minutes_present":\d+/, '"minutes_present":55');
  lines[receipts[1]] = change(lines[receipts[1]], 'answer', /"score":[\d.]+/, '"score":11');
  writeFileSync(at('b.txt'), lines.join('\n'));
  const loaded = cli('load', '--data', at('b'), at('b.txt'));
  assert.equal(loaded.status, 0, loaded.stderr);
  const bad = replay('b');
  assert.equal(bad.status, 4, bad.stdout + bad.stderr);
  assert.match(bad.stdout, / 2 different, 0 erased$/m);
  for (const id of bent) assert.match(bad.stdout, new RegExp(`^${id}: `, 'm'));
  assert.match(bad.stdout, /the facts were changed/);
  assert.match(bad.stdout, /another answer/);
});
