import { asList, isObject, type JsonObject } from '../bundle.ts';
import { type OperationContext, type Side, tell } from './operation.ts';

/** Compares where an operation is called: its own servers, or those of its path or the document. */
export function compareServers(context: OperationContext): void {
  const [old, now] = [serversOf(context.before), serversOf(context.after)];
  for (const [url, server] of old) {
    const other = now.get(url);
    if (other) compareVariables(context, url, server, other);
    else
      tell(
        context,
        'server-removed',
        'major',
        `Removed: server \`${url}\`.`,
        'Callers that use this address reach nobody.',
        { part: 'servers', nodes: [server], before: url },
      );
  }
  for (const [url, server] of now) {
    if (!old.has(url))
      tell(context, 'server-added', 'minor', `New server \`${url}\`.`, 'The addresses that there were still work.', {
        part: 'servers',
        nodes: [server],
        after: url,
      });
  }
}

function serversOf({ document, pathItem, node }: Side): Map<string, JsonObject> {
  const lists = [node.servers, pathItem.servers, document.servers];
  const list = lists.find((each) => Array.isArray(each) && each.length > 0) ?? [{ url: '/' }];
  return new Map(
    asList(list)
      .filter(isObject)
      .map((each) => [String(each.url).replace(/(?<=.)\/$/, ''), each]),
  );
}

function compareVariables(context: OperationContext, url: string, one: JsonObject, other: JsonObject): void {
  const [old, now] = [one.variables, other.variables].map((each) => (isObject(each) ? each : {})) as [
    JsonObject,
    JsonObject,
  ];
  for (const [name, variable] of Object.entries(old)) {
    const after = now[name];
    if (isObject(variable) && isObject(after))
      compareVariable(context, `\`${name}\` of server \`${url}\``, variable, after);
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
