// SPDX-License-Identifier: MIT
// rule_same: a verdict depends on the rule and the facts alone. A hundred fresh processes, each with its own addresses and hash seed, say
// the same to the byte about a rule that goes through tables in every way there is.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';

const PROCESSES = 100;
const AT_ONCE = 4;
const RULE = `hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
ties { "thang", "gio" }
reasons { thu_tu = "{cac}", gio = "{n} giờ", viec = "{n}" }
function run(f, p)
  local minutes, days, said = {}, {}, ""
  for i, s in ipairs(f.sessions) do
    minutes[s.commune] = (minutes[s.commune] or 0) + s.minutes
    days[i * 7 % 11] = s.day
    days[i / 4] = i
    days["k" .. i] = s
  end
  for commune, n in pairs(minutes) do add("gio", n / 60, { n = n / 60 }) said = said .. commune .. " " end
  for k in pairs(days) do said = said .. tostring(k) .. " " end
  note("thu_tu", { cac = said:sub(1, 100) })
  local order = {}
  for i = 1, 40 do order[i] = { key = i % 3, i = i } end
  table.sort(order, function(a, b) return a.key < b.key end)
  for i = 1, 5 do note("viec", { n = order[i].i }) end
  note("viec", { n = tostring(f) .. tostring(add) .. type(f.sessions[1]) .. tostring(1 / 3) })
  key("thang", f.months_active)
  key("gio", f.minutes / 60)
end
`;
const FACTS = {
  as_of: '2026-12-31',
  called: 9,
  attended: 8,
  minutes: 1130,
  months_active: 5,
  languages: { mnong: 3, ede: 1 },
  skills: ['mc', 'first_aid'],
  sessions: Array.from({ length: 9 }, (_, i) => ({ day: `2026-0${i + 1}-15`, minutes: 60 + 37 * i, commune: ['24697', '24748', '24661'][i % 3] })),
};

test('a hundred fresh processes decide the same, to the byte', async (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-same-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const rule = join(dir, 'rule.lua');
  const facts = join(dir, 'facts.json');
  writeFileSync(rule, RULE);
  writeFileSync(facts, JSON.stringify(FACTS));
  const said = new Map();
  const decide = async () => {
    const { stdout } = await promisify(execFile)(process.env.VOLBANK_BINARY, ['rule', 'run', rule, '--facts', facts]);
    said.set(stdout, (said.get(stdout) ?? 0) + 1);
  };
  for (let n = 0; n < PROCESSES; n += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, decide));
  const [[only, count]] = said;
  assert.equal(said.size, 1, [...said.keys()].join('\n'));
  assert.equal(count, PROCESSES);
  const verdict = JSON.parse(only);
  assert.equal(verdict.reasons.length, 10);
  assert.ok(verdict.score > 0 && verdict.steps > 0, only);
});
