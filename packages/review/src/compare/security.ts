import { asList, isObject, type JsonObject, resolveIn } from '../bundle.ts';
import { type OperationContext, type Side, tell } from './operation.ts';

/** One way to authenticate: schemes that are needed together. */
interface Way {
  /** Scopes by the effect of a scheme on the wire: its name in the document is nobody's business. */
  needs: Map<string, Set<string>>;
  /** For people: names of schemes. */
  words: string;
}

/** Compares who may call an operation. Requirements of the document count where it has none of its own. */
export function compareSecurity(context: OperationContext): void {
  const [old, now] = [waysOf(context.before), waysOf(context.after)];
  const isCovered = (way: Way, list: Way[]) => list.some((each) => isPart(each, way));
  const lost = old.filter((way) => !isCovered(way, now));
  const gained = now.filter((way) => !isCovered(way, old));
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
    tell(
      context,
      'security-tighter',
      'major',
      words,
      `A call that authenticates with ${wordsOf(lost)} is refused now.`,
      place,
    );
  } else if (gained.length > 0 || easier) {
    const words = `Callers may authenticate with ${wordsOf(now)} now, before with ${wordsOf(old)}.`;
    tell(context, 'security-looser', 'minor', words, 'The ways that there were still work.', place);
  }
  compareFlows(context);
}

/** Tells whether all that one way needs is needed by the other as well. */
function isPart(way: Way, of: Way): boolean {
  return [...way.needs].every(([scheme, scopes]) => {
    const other = of.needs.get(scheme);
    return other !== undefined && [...scopes].every((scope) => other.has(scope));
  });
}

function requirementsOf({ document, node }: Side): JsonObject[] {
  const list = Array.isArray(node.security) ? node.security : asList(document.security);
  return list.filter(isObject);
}

function waysOf(side: Side): Way[] {
  const requirements = requirementsOf(side);
  const all = requirements.length > 0 ? requirements : [{}];
  return all.map((requirement) => ({
    needs: new Map(
      Object.entries(requirement).map(([name, scopes]) => [
        identityOf(side.document, name),
        new Set(asList(scopes).map(String)),
      ]),
    ),
    words: Object.entries(requirement)
      .map(([name, scopes]) => `\`${name}\`${asList(scopes).length > 0 ? ` (${asList(scopes).join(', ')})` : ''}`)
      .join(' with '),
  }));
}

function wordsOf(ways: Way[]): string {
  return ways.map((each) => each.words || 'no credentials').join(' or ');
}

function schemeOf(document: JsonObject, name: string): JsonObject | undefined {
  const schemes =
    isObject(document.components) && isObject(document.components.securitySchemes)
      ? document.components.securitySchemes
      : {};
  const scheme = resolveIn(document, schemes[name]);
  return isObject(scheme) ? scheme : undefined;
}

/** Identifies a scheme by the duties of a caller. */
function identityOf(document: JsonObject, name: string): string {
  const scheme = schemeOf(document, name);
  if (!scheme) return `? ${name}`;
  const { type, in: place, name: field, scheme: method, openIdConnectUrl } = scheme;
  const key = place === 'header' ? String(field).toLowerCase() : field;
  return JSON.stringify([
    type,
    place,
    key,
    typeof method === 'string' ? method.toLowerCase() : method,
    openIdConnectUrl,
  ]);
}

/** Compares how tokens are got for the schemes that both sides need. */
function compareFlows(context: OperationContext): void {
  const { before, after } = context;
  for (const requirement of requirementsOf(after)) {
    for (const name of Object.keys(requirement)) {
      const [one, other] = [schemeOf(before.document, name), schemeOf(after.document, name)];
      if (isObject(one?.flows) && isObject(other?.flows)) compareFlowsOf(context, name, one.flows, other.flows);
    }
  }
}

function compareFlowsOf(context: OperationContext, scheme: string, old: JsonObject, now: JsonObject): void {
  const place = { part: 'security', nodes: [now] };
  for (const kind of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [one, other] = [old[kind], now[kind]];
    if (!isObject(other))
      tell(
        context,
        'oauth-flow-removed',
        'major',
        `\`${scheme}\` lost the flow \`${kind}\`.`,
        'Callers that get their token by this flow get none.',
        place,
      );
    else if (!isObject(one))
      tell(
        context,
        'oauth-flow-added',
        'minor',
        `\`${scheme}\` gained the flow \`${kind}\`.`,
        'The flows that there were still work.',
        place,
      );
    else compareFlow(context, `\`${scheme}\`, flow \`${kind}\``, one, other);
  }
}

function compareFlow(context: OperationContext, name: string, one: JsonObject, other: JsonObject): void {
  const place = { part: 'security', nodes: [other] };
  for (const [keyword, impact] of [
    ['authorizationUrl', 'major'],
    ['tokenUrl', 'major'],
    ['refreshUrl', 'minor'],
  ] as const) {
    if (one[keyword] === other[keyword]) continue;
    tell(
      context,
      'oauth-url-changed',
      impact,
      `${name}: \`${keyword}\` changed from \`${one[keyword]}\` to \`${other[keyword]}\`.`,
      'Callers are set up with the old address.',
      { ...place, before: one[keyword], after: other[keyword] },
    );
  }
  const [old, now] = [one.scopes, other.scopes].map((each) => Object.keys(isObject(each) ? each : {})) as [
    string[],
    string[],
  ];
  const gone = old.filter((each) => !now.includes(each));
  const come = now.filter((each) => !old.includes(each));
  if (gone.length > 0)
    tell(
      context,
      'oauth-scope-removed',
      'major',
      `${name} lost \`${gone.join('`, `')}\`.`,
      'Callers that ask for the scope get no token.',
      { ...place, before: gone },
    );
  if (come.length > 0)
    tell(
      context,
      'oauth-scope-added',
      'minor',
      `${name} gained \`${come.join('`, `')}\`.`,
      'The scopes that there were still work.',
      { ...place, after: come },
    );
}
