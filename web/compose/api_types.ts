// SPDX-License-Identifier: MIT
// api.d.ts from the server's own OpenAPI document, so that a changed field breaks the type check and not a page.
//   node compose/api_types.ts http://127.0.0.1:8080     writes api.d.ts
//   node compose/api_types.ts openapi.json --print      prints it
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  title?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  readOnly?: boolean;
}
interface Operation {
  summary?: string;
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses?: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}
export interface OpenApi {
  components: { schemas: Record<string, Schema> };
  paths: Record<string, Record<string, Operation>>;
}

const HEAD = `// SPDX-License-Identifier: MIT
// Written by compose/api_types.ts from the server's OpenAPI document; not edited by hand.
`;

const WIDTH = 150;

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

function one(type: string, schema: Schema): string {
  switch (type) {
    case 'string':
      return schema.enum ? schema.enum.map(quoted).join(' | ') : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
      return type;
    case 'array': {
      const item = typeOf(schema.items ?? {});
      return / [|&] /.test(item) ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return schema.properties ? members(schema) : 'Record<string, unknown>';
    default:
      return 'unknown';
  }
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
  const types = schema.type === undefined ? ['unknown'] : [schema.type].flat();
  return types.map((type) => one(type, schema)).join(' | ');
}

/** An object of a JSON answer or body, on one line. */
function members(schema: Schema): string {
  const required = new Set(schema.required ?? []);
  const all = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const fixed = member.readOnly ? 'readonly ' : '';
    return `${fixed}${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(member)};`;
  });
  return `{ ${all.join(' ')} }`;
}

const JSON_TYPE = 'application/json';

function operation(verb: string, path: string, what: Operation): string {
  const body = what.requestBody?.content[JSON_TYPE]?.schema;
  const good = Object.entries(what.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
  const answer = good?.content?.[JSON_TYPE]?.schema;
  const sent = body ? `body: ${typeOf(body)}; ` : '';
  return `${quoted(`${verb.toUpperCase()} ${path}`)}: { ${sent}answer: ${answer ? typeOf(answer) : 'unknown'} };`;
}

/** Breaks a long line at the spaces outside its quoted texts. */
function wrapped(line: string): string {
  const lines = [''];
  for (const word of line.split(/ (?![^']*'(?:[^']*'[^']*')*[^']*$)/)) {
    const last = lines[lines.length - 1] ?? '';
    if (last && last.length + word.length >= WIDTH) lines.push(`  ${word}`);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join('\n');
}

export function apiTypes(document: OpenApi): string {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `${wrapped(`export interface ${name} ${members(schema)}`)}\n`,
  );
  const routes = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, what]) => wrapped(`  ${operation(verb, path, what)}`)),
  );
  return `${HEAD}\n${schemas.join('')}\n/** What is sent and answered, by verb and path. */\nexport interface Api {\n${routes.join('\n')}\n}\n`;
}

async function documentFrom(source: string): Promise<OpenApi> {
  if (!source.startsWith('http')) return JSON.parse(await readFile(source, 'utf8'));
  const reply = await fetch(new URL('/api/v1/openapi.json', source));
  return (await reply.json()) as OpenApi;
}

if (import.meta.main) {
  const [source, print] = process.argv.slice(2);
  if (!source) throw new Error('node compose/api_types.ts ADDRESS|FILE [--print]');
  const types = apiTypes(await documentFrom(source));
  if (print) process.stdout.write(types);
  else await writeFile(join(import.meta.dirname, '../api.d.ts'), types);
}
