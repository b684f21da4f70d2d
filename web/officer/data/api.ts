// SPDX-License-Identifier: MIT
// The server's API: JSON in, JSON out, failures as RFC 9457 problems. Every POST names itself (Idempotency-Key), so a
// repeat after a lost answer does nothing twice.
import { newId } from 'kit/id.ts';
import { language, say } from './words.ts';

export const API = '/api/v1';

export interface Flaw {
  pointer: string; // "/full_name"
  code: string;
  vi: string;
  en: string;
}

/** Why something did not work; `status` 0 is no answer at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly flaws: Flaw[] = [],
    readonly code = '',
  ) {
    super(message);
  }
}

export interface Reply<T> {
  data: T;
  etag: string | null;
  status: number;
}

interface ProblemBody {
  title?: string;
  detail?: string;
  detail_en?: string;
  code?: string;
  errors?: Flaw[];
}

export interface Options {
  ifMatch?: string | null;
  signal?: AbortSignal;
  key?: string; // idempotency key, when the caller has one from before
}

async function problemOf(reply: Response): Promise<Problem> {
  const body = (await reply.json().catch(() => ({}))) as ProblemBody;
  const detail = say(body.detail ?? '', body.detail_en ?? body.detail ?? '');
  const text = detail || body.title || say(`Máy chủ báo lỗi ${reply.status}`, `Server error ${reply.status}`);
  return new Problem(reply.status, text, body.errors ?? [], body.code);
}

function headersOf(method: string, body: unknown, options: Options): Headers {
  const headers = new Headers({ accept: 'application/json', 'accept-language': language() });
  if (body !== undefined && !(body instanceof FormData)) headers.set('content-type', 'application/json');
  if (method === 'POST') headers.set('idempotency-key', options.key ?? newId());
  if (options.ifMatch) headers.set('if-match', options.ifMatch);
  return headers;
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  return body instanceof FormData ? body : JSON.stringify(body);
}

async function send(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  try {
    return await fetch(API + path, {
      method,
      headers: headersOf(method, body, options),
      body: bodyOf(body),
      signal: options.signal ?? null,
    });
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new Problem(
      0,
      say(
        'Không nối được với máy chủ. Kiểm tra mạng rồi thử lại.',
        'The server cannot be reached. Check the network and try again.',
      ),
    );
  }
}

export async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  options: Options = {},
): Promise<Reply<T>> {
  const reply = await send(method, path, body, options);
  if (!reply.ok) throw await problemOf(reply);
  const data = reply.status === 204 ? undefined : await reply.json();
  return { data: data as T, etag: reply.headers.get('etag'), status: reply.status };
}

export const get = async <T>(path: string, options?: Options): Promise<T> =>
  (await call<T>('GET', path, undefined, options)).data;
export const post = async <T>(path: string, body?: unknown, options?: Options): Promise<T> =>
  (await call<T>('POST', path, body ?? {}, options)).data;

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Every page of a list that is known to be short: units, places, the shifts of one opening. */
export async function all<T>(path: string, most = 2000): Promise<T[]> {
  const items: T[] = [];
  const glue = path.includes('?') ? '&' : '?';
  for (let after: string | null = ''; after !== null && items.length < most; ) {
    const page: Page<T> = await get(`${path}${glue}limit=200${after ? `&after=${after}` : ''}`);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

export const flawText = (flaw: Flaw): string => say(flaw.vi, flaw.en);
