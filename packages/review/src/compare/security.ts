import { isNode, listOf, nodeOf } from '@dli-connections/document/node';
import { type JsonObject, resolveIn } from '../bundle.ts';
import { type OperationContext, pairs, type Side, tell } from './operation.ts';

/** One way to authenticate: schemes that are needed together. */
interface Way {
  /** Scopes, by the effect of a scheme on the wire: its name in the document does not matter. */
  needs: Map<string, Set<string>>;
  /** For people: names of schemes. */
  words: string;
}

/** Compares who may call an operation. Requirements of the document count where it has none of its own. */
export function compareSecurity(context: OperationContext): void {
  const [old, now] = [waysOf(context.before, context.after), waysOf(context.after, context.before)];
  const isCovered = (way: Way, list: Way[]) => list.some((each) => isPart(each, way));
  const lost = old.filter((way) => !isCovered(way, now));
  // Optional credentials are new if none were needed before.
  const needed = old.filter((way) => way.needs.size > 0);
  const gained = now.filter((way) => !isCovered(way, way.needs.size > 0 ? needed : old));
  const easier = now.some((way) => old.some((each) => isPart(way, each) && !isPart(each, way)));
  const place = {
    part: 'security',
    nodes: [
      context.after.node.security,
      context.before.node.security,
      context.after.document.security,
      context.before.document.security,
    ],
    before: wordsOf(old),
    after: wordsOf(now),
  };
  if (lost.length > 0) {
    const words = `Callers need ${wordsOf(now)} now, where ${wordsOf(old)} was enough.`;
    const reason = `A call that authenticates with ${wordsOf(lost)} is refused now.`;
    tell(context, 'security-tighter', words, { ...place, reason });
  } else if (gained.length > 0 || easier) {
    const words = `Callers may authenticate with ${wordsOf(now)} now, before with ${wordsOf(old)}.`;
    tell(context, 'security-looser', words, place);
  }
  compareFlows(context);
}

/** Compares the credentials of a call of the server, which receivers check. Those of the document are for calls of the API. */
export function compareCredentials(context: OperationContext): void {
  const of = (side: Side) => ({ ...side, document: { ...side.document, security: [] } });
  const [before, after] = [of(context.before), of(context.after)];
  const [old, now] = [waysOf(before, after), waysOf(after, before)];
  const same = (one: Way[], other: Way[]) =>
    one.every((way) => other.some((each) => isPart(way, each) && isPart(each, way)));
  if (same(old, now) && same(now, old)) return;
  const isFirst = old.every((each) => each.needs.size === 0);
  const words = `It is called with ${wordsOf(now)} now, before with ${wordsOf(old)}.`;
  tell(context, `call-credentials-${isFirst ? 'added' : 'changed'}`, words, { part: 'security' });
}

/** True if all that one way needs is needed by the other as well. */
function isPart(way: Way, of: Way): boolean {
  return [...way.needs].every(([scheme, scopes]) => {
    const other = of.needs.get(scheme);
    return other !== undefined && [...scopes].every((scope) => other.has(scope));
  });
}

function requirementsOf({ document, node }: Side): JsonObject[] {
  const list = Array.isArray(node.security) ? node.security : listOf(document.security);
  return list.filter(isNode);
}

