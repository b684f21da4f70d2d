// SPDX-License-Identifier: MIT
// peer: the same four answers as one would write them with fastify and PostgreSQL: prepared statements, a pool, serializers from
// schemas, the session looked up by its hash in the database. Prints its address, ends when its standard input does.
//   node peer.js SOCKET_FOLDER TOKEN
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

const [folder, token] = process.argv.slice(2);
const pool = new pg.Pool({ host: folder, user: 'bench', database: 'postgres', max: 32 });
const hash = (text) => createHash('sha256').update(text).digest();

await pool.query(`
  CREATE TABLE session (hash bytea PRIMARY KEY, account uuid NOT NULL, expires timestamptz NOT NULL);
  CREATE TABLE note (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), made timestamptz NOT NULL DEFAULT clock_timestamp(),
    title text NOT NULL, body text, day date, count bigint, hours bigint, night boolean, unit uuid);
  CREATE INDEX note_title ON note (title);
  CREATE INDEX note_made ON note (made, id);`);
await pool.query("INSERT INTO session VALUES ($1, gen_random_uuid(), now() + interval '1 day')", [hash(token)]);

const COLUMNS = "id, title, body, to_char(day, 'YYYY-MM-DD') AS day, count::int, hours::int, night, unit";
const text = { type: 'string' };
const nullable = { type: ['string', 'null'] };
const note = {
  type: 'object',
  properties: { id: text, title: text, body: nullable, day: nullable, count: { type: 'integer' }, hours: { type: 'integer' }, night: { type: 'boolean' }, unit: nullable },
};
const list = { type: 'object', properties: { items: { type: 'array', items: note }, next: nullable } };
const input = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: {
    title: { type: 'string', maxLength: 120 },
    body: { type: 'string', maxLength: 2000 },
    day: { type: 'string', format: 'date' },
    count: { type: 'integer', minimum: 0 },
    hours: { type: 'integer', minimum: 0 },
    night: { type: 'boolean' },
  },
};

const app = Fastify({ logger: false });

app.addHook('onRequest', async (request, reply) => {
  if (request.url === '/nothing') return undefined;
  const cookie = /volbank=([^;]+)/.exec(request.headers.cookie ?? '');
  const found = cookie && (await pool.query({ name: 'session', text: 'SELECT account FROM session WHERE hash = $1 AND expires > now()', values: [hash(cookie[1])] }));
  return found?.rowCount ? undefined : reply.code(401).send();
});

app.get('/nothing', { schema: { response: { 200: { type: 'object', properties: { ok: { type: 'boolean' } } } } } }, async () => ({ ok: true }));

app.get('/notes/:id', { schema: { response: { 200: note } } }, async (request, reply) => {
  const found = await pool.query({ name: 'one', text: `SELECT ${COLUMNS} FROM note WHERE id = $1`, values: [request.params.id] });
  return found.rows[0] ?? reply.code(404).send();
});

app.get('/notes', { schema: { response: { 200: list } } }, async () => {
  const found = await pool.query({ name: 'list', text: `SELECT ${COLUMNS} FROM note ORDER BY made, id LIMIT 51` });
  const items = found.rows.slice(0, 50);
  return { items, next: found.rows.length > 50 ? items[49].id : null };
});

app.post('/notes', { schema: { body: input, response: { 201: note } } }, async (request, reply) => {
  const { title, body, day, count, hours, night } = request.body;
  const made = await pool.query({ name: 'insert', text: `INSERT INTO note (title, body, day, count, hours, night) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`, values: [title, body, day, count, hours, night] });
  return reply.code(201).send(made.rows[0]);
});

console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
process.stdin.resume().on('end', async () => {
  await app.close();
  await pool.end();
});
