import type { OperationTable } from '@dli-connections/contract';
import { keysOf, valueAt } from '@dli-connections/contract/server';
import { nodeOf } from '@dli-connections/document/node';
import type { Step } from './cases.ts';
import { expand } from './expand.ts';

/** Inputs that requests are built from. */
export interface Sender {
  operations: OperationTable;
  /** Request examples of the spec, by operationId and name. */
  examples: Record<string, Record<string, unknown>>;
  endpoint: string;
  project_id: string;
  token: string;
  /** Valid credentials for another project; cases refer to them as `$foreignToken`. */
  foreignToken?: string | undefined;
}

/** A request as it goes on the wire. Its bytes can be read again; those of a `Request` only once. */
export interface Wired {
  method: string;
  url: string;
  headers: Headers;
  /** Bytes, because `fetch` adds a content type to a string body, and some cases leave it out. */
  body?: Uint8Array<ArrayBuffer>;
}

/** The request of a step. */
export function buildRequest(step: Step, sender: Sender, saved: Record<string, unknown>): Wired {
  const { method, path } = step.request
    ? rawLine(String(expand(step.request, saved)))
    : operationLine(step, sender, saved);
  const body = bodyOf(step, sender, saved);
  const headers = new Headers({ 'x-auth-token': sender.token });
  if (body !== undefined) headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(step.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, String(expand(value, { foreignToken: sender.foreignToken })));
  }
  const url = `${sender.endpoint}${path}`;
  if (body === undefined) return { method, url, headers };
  return { method, url, headers, body: typeof body === 'string' ? new TextEncoder().encode(body) : body };
}

function rawLine(line: string): { method: string; path: string } {
  const [method = '', path = ''] = line.split(' ');
  return { method, path };
}

function operationLine(step: Step, sender: Sender, saved: Record<string, unknown>): { method: string; path: string } {
  const shape = sender.operations[step.operation ?? ''];
  if (!shape) throw new Error(`no operation is called ${step.operation}`);
  const query = new URLSearchParams(
    Object.entries(nodeOf(expand(step.query, saved))).flatMap(([name, value]) =>
      [value].flat().map((each) => [name, String(each)] as [string, string]),
    ),
  );
  const values: Record<string, unknown> = { project_id: sender.project_id, ...nodeOf(expand(step.path, saved)) };
  const path = shape.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(values[name]));
  return { method: shape.method, path: query.size > 0 ? `${path}?${query}` : path };
}

/**
 * A value in a path. `{ $percent: x }` is x with every character percent-encoded, although no character of an identifier
 * needs it.
 */
function encoded(value: unknown): string {
  const { $percent } = Object(value) as { $percent?: unknown };
  if ($percent === undefined) return encodeURIComponent(String(value));
  return String($percent).replaceAll(/[\w-]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
}

function bodyOf(
  step: Step,
  sender: Sender,
  saved: Record<string, unknown>,
): string | Uint8Array<ArrayBuffer> | undefined {
  if (step.raw !== undefined) return rawBody(step.raw, saved);
  if (step.body !== undefined) return JSON.stringify(expand(step.body, saved));
  if (!step.base) return undefined;
  const example = sender.examples[step.operation ?? '']?.[step.base];
  if (!example) throw new Error(`${step.operation} has no request example ${step.base}`);
  const body = structuredClone(example);
  for (const [pointer, value] of Object.entries(step.set ?? {}))
    change(body, pointer, (at, key) => Object.assign(at, { [key]: expand(value, saved) }));
  for (const pointer of step.remove ?? []) change(body, pointer, (at, key) => delete at[key]);
  return JSON.stringify(body);
}

/**
 * `{ $spelt: [a, x, b] }` is a, x as a JSON text without its last character, b;
 * `{ $padded: [n, x] }` is x as a JSON text with white space after it up to n bytes, `{ $bytes: [a, ff, b] }` a, bytes in hexadecimal, b.
 */
function rawBody(raw: unknown, saved: Record<string, unknown>): string | Uint8Array<ArrayBuffer> {
  const { $padded, $bytes, $spelt } = raw as {
    $padded?: [number, unknown];
    $bytes?: [string, string, string];
    $spelt?: [string, unknown, string];
  };
  if ($spelt) return $spelt[0] + JSON.stringify(expand($spelt[1], saved)).slice(0, -1) + $spelt[2];
  if ($bytes)
    return new Uint8Array(Buffer.concat($bytes.map((part, at) => Buffer.from(part, at === 1 ? 'hex' : 'utf8'))));
  if (!$padded) return String(expand(raw, saved));
  const [size, value] = $padded;
  // Built as bytes: building strings of megabytes takes several times as long.
  const bytes = new Uint8Array(size).fill(0x20);
  new TextEncoder().encodeInto(JSON.stringify(expand(value, saved)), bytes);
  return bytes;
}

function change(root: unknown, pointer: string, apply: (at: Record<string, unknown>, key: string) => void): void {
  const keys = keysOf(pointer);
  const last = keys.pop() ?? '';
  apply(valueAt(root, keys) as Record<string, unknown>, last);
}