function waysOf(side: Side, other: Side): Way[] {
  const requirements = requirementsOf(side);
  const all = requirements.length > 0 ? requirements : [{}];
  return all.map((requirement) => ({
    needs: new Map(
      Object.entries(requirement).map(([name, scopes]) => [
        identityOf(name, side.document, other.document),
        new Set(listOf(scopes).map(String)),
      ]),
    ),
    words: Object.entries(requirement)
      .map(([name, scopes]) => {
        const details = [...placeOf(name, side.document, other.document), ...listOf(scopes)];
        return `\`${name}\`${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
      })
      .join(' with '),
  }));
}

/** The place of credentials, if it differs under the same name. */
function placeOf(name: string, document: JsonObject, otherDocument: JsonObject): string[] {
  const [own, other] = [document, otherDocument].map((each) => {
    const { type, in: place, name: field, scheme } = schemeOf(each, name) ?? {};
    return place ? `${place} ${field}` : scheme ? `${type} ${scheme}` : type;
  });
  return own && other && own !== other ? [String(own)] : [];
}

function wordsOf(ways: Way[]): string {
  return ways.map((each) => each.words || 'no credentials').join(' or ');
}

function schemeOf(document: JsonObject, name: string): JsonObject | undefined {
  const schemes =
    isNode(document.components) && isNode(document.components.securitySchemes)
      ? document.components.securitySchemes
      : {};
  const scheme = resolveIn(document, schemes[name]);
  return isNode(scheme) ? scheme : undefined;
}

/** Identifies a scheme by the duties of a caller. Token flows are compared for schemes that keep their name. */
function identityOf(name: string, document: JsonObject, otherDocument: JsonObject): string {
  const scheme = schemeOf(document, name);
  if (!scheme) return `? ${name}`;
  const { type, in: place, name: field, scheme: method, openIdConnectUrl, flows } = scheme;
  const key = place === 'header' ? String(field).toLowerCase() : field;
  const source = isNode(flows) && (isNode(schemeOf(otherDocument, name)?.flows) ? name : addressesIn(flows));
  return JSON.stringify([
    type,
    place,
    key,
    typeof method === 'string' ? method.toLowerCase() : method,
    openIdConnectUrl,
    source,
  ]);
}

function addressesIn(flows: JsonObject): unknown[] {
  return Object.entries(flows)
    .map(([kind, each]) => [kind, isNode(each) && each.authorizationUrl, isNode(each) && each.tokenUrl])
    .sort();
}

/** Compares the token flows of the schemes that both sides need. */
function compareFlows(context: OperationContext): void {
  const { before, after } = context;
  const namesOf = (side: Side) => requirementsOf(side).flatMap((each) => Object.keys(each));
  for (const name of new Set(namesOf(after).filter((each) => namesOf(before).includes(each)))) {
    const [one, other] = [schemeOf(before.document, name), schemeOf(after.document, name)];
    if (isNode(one?.flows) && isNode(other?.flows)) compareFlowsOf(context, name, one.flows, other.flows);
  }
}

function compareFlowsOf(context: OperationContext, scheme: string, old: JsonObject, now: JsonObject): void {
  const place = { part: 'security', nodes: [now] };
  for (const [kind, one, other] of pairs(new Map(Object.entries(old)), new Map(Object.entries(now)))) {
    if (!isNode(other)) tell(context, 'oauth-flow-removed', `\`${scheme}\` lost the flow \`${kind}\`.`, place);
    else if (!isNode(one)) tell(context, 'oauth-flow-added', `\`${scheme}\` gained the flow \`${kind}\`.`, place);
    else compareFlow(context, `\`${scheme}\`, flow \`${kind}\``, one, other);
  }
}

function compareFlow(context: OperationContext, name: string, one: JsonObject, other: JsonObject): void {
  const place = { part: 'security', nodes: [other] };
  for (const keyword of ['authorizationUrl', 'tokenUrl', 'refreshUrl']) {
    const [before, after] = [one[keyword], other[keyword]];
    if (before === after) continue;
    const words = `${name}: \`${keyword}\` changed from \`${before}\` to \`${after}\`.`;
    // Without a refresh a client gets a new token.
    const rating = keyword === 'refreshUrl' ? { impact: 'minor' as const } : {};
    tell(context, 'oauth-url-changed', words, { ...place, before, after, ...rating });
  }
  const [old, now] = [one.scopes, other.scopes].map((each) => Object.keys(nodeOf(each))) as [string[], string[]];
  const gone = old.filter((each) => !now.includes(each));
  const come = now.filter((each) => !old.includes(each));
  if (gone.length > 0)
    tell(context, 'oauth-scope-removed', `${name} lost \`${gone.join('`, `')}\`.`, { ...place, before: gone });
  if (come.length > 0)
    tell(context, 'oauth-scope-added', `${name} gained \`${come.join('`, `')}\`.`, { ...place, after: come });
}
