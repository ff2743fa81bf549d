import { type OperationId, operations } from '@dli-connections/contract';

/** Requests as bytes on a socket. */

/** Fields of a head, in order, each as often as it is there. */
export type Fields = readonly (readonly [name: string, value: string])[];

const token: Fields = [['X-Auth-Token', 'good']];

/** Where the connections of a project are. */
export const connectionsOf = (project: string) => `/v2.0/${project}/datasource/enhanced-connections`;

/** A head. The token is one that a server with credentials lets in, unless there are others. */
export function head(method: string, target: string, fields: Fields = [], credentials: Fields = token): Buffer {
  const lines = [['Host', 't'] as const, ...credentials, ...fields].map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([`${method} ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'), 'latin1');
}

/** A request without a body. */
export const get = (target: string, fields?: Fields, credentials?: Fields) => head('GET', target, fields, credentials);

/** A request with a body of JSON: a value, or the bytes of what may be none. */
export function send(method: string, target: string, body: unknown, fields: Fields = [], credentials?: Fields): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const own: Fields = [['Content-Type', 'application/json'], ['Content-Length', String(bytes.length)], ...fields];
  return Buffer.concat([head(method, target, own, credentials), bytes]);
}

/** A create. */
export const create = (project: string, body: unknown) => send('POST', connectionsOf(project), body);

/** What a legal create has to have. */
export const least = { name: 'a', dest_vpc_id: 'v', dest_network_id: 'n' };

/** As many of some texts as fit into a length, joined. */
export function fill(most: number, text: (at: number) => string, separator = ''): string {
  const parts: string[] = [];
  for (let [at, length] = [0, 0]; ; at++) {
    const part = text(at);
    length += part.length + separator.length;
    if (length > most) return parts.join(separator);
    parts.push(part);
  }
}

/** The request of an operation, with the values of its path and a body of JSON. */
export function call(operationId: OperationId, path: Record<string, string>, body?: unknown, fields?: Fields): Buffer {
  const { method, path: template } = operations[operationId];
  const target = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => path[name] ?? fixed[name] ?? 'none');
  return body === undefined ? head(method, target, fields) : send(method, target, body, fields);
}

/** What a path has where a case does not say. */
const fixed: Record<string, string> = { project_id: 'empty', resource_type: 'dli_enhanced_datasource' };
