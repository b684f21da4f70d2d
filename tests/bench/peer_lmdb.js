// SPDX-License-Identifier: MIT
// peer_lmdb: the peer's records in LMDB through lmdb-js, which gathers writes into commits on a thread of its own. An answer waits until
// its commit is flushed to the disk.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { open as openLmdb } from 'lmdb';

export async function open(folder) {
  const root = openLmdb({ path: join(folder, 'peer.lmdb') });
  const [sessions, notes, order, titles] = ['session', 'note', 'order', 'title'].map((name) => root.openDB({ name }));
  let made = 0;
  return {
    admit: (hash) => sessions.put(hash, { account: randomUUID(), expires: Date.now() + 86400000 }),
    known: (hash) => (sessions.get(hash)?.expires ?? 0) > Date.now(),
    one: (id) => notes.get(id),
    first: (count) => [...order.getRange({ limit: count })].map(({ value }) => notes.get(value)),
    insert: async (n) => {
      const note = { id: randomUUID(), ...n, unit: null };
      const at = ++made;
      await root.transaction(() => {
        notes.put(note.id, note);
        order.put(at, note.id);
        titles.put([note.title, note.id], true);
      });
      await root.flushed;
      return note;
    },
    close: () => root.close(),
  };
}
