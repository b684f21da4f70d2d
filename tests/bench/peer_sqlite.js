// SPDX-License-Identifier: MIT
// peer_sqlite: the peer's records in SQLite through better-sqlite3: write-ahead log, every commit synced (synchronous=FULL). A write is
// a commit of its own, or, batched, one commit for all that came in the same turn of the event loop.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const COLUMNS = 'id, title, body, day, count, hours, night, unit';
const shown = (row) => row && { ...row, night: row.night === null ? null : row.night === 1 };

export async function open(folder, batched) {
  const db = new Database(join(folder, 'peer.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE session (hash BLOB PRIMARY KEY, account TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE note (made INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, body TEXT, day TEXT, count INTEGER,
      hours INTEGER, night INTEGER, unit TEXT);
    CREATE INDEX note_title ON note (title);`);
  const session = db.prepare('SELECT account FROM session WHERE hash = ? AND expires > ?');
  const one = db.prepare(`SELECT ${COLUMNS} FROM note WHERE id = ?`);
  const first = db.prepare(`SELECT ${COLUMNS} FROM note ORDER BY made LIMIT ?`);
  const put = db.prepare(`INSERT INTO note (id, title, body, day, count, hours, night) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING ${COLUMNS}`);
  const write = (n) => shown(put.get(randomUUID(), n.title, n.body, n.day, n.count, n.hours, n.night ? 1 : 0));

  let waiting = [];
  const writeAll = db.transaction((notes) => notes.map(({ note }) => write(note)));
  function commit() {
    const taken = waiting;
    waiting = [];
    try {
      const rows = writeAll(taken);
      for (const [i, { done }] of taken.entries()) done(rows[i]);
    } catch (error) {
      for (const { failed } of taken) failed(error);
    }
  }
  const later = (note) =>
    new Promise((done, failed) => {
      if (waiting.push({ note, done, failed }) === 1) setImmediate(commit);
    });
  return {
    admit: (hash) => db.prepare('INSERT INTO session VALUES (?, ?, ?)').run(hash, randomUUID(), Date.now() + 86400000),
    known: (hash) => session.get(hash, Date.now()) !== undefined,
    one: (id) => shown(one.get(id)),
    first: (count) => first.all(count).map(shown),
    insert: batched ? later : write,
    close: () => db.close(),
  };
}
