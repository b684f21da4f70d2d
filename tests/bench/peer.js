// SPDX-License-Identifier: MIT
// peer: the same four answers as one would write them with fastify: serializers from schemas, the session looked up by its hash in the
// store. Prints its address, ends when its standard input does.
//   node peer.js postgres|sqlite|sqlite-batched|lmdb FOLDER TOKEN
import { createHash } from 'node:crypto';
import Fastify from 'fastify';

const [kind, folder, token] = process.argv.slice(2);
const [backend, batched] = kind.split('-');
const { open } = await import(`./peer_${backend}.js`);
const store = await open(folder, batched === 'batched');
const hash = (text) => createHash('sha256').update(text).digest();
await store.admit(hash(token));

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
  return cookie && (await store.known(hash(cookie[1]))) ? undefined : reply.code(401).send();
});

app.get('/nothing', { schema: { response: { 200: { type: 'object', properties: { ok: { type: 'boolean' } } } } } }, async () => ({ ok: true }));

app.get('/notes/:id', { schema: { response: { 200: note } } }, async (request, reply) => (await store.one(request.params.id)) ?? reply.code(404).send());

app.get('/notes', { schema: { response: { 200: list } } }, async () => {
  const found = await store.first(51);
  const items = found.slice(0, 50);
  return { items, next: found.length > 50 ? items[49].id : null };
});

app.post('/notes', { schema: { body: input, response: { 201: note } } }, async (request, reply) => reply.code(201).send(await store.insert(request.body)));

console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
process.stdin.resume().on('end', async () => {
  await app.close();
  await store.close();
});
