// SPDX-License-Identifier: MIT
// server: the real binary on a free port with a folder of its own, for black-box conversations. Everything it starts ends with the
// test. A client speaks JSON, keeps its cookie and says where it comes from, as a browser would.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillWithDemo, run } from './demo.js';
import { atEnd } from './ending.js';
import { houseWithout } from './house.js';
import { tellFailure } from './telling.js';

const binary = process.env.VOLBANK_BINARY;
const START_MS = 30_000;
const LINES_TOLD = 30;

/** Runs `volbank …args` to its end: { status, stdout, stderr }. */
export function cli(...args) {
  return spawnSync(binary, args, { encoding: 'utf8', timeout: 120_000 });
}

/** Waits for the line that names the address. */
function listening(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`not listening after ${START_MS} ms: ${said}`)), START_MS);
    const read = (chunk) => {
      said += chunk;
      const found = /listening on (http:\/\/[\d.]+:\d+)/.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve({ url: found[1], said: () => said });
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code} before listening: ${said}`));
    });
  });
}

async function read(response) {
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: json && text ? JSON.parse(text) : text };
}

/** One person or program talking to the server. `path` is below /api/v1 unless it begins with a known other place or options.page. */
class Client {
  #url;
  #cookie = '';

  constructor(url, cookie = '') {
    this.#url = url;
    this.#cookie = cookie;
  }

  get cookie() {
    return this.#cookie;
  }

  async send(method, path, { body, form, headers = {}, page = false } = {}) {
    const given = { origin: this.#url, ...headers };
    if (this.#cookie) given.cookie = this.#cookie;
    if (body !== undefined) given['content-type'] ??= 'application/json';
    const data = form ? new URLSearchParams(form) : typeof body === 'string' ? body : body && JSON.stringify(body);
    const address = this.#url + (page ? path : `/api/v1${path}`);
    return read(await fetch(address, { method, headers: given, body: data, redirect: 'manual' }));
  }

  get(path, options) {
    return this.send('GET', path, options);
  }

  post(path, body, options) {
    return this.send('POST', path, { body, ...options });
  }

  patch(path, body, options) {
    return this.send('PATCH', path, { body, ...options });
  }

  delete(path, options) {
    return this.send('DELETE', path, options);
  }

  /** A page as HTML. */
  page(path, options = {}) {
    return this.send('GET', path, { page: true, ...options, headers: { accept: 'text/html', ...options.headers } });
  }

  /** A native form posted to a page. */
  form(path, fields, options = {}) {
    return this.send('POST', path, { page: true, form: fields, ...options, headers: { accept: 'text/html', ...options.headers } });
  }
}

/** Sends bytes as they are; everything that came back until the server closed or `ms` passed without more. */
function raw(url, bytes, ms = 1500) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks = [];
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.setTimeout(ms, end);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', end);
    // A server that refuses closes while bytes are still on their way: what it said comes first.
    socket.on('error', (failure) => (failure.code === 'ECONNRESET' ? end() : reject(failure)));
  });
}

/**
 * Starts a server for the test `t`. options:
 *   demo     { volunteers, seed, ... }: fill the folder with a demo province first (`volbank demo --data DIR --key value`)
 *   users    [['add', login, name, ...]]: further `volbank user --data DIR …` lines before starting
 *   args     more arguments for `serve`
 *   data     an existing folder; it is then kept
 *   without  names of plugins that are not there
 * Gives a client of nobody with url, data, login(), raw(), said(), stop().
 */
export async function server(t, options = {}) {
  const program = options.without ? houseWithout(t, binary, options.without) : binary;
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'volbank-http-'));
  if (options.demo) fillWithDemo(program, data, options.demo);
  for (const line of options.users ?? []) run(program, ['user', '--data', data, ...line]);
  const child = spawn(program, ['serve', '--data', data, '--port', '0', ...(options.args ?? [])]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async (signal = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  atEnd(t, async () => {
    await stop();
    if (!options.data) rmSync(data, { recursive: true, force: true });
  });
  const { url, said } = await listening(child);
  tellFailure(t, async () => `the server said last:\n${said().split('\n').slice(-LINES_TOLD).join('\n')}`);
  const nobody = new Client(url);
  return Object.assign(nobody, {
    url,
    data,
    said,
    stop,
    pid: child.pid,
    raw: (bytes, ms) => raw(url, bytes, ms),
    async login(login, password) {
      const answer = await new Client(url).post('/sessions', { login, password });
      if (answer.status >= 300) throw new Error(`${login} cannot sign in: ${answer.text}`);
      return new Client(url, answer.headers.getSetCookie()[0].split(';')[0]);
    },
  });
}
