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
import { atEnd } from './support/ending.js';

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
// Lists with holes, made in ways that leave their items in places that depend on the hash seed; and keys of which none may be walked.
const HOLES = `hook "bank.evaluate"
bands { excellent = 90, good = 70, pass = 50 }
reasons { dai = "{n}", danh_sach = "{cac}" }
local function holes(k)
  local t = {}
  for i = 1, 6 + k % 5 do
    t["k" .. i * k] = i
    t[(i * 7 + k) % 11 + 1] = i
    if i % 2 == 0 then t["k" .. (i - 1) * k] = nil end
    t["y" .. i + k] = i
  end
  for i = 3, 9, 3 do t[i] = nil end
  t["q" .. k] = 1
  for i = 1, 4 do t["w" .. i * k] = i t[i * 4 + k % 3] = i end
  return t
end
local function written(t)
  local out = ""
  for i = 1, 25 do out = out .. tostring(t[i] or "-") .. " " end
  return out
end
function run(f, p)
  local sum, inserted, removed, sorted, unpacked, walked = 0, "", "", "", 0, ""
  for k = 1, 40 do
    local t = holes(k)
    sum = (sum * 3 + #t + #f.sessions) % 100003
    unpacked = (unpacked * 3 + select("#", table.unpack(t))) % 100003
    table.insert(t, "i")
    inserted = written(t)
    removed = removed .. tostring(table.remove(holes(k))) .. " "
    table.sort(t, function(a, b) return tostring(a) < tostring(b) end)
    sorted = written(t)
    for i in ipairs(t) do walked = walked .. i % 10 end
    for name, v in pairs(t) do sum = (sum * 3 + #tostring(name) + #tostring(v)) % 100003 end
  end
  note("dai", { n = sum }) note("dai", { n = unpacked })
  for _, said in ipairs { inserted, removed, sorted, walked } do note("danh_sach", { cac = said:sub(1, 100) }) end
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

// What a hundred fresh processes say about the rule, each of its answers once.
async function answers(t, source) {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-same-'));
  atEnd(t, () => rmSync(dir, { recursive: true, force: true }));
  const rule = join(dir, 'rule.lua');
  const facts = join(dir, 'facts.json');
  writeFileSync(rule, source);
  writeFileSync(facts, JSON.stringify(FACTS));
  const said = [];
  const decide = async () => {
    const { stdout } = await promisify(execFile)(process.env.VOLBANK_BINARY, ['rule', 'run', rule, '--facts', facts]);
    said.push(stdout);
  };
  for (let n = 0; n < PROCESSES; n += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, decide));
  assert.equal(said.length, PROCESSES);
  return [...new Set(said)];
}

test('a hundred fresh processes decide the same, to the byte', async (t) => {
  const [only, ...others] = await answers(t, RULE);
  assert.deepEqual(others, []);
  const verdict = JSON.parse(only);
  assert.equal(verdict.reasons.length, 10);
  assert.ok(verdict.score > 0 && verdict.steps > 0, only);
});

test('a list with holes is as long in every process', async (t) => {
  const [only, ...others] = await answers(t, HOLES);
  assert.deepEqual(others, []);
  assert.equal(JSON.parse(only).reasons.length, 6, only);
});
