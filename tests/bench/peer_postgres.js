// SPDX-License-Identifier: MIT
// peer_postgres: the peer's records in PostgreSQL: a pool of connections, prepared statements, the durability it ships with.
import pg from 'pg';

const COLUMNS = "id, title, body, to_char(day, 'YYYY-MM-DD') AS day, count::int, hours::int, night, unit";

/** `folder` is where the server's socket lies. */
export async function open(folder) {
  const pool = new pg.Pool({ host: folder, user: 'bench', database: 'postgres', max: 32 });
  await pool.query(`
    CREATE TABLE session (hash bytea PRIMARY KEY, account uuid NOT NULL, expires timestamptz NOT NULL);
    CREATE TABLE note (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), made timestamptz NOT NULL DEFAULT clock_timestamp(),
      title text NOT NULL, body text, day date, count bigint, hours bigint, night boolean, unit uuid);
    CREATE INDEX note_title ON note (title);
    CREATE INDEX note_made ON note (made, id);`);
  const named = async (name, text, values) => (await pool.query({ name, text, values })).rows;
  const insert = `INSERT INTO note (title, body, day, count, hours, night) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`;
  return {
    admit: (hash) => pool.query("INSERT INTO session VALUES ($1, gen_random_uuid(), now() + interval '1 day')", [hash]),
    known: async (hash) => (await named('session', 'SELECT account FROM session WHERE hash = $1 AND expires > now()', [hash])).length > 0,
    one: async (id) => (await named('one', `SELECT ${COLUMNS} FROM note WHERE id = $1`, [id]))[0],
    first: (count) => named('list', `SELECT ${COLUMNS} FROM note ORDER BY made, id LIMIT $1`, [count]),
    insert: async (n) => (await named('insert', insert, [n.title, n.body, n.day, n.count, n.hours, n.night]))[0],
    close: () => pool.end(),
  };
}
