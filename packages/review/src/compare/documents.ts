import { isNode, listOf, nodeOf } from '@dli-connections/document/node';
import { type JsonObject, resolveIn } from '../bundle.ts';
import { compareRequestBody, compareResponses } from './bodies.ts';
import type { Finding } from './finding.ts';
import { createLocate } from './locate.ts';
import { type OperationContext, pairs, type Side, tell } from './operation.ts';
import { compareParameters } from './parameters.ts';
import { createSides } from './relation.ts';
import { compareCredentials, compareSecurity } from './security.ts';
import { compareServers, isSameAddress } from './servers.ts';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query'];

/** Finds all differences of two OpenAPI documents that requests or answers show. */
export function compareDocuments(base: JsonObject, revision: JsonObject): Finding[] {
  const found: Finding[] = [];
  const scope: Scope = {
    sides: { request: createSides(base, revision, 'request'), response: createSides(base, revision, 'response') },
    locate: createLocate(base, revision),
    compared: new Map(),
    isReversed: false,
    report: (finding) => found.push(finding),
  };
  const [old, now] = [operationsIn(base, base.paths), operationsIn(revision, revision.paths)];
  compareAll(old, withOldKeys(old, now, isSameAddress), scope);
  const hooks = (document: JsonObject) =>
    operationsIn(document, document.webhooks ?? document['x-webhooks'], 'webhook ');
  compareAll(hooks(base), hooks(revision), { ...scope, isReversed: true });
  return found;
}

/** Gives operations that are the same under another key the key that they had. Each old one is found once. */
function withOldKeys(
  old: ReadonlyMap<string, Entry>,
  now: ReadonlyMap<string, Entry>,
  isSame: (one: Entry, other: Entry) => boolean,
): Map<string, Entry> {
  const gone = new Map([...old].filter(([key]) => !now.has(key)));
  const keyOf = (key: string, entry: Entry) => {
    const found = old.has(key) ? undefined : [...gone].find(([, each]) => isSame(each, entry))?.[0];
    if (found !== undefined) gone.delete(found);
    return found ?? key;
  };
  return new Map([...now].map(([key, entry]) => [keyOf(key, entry), entry]));
}

/** The part of the context that all operations share. */
type Scope = Omit<OperationContext, 'before' | 'after' | 'name' | 'method'>;

interface Entry {
  method: string;
  side: Side;
  /** `operationId`, or method and path. */
  name: string;
}

/** The operations of some path items, by method and path without the names of parameters. */
function operationsIn(document: JsonObject, items: unknown, prefix = ''): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const [path, reference] of Object.entries(nodeOf(items))) {
    const target = resolveIn(document, reference);
    if (!isNode(target) || !isNode(reference)) continue;
    // Beside a reference a path may have operations of its own.
    const item = { ...target, ...reference };
    for (const method of methods) {
      const node = item[method];
      if (!isNode(node)) continue;
      const name = typeof node.operationId === 'string' ? node.operationId : `${prefix}${method.toUpperCase()} ${path}`;
      const side = { document, node, path, pathItem: item, parameters: parametersOf(document, item, node) };
      // The expressions in braces of a callback's address say where the server calls.
      const place = prefix.startsWith('callback') ? path : path.replaceAll(/\{[^}]*\}/g, '{}');
      found.set(`${method} ${place}`, { method, side, name });
    }
  }
  return found;
}

function parametersOf(document: JsonObject, item: JsonObject, node: JsonObject): JsonObject[] {
  const all = [...listOf(item.parameters), ...listOf(node.parameters)]
    .map((each) => resolveIn(document, each))
    .filter(isNode);
  return [...new Map(all.map((each) => [`${each.in} ${each.name}`, each])).values()];
}

function compareAll(old: Map<string, Entry>, now: Map<string, Entry>, scope: Scope): void {
  for (const [, one, other] of pairs(old, now)) {
    const entry = one ?? other;
    if (!entry) continue;
    const { method, side, name } = entry;
    const context: OperationContext = {
      ...scope,
      before: side,
      after: other?.side ?? side,
      name,
      method,
      report: (finding) => scope.report({ operation: name, ...finding }),
    };
    const call = `operation \`${name}\` (${method.toUpperCase()} ${side.path})`;
    if (one && other) compareOperation(context);
    else if (one) {
      const reason = { reason: 'Receivers wait for calls that no longer come.' };
      tell(context, 'operation-removed', `Removed: ${call}.`, scope.isReversed ? reason : {});
    } else {
      const summary = typeof side.node.summary === 'string' ? `: ${side.node.summary.replaceAll('`', "'")}` : '';
      tell(context, 'operation-added', `New ${call}${summary}.`);
    }
  }
}

function compareOperation(context: OperationContext): void {
  const { before, after } = context;
  const [old, now] = [before.node, after.node];
  if (old.operationId !== undefined && old.operationId !== now.operationId) {
    const words =
      now.operationId === undefined
        ? `It has no name any more; it was \`${old.operationId}\`.`
        : `Renamed from \`${old.operationId}\` to \`${now.operationId}\`.`;
    const values = { before: old.operationId, after: now.operationId, isTypesOnly: true as const };
    tell(context, 'operation-id-changed', words, values);
  }
  if ((old.deprecated === true) !== (now.deprecated === true)) {
    if (now.deprecated === true) tell(context, 'operation-deprecated', 'The operation is deprecated now.');
    else tell(context, 'operation-reactivated', 'The operation is no longer deprecated.');
  }
  compareRepeat(context);
  compareParameters(context);
  compareRequestBody(context);
  compareResponses(context);
  if (context.isReversed) compareCredentials(context);
  else {
    compareSecurity(context);
    compareServers(context);
  }
  compareCallbacks(context);
}

/** Clients retry by `x-repeat`, or by the method where it is absent. */
function compareRepeat(context: OperationContext): void {
  const { before, after, method } = context;
  const usual = method === 'post' ? 'once' : method === 'get' ? 'read' : 'idempotent';
  const [old, now] = [before.node['x-repeat'] ?? usual, after.node['x-repeat'] ?? usual];
  if (old === now) return;
  const words = `\`x-repeat\` changed from \`${old}\` to \`${now}\`.`;
  tell(context, `repeat-${now === 'once' ? 'refused' : 'allowed'}`, words, { before: old, after: now });
}

/** A callback is an operation that the server calls. */
function compareCallbacks(context: OperationContext): void {
  const entriesOf = ({ document, node }: Side) => {
    const callbacks = Object.entries(nodeOf(node.callbacks));
    const named = callbacks.flatMap(([name, each]) => {
      const items = resolveIn(document, each);
      return [...operationsIn(document, items, `callback ${name} `)].map(([key, entry]): [string, Entry] => [
        `${name} ${key}`,
        { ...entry, name: `${context.name}, callback ${name}` },
      ]);
    });
    return new Map(named);
  };
  const [old, now] = [entriesOf(context.before), entriesOf(context.after)];
  const isSame = (one: Entry, other: Entry) => one.method === other.method && one.side.path === other.side.path;
  compareAll(old, withOldKeys(old, now, isSame), { ...context, isReversed: !context.isReversed });
}
