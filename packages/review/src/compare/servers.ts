import { isNode, listOf, nodeOf } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import { type OperationContext, type Side, tell } from './operation.ts';

/** A server, and its identity. */
interface Server {
  node: JsonObject;
  /** The address as it is written. */
  url: string;
  /** In their order: callers fill them in, and their names are not on the wire. */
  variables: [name: string, variable: JsonObject][];
  /** All addresses; a variable that takes any value stands as `{}`. */
  addresses: string[];
}

/** An operation as it is called. */
interface Called {
  method: string;
  side: Side;
}

/** Compares where an operation is called: its own servers, or those of its path or the document. */
export function compareServers(context: OperationContext): void {
  const { before, after } = context;
  const isMoved = bare(before.path) !== bare(after.path);
  const [old, now] = [serversOf(before, isMoved), serversOf(after, isMoved)];
  const isCovered = ({ addresses }: Server, by: Map<string, Server>) => {
    const known = [...by.values()].flatMap((each) => each.addresses.map(asPattern));
    return addresses.every((each) => known.some((pattern) => pattern.test(each)));
  };
  for (const [key, server] of old) {
    const other = now.get(key);
    if (other) compareVariables(context, server, other);
    else if (!isCovered(server, now)) {
      const place = { part: 'servers', nodes: [server.node], before: server.url };
      tell(context, 'server-removed', `Removed: server \`${server.url}\`.`, place);
    }
  }
  for (const [key, server] of now) {
    if (old.has(key) || isCovered(server, old)) continue;
    const place = { part: 'servers', nodes: [server.node], after: server.url };
    tell(context, 'server-added', `New server \`${server.url}\`.`, place);
  }
}

/**
 * Tells whether two operations are called at one address, although a part of their paths moved into the address of the servers,
 * or out of it: `/v2` and `/x`, then `/` and `/v2/x`.
 */
export function isSameAddress(one: Called, other: Called): boolean {
  const addresses = addressesOf(other.side);
  return one.method === other.method && addressesOf(one.side).some((each) => addresses.includes(each));
}

function addressesOf(side: Side): string[] {
  return [...serversOf(side, true).values()].flatMap((each) => each.addresses);
}

/** A path without the names of its parameters. */
function bare(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, '{}');
}

/** The servers of an operation, by their addresses; with its path, if wanted. */
function serversOf({ document, pathItem, node, path }: Side, isWhole: boolean): Map<string, Server> {
  const lists = [node.servers, pathItem.servers, document.servers];
  const list = lists.find((each) => Array.isArray(each) && each.length > 0) ?? [{ url: '/' }];
  return new Map(
    listOf(list)
      .filter(isNode)
      .map((each): [string, Server] => {
        const address = String(each.url).replace(/(?<=.)\/$/, '');
        const url = isWhole ? address.replace(/^\/$/, '') + path : address;
        const { key, ...server } = serverOf(each, url);
        return [key, server];
      }),
  );
}

function serverOf(node: JsonObject, url: string): Server & { key: string } {
  const variables: Server['variables'] = [];
  let addresses = [''];
  let key = '';
  // Every second part is the name of a variable.
  for (const [index, part] of url.split(/\{([^}]*)\}/).entries()) {
    const found = index % 2 === 1 && isNode(node.variables) ? node.variables[part] : undefined;
    const variable = nodeOf(found);
    const isName = index % 2 === 1;
    const values = !isName ? [part] : Array.isArray(variable.enum) ? variable.enum.map(String) : ['{}'];
    if (isName) variables.push([part, variable]);
    key += isName ? '{}' : part;
    const isFew = addresses.length * values.length <= mostAddresses;
    addresses = addresses.flatMap((each) => (isFew ? values : ['{}']).map((value) => each + value));
  }
  return { node, url, variables, addresses: addresses.map(normal), key: normal(key) };
}

/** The addresses of one server that are listed; beyond that, its variables stand for any value. */
const mostAddresses = 100;

/** The addresses that an address with variables of any value stands for. */
function asPattern(address: string): RegExp {
  const literals = address.split('{}').map((each) => each.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${literals.join('[^/]*')}$`);
}

/** An address without insignificant parts: the case of the host, its usual port, escapes that need not be (RFC 3986, 6.2.2). */
function normal(url: string): string {
  const plain = url.replaceAll(/%(?:2[DE]|3\d|[46][1-9A-F]|[57][0-9A]|5F|7E)/gi, (each) => decodeURIComponent(each));
  return plain.replace(/^[^/]*:\/\/[^/]*/, (host) =>
    host.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2'),
  );
}

function compareVariables(context: OperationContext, one: Server, other: Server): void {
  for (const [index, [name, variable]] of one.variables.entries()) {
    const after = other.variables[index]?.[1];
    if (after) compareVariable(context, `\`${name}\` of server \`${one.url}\``, variable, after);
  }
}

function compareVariable(context: OperationContext, name: string, one: JsonObject, other: JsonObject): void {
  const place = { part: 'servers', nodes: [other] };
  if (one.default !== other.default) {
    const words = `The default of ${name} changed from \`${one.default}\` to \`${other.default}\`.`;
    const values = { before: one.default, after: other.default };
    tell(context, 'server-variable-default-changed', words, { ...place, ...values });
  }
  const [old, now] = [one.enum, other.enum].map((each) => (Array.isArray(each) ? each.map(String) : undefined));
  const lost = now && (old ? old.filter((each) => !now.includes(each)) : ['any other value']);
  const gained = old && (now ? now.filter((each) => !old.includes(each)) : ['any other value']);
  const values = { ...place, before: old, after: now };
  if (lost && lost.length > 0)
    tell(context, 'server-variable-value-removed', `${name} lost \`${lost.join('`, `')}\`.`, values);
  if (gained && gained.length > 0)
    tell(context, 'server-variable-value-added', `${name} gained \`${gained.join('`, `')}\`.`, values);
}
