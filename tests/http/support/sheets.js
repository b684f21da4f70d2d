// SPDX-License-Identifier: MIT
// sheets: uploads, downloads and what is stored, for the conversations about lists that come from Excel and go back there.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './ending.js';
import { cli } from './server.js';
import { holding } from './waiting.js';

export const SOURCE = process.env.VOLBANK_SOURCE;
const OFFICIAL = [
  ['place', 'places-2023.csv'],
  ['place', 'places-2025.csv'],
  ['place_successor', 'place-successors.csv'],
  ['unit', 'units.csv'],
  ['unit_successor', 'unit-successors.csv'],
];

/** A folder that goes with the test; `at(name)` is a path in it, `write(name, text)` makes a file there. */
export function desk(t) {
  const dir = mkdtempSync(join(tmpdir(), 'volbank-sheets-'));
  atEnd(t, () => rmSync(dir, { recursive: true, force: true }));
  const at = (name) => join(dir, name);
  const write = (name, text) => {
    writeFileSync(at(name), text);
    return at(name);
  };
  return { at, write };
}

export const kept = (name) => join(SOURCE, 'tests/data/sheets', name);

/** Imports the places and bodies the product ships with; the exit codes. */
export function official(data) {
  return OFFICIAL.map(([entity, file]) => {
    const done = cli('import', '--data', data, entity, join(SOURCE, 'plugins/bank/data', file), '--headers', 'names');
    if (done.status !== 0) throw new Error(`${file}: ${done.status} ${done.stdout}${done.stderr}`);
    return done.status;
  });
}

/** Everything in a folder, as text. */
export function dump(data) {
  const file = `${data}.dump`;
  rmSync(file, { force: true });
  const { status, stderr } = cli('dump', '--data', data, file);
  if (status !== 0) throw new Error(stderr);
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  return text;
}

/** The records of a folder as sorted lines, without what changes by itself beside what was asked: journal, keys, jobs, messages. */
export function records(data, entities = null) {
  return dump(data).split('\n').filter((line) => {
    const entity = /^\{"entity":"(\w+)"/.exec(line)?.[1];
    return entity && !['job', 'session', 'rule_version'].includes(entity) && (entities ? entities.includes(entity) : entity !== 'message');
  });
}

/** Posts a file as a form would. `who` is a signed-in client of server `s`. */
export async function upload(s, who, path, name, bytes, fields = {}) {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.set(key, value);
  body.set('file', new Blob([bytes]), name);
  const headers = { origin: s.url };
  if (who?.cookie) headers.cookie = who.cookie;
  const response = await fetch(`${s.url}/api/v1${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text.startsWith('{') ? JSON.parse(text) : text };
}

/** A file as it is: { status, bytes, text, headers }. */
export async function download(s, who, path) {
  const headers = who?.cookie ? { cookie: who.cookie } : {};
  const response = await fetch(`${s.url}/api/v1${path}`, { headers });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString('utf8') };
}

/** Waits until the job has ended. */
export async function ended(who, id) {
  const job = async () => (await who.get(`/jobs/${id}`)).body;
  return holding(job, ({ state }) => !['waiting', 'running'].includes(state), `job ${id} does not end`);
}

/** Cells of simple CSV lines, quotes undone. */
export function csv(text) {
  return text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g).slice(0, line.endsWith(',') ? undefined : -1)
    .map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"')));
}

export const bytesOf = (path) => readFileSync(path);
