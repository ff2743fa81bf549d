import { type OperationId, operations } from '@dli-connections/contract';

/** Requests as bytes on a socket. */

/** Header fields in order. A name may repeat. */
export type Fields = readonly (readonly [name: string, value: string])[];

const token: Fields = [['X-Auth-Token', 'good']];

/** Path of a project's connections. */
export const connectionsOf = (project: string) => `/v2.0/${project}/datasource/enhanced-connections`;

/** Builds a request head. The default token is accepted by a server with credentials. */
export function head(method: string, target: string, fields: Fields = [], credentials: Fields = token): Buffer {
  const lines = [['Host', 't'] as const, ...credentials, ...fields].map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`${method} ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1');
}

/** A request without a body. */
export const get = (target: string, fields?: Fields, credentials?: Fields) => head('GET', target, fields, credentials);

/** Builds a request with a JSON body: a value, or raw bytes, which need not be JSON. */
export function send(method: string, target: string, body: unknown, fields: Fields = [], credentials?: Fields): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const own: Fields = [['Content-Type', 'application/json'], ['Content-Length', String(bytes.length)], ...fields];
  return Buffer.concat([head(method, target, own, credentials), bytes]);
}

/** A create. */
export const create = (project: string, body: unknown) => send('POST', connectionsOf(project), body);

/** The required fields of a create. */
export const least = { name: 'a', dest_vpc_id: 'v', dest_network_id: 'n' };

/** As many texts as fit into a length, joined. */
export function fill(most: number, text: (at: number) => string, separator = ''): string {
  const parts: string[] = [];
  for (let [at, length] = [0, 0]; ; at++) {
    const part = text(at);
    length += part.length + separator.length;
    if (length > most) return parts.join(separator);
    parts.push(part);
  }
}

/** The request of an operation, with path parameters and a JSON body. */
export function call(operationId: OperationId, path: Record<string, string>, body?: unknown, fields?: Fields): Buffer {
  const { method, path: template } = operations[operationId];
  const target = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? fixed[name] ?? 'none');
  return body === undefined ? head(method, target, fields) : send(method, target, body, fields);
}

/** Default path parameters. */
const fixed: Record<string, string> = { project_id: 'empty', resource_type: 'dli_enhanced_datasource' };
