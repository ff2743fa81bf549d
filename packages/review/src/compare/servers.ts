import { asList, isObject, type JsonObject } from '../bundle.ts';
import { type OperationContext, type Side, tell } from './operation.ts';

/** A server, and how to tell it from others. */
interface Server {
  node: JsonObject;
  /** The address as it is written. */
  url: string;
  /** In their order: callers fill them in, and their names are not on the wire. */
  variables: [name: string, variable: JsonObject][];
  /** All addresses; a variable that takes any value stands as `{}`. */
  addresses: string[];
}

/** Compares where an operation is called: its own servers, or those of its path or the document. */
export function compareServers(context: OperationContext): void {
  const [old, now] = [serversOf(context.before), serversOf(context.after)];
  const isCovered = ({ addresses }: Server, by: Map<string, Server>) => {
    const known = [...by.values()].flatMap((each) => each.addresses);
    return addresses.every((each) => known.includes(each));
  };
  for (const [key, server] of old) {
    const other = now.get(key);
    if (other) compareVariables(context, server, other);
    else if (!isCovered(server, now))
      tell(
        context,
        'server-removed',
        'major',
        `Removed: server \`${server.url}\`.`,
        'Callers that use this address reach nobody.',
        { part: 'servers', nodes: [server.node], before: server.url },
      );
  }
  for (const [key, server] of now) {
    if (!old.has(key) && !isCovered(server, old))
      tell(
        context,
        'server-added',
        'minor',
        `New server \`${server.url}\`.`,
        'The addresses that there were still work.',
        { part: 'servers', nodes: [server.node], after: server.url },
      );
  }
}

function serversOf({ document, pathItem, node }: Side): Map<string, Server> {
  const lists = [node.servers, pathItem.servers, document.servers];
  const list = lists.find((each) => Array.isArray(each) && each.length > 0) ?? [{ url: '/' }];
  return new Map(
    asList(list)
      .filter(isObject)
      .map((each): [string, Server] => {
        const { key, ...server } = serverOf(each);
        return [key, server];
      }),
  );
}

function serverOf(node: JsonObject): Server & { key: string } {
  const variables: Server['variables'] = [];
  let addresses = [''];
  let key = '';
  // Every second part is the name of a variable.
  for (const [index, part] of String(node.url)
    .split(/\{([^}]*)\}/)
    .entries()) {
    const found = index % 2 === 1 && isObject(node.variables) ? node.variables[part] : undefined;
    const variable = isObject(found) ? found : {};
    const isName = index % 2 === 1;
    const values = !isName ? [part] : Array.isArray(variable.enum) ? variable.enum.map(String) : ['{}'];
    if (isName) variables.push([part, variable]);
    key += isName ? '{}' : part;
    const isFew = addresses.length * values.length <= mostAddresses;
    addresses = addresses.flatMap((each) => (isFew ? values : ['{}']).map((value) => each + value));
  }
  return { node, url: String(node.url), variables, addresses: addresses.map(normal), key: normal(key) };
}

/** The addresses of one server that are listed; beyond, its variables are taken as ones of any value. */
const mostAddresses = 100;

/** An address without insignificant parts: the case of the host, its usual port, a slash at the end. */
function normal(url: string): string {
  return url
    .replace(/^[^/]*:\/\/[^/]*/, (host) => host.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2'))
    .replace(/(?<=.)\/$/, '');
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
    tell(
      context,
      'server-variable-default-changed',
      'major',
      `The default of ${name} changed from \`${one.default}\` to \`${other.default}\`.`,
      'Callers that leave the variable out call another address.',
      { ...place, before: one.default, after: other.default },
    );
  }
  const [old, now] = [one.enum, other.enum].map((each) => (Array.isArray(each) ? each.map(String) : undefined));
  const lost = now && (old ? old.filter((each) => !now.includes(each)) : ['any other value']);
  const gained = old && (now ? now.filter((each) => !old.includes(each)) : ['any other value']);
  if (lost && lost.length > 0)
    tell(
      context,
      'server-variable-value-removed',
      'major',
      `${name} lost \`${lost.join('`, `')}\`.`,
      'Callers that use the value reach nobody.',
      { ...place, before: old, after: now },
    );
  if (gained && gained.length > 0)
    tell(
      context,
      'server-variable-value-added',
      'minor',
      `${name} gained \`${gained.join('`, `')}\`.`,
      'The values that there were still work.',
      { ...place, before: old, after: now },
    );
}
