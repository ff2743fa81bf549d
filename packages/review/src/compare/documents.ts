import { asList, isObject, type JsonObject, resolveIn } from '../bundle.ts';
import { compareRequestBody, compareResponses } from './bodies.ts';
import type { Finding, Report } from './finding.ts';
import { createLocate } from './locate.ts';
import { type OperationContext, type Side, tell } from './operation.ts';
import { compareParameters } from './parameters.ts';
import { createSides } from './relation.ts';
import { compareCredentials, compareSecurity } from './security.ts';
import { compareServers, withOldKeys } from './servers.ts';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query'];

/** Finds all differences of two OpenAPI documents that requests or answers show. */
export function compareDocuments(base: JsonObject, revision: JsonObject): Finding[] {
  const shared = {
    sides: { request: createSides(base, revision, 'request'), response: createSides(base, revision, 'response') },
    locate: createLocate(base, revision),
    compared: new Map(),
  };
  const found: Finding[] = [];
  const report: Report = (finding) => found.push(finding);
  const old = operationsIn(base, base.paths);
  compareAll(
    old,
    withOldKeys(old, operationsIn(revision, revision.paths)),
    false,
    { ...shared, documents: [base, revision] },
    report,
  );
  const hooks = (document: JsonObject) =>
    operationsIn(document, document.webhooks ?? document['x-webhooks'], 'webhook ');
  compareAll(hooks(base), hooks(revision), true, { ...shared, documents: [base, revision] }, report);
  return found;
}

interface Shared extends Pick<OperationContext, 'sides' | 'locate' | 'compared'> {
  documents: [base: JsonObject, revision: JsonObject];
}

interface Entry {
  method: string;
  side: Side;
  /** `operationId`, or method and path. */
  name: string;
}

/** The operations of some path items, by method and path without the names of parameters. */
function operationsIn(document: JsonObject, items: unknown, prefix = ''): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const [path, reference] of Object.entries(isObject(items) ? items : {})) {
    const target = resolveIn(document, reference);
    if (!isObject(target) || !isObject(reference)) continue;
    // Beside a reference a path may have operations of its own.
    const item = { ...target, ...reference };
    for (const method of methods) {
      const node = item[method];
      if (!isObject(node)) continue;
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
  const all = [...asList(item.parameters), ...asList(node.parameters)]
    .map((each) => resolveIn(document, each))
    .filter(isObject);
  return [...new Map(all.map((each) => [`${each.in} ${each.name}`, each])).values()];
}

function compareAll(
  old: Map<string, Entry>,
  now: Map<string, Entry>,
  isReversed: boolean,
  shared: Shared,
  report: Report,
): void {
  for (const [key, { method, side: before, name }] of old) {
    const after = now.get(key);
    const own: Report = (finding) => report(finding.operation ? finding : { ...finding, operation: name });
    const context: OperationContext = {
      ...shared,
      before,
      after: after?.side ?? before,
      name,
      method,
      isReversed,
      report: own as OperationContext['report'],
    };
    if (after) compareOperation(context, shared);
    else {
      const words = `Removed: operation \`${name}\` (${method.toUpperCase()} ${before.path}).`;
      const reason = { reason: 'Receivers wait for calls that do not come any more.' };
      tell(context, 'operation-removed', words, isReversed ? reason : {});
    }
  }
  for (const [key, { method, side, name }] of now) {
    if (old.has(key)) continue;
    const context: OperationContext = {
      ...shared,
      before: side,
      after: side,
      name,
      method,
      isReversed,
      report: (finding) => report({ ...finding, operation: name }),
    };
    const summary = typeof side.node.summary === 'string' ? `: ${side.node.summary.replaceAll('`', "'")}` : '';
    tell(context, 'operation-added', `New operation \`${name}\` (${method.toUpperCase()} ${side.path})${summary}.`);
  }
}

function compareOperation(context: OperationContext, shared: Shared): void {
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
  compareCallbacks(context, shared);
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
function compareCallbacks(context: OperationContext, shared: Shared): void {
  const entriesOf = ({ document, node }: Side) => {
    const callbacks = isObject(node.callbacks) ? Object.entries(node.callbacks) : [];
    const named = callbacks.flatMap(([name, each]) => {
      const items = resolveIn(document, each);
      return [...operationsIn(document, items, `callback ${name} `)].map(([key, entry]): [string, Entry] => [
        `${name} ${key}`,
        { ...entry, name: `${context.name}, callback ${name}` },
      ]);
    });
    return new Map(named);
  };
  compareAll(
    entriesOf(context.before),
    entriesOf(context.after),
    !context.isReversed,
    shared,
    context.report as Report,
  );
}
