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

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
const key = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

function one(type: string, schema: Schema, indent: string): string {
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
      const item = typeOf(schema.items ?? {}, indent);
      return / [|&] /.test(item) ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return schema.properties ? members(schema, indent) : 'Record<string, unknown>';
    default:
      return 'unknown';
  }
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref) return schema.$ref.replace('#/components/schemas/', '');
  const types = schema.type === undefined ? ['unknown'] : [schema.type].flat();
  return types.map((type) => one(type, schema, indent)).join(' | ');
}

/** An object of a JSON answer or body: `{ … }`, one member per line. */
function members(schema: Schema, indent: string): string {
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const said = member.title ? `${indent}  /** ${member.title} */\n` : '';
    const fixed = member.readOnly ? 'readonly ' : '';
    return `${said}${indent}  ${fixed}${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(member, `${indent}  `)};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

const JSON_TYPE = 'application/json';

function operation(verb: string, path: string, what: Operation): string {
  const body = what.requestBody?.content[JSON_TYPE]?.schema;
  const good = Object.entries(what.responses ?? {}).find(([status]) => status.startsWith('2'))?.[1];
  const answer = good?.content?.[JSON_TYPE]?.schema;
  const said = what.summary ? `  /** ${what.summary} */\n` : '';
  const sent = body ? `body: ${typeOf(body, '    ')}; ` : '';
  return `${said}  ${quoted(`${verb.toUpperCase()} ${path}`)}: { ${sent}answer: ${answer ? typeOf(answer, '    ') : 'unknown'} };\n`;
}

export function apiTypes(document: OpenApi): string {
  const schemas = Object.entries(document.components.schemas).map(
    ([name, schema]) => `\nexport interface ${name} ${members(schema, '')}\n`,
  );
  const routes = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, what]) => operation(verb, path, what)),
  );
  return `${HEAD}${schemas.join('')}\n/** What is sent and answered, by verb and path. */\nexport interface Api {\n${routes.join('')}}\n`;
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
