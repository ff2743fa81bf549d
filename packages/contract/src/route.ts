import type { OperationTable, ParameterShapes } from './operation.ts';

/** The operation that a request names, with the values of its path parameters. */
export interface Route {
  readonly operationId: string;
  /** Decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** As sent: in a style, a comma that separates differs from one that is encoded. Absent if nothing is encoded. */
  readonly encoded?: Readonly<Record<string, string>>;
}

/** Finds the operation of a method and a path; `undefined` when the API has none there. */
export type Router = (method: string, pathname: string) => Route | undefined;

/** One segment of a template: a literal, a parameter, or a mixture of both. */
type Segment = { literal: string } | { name: string } | { names: string[]; form: RegExp };

interface Template {
  operationId: string;
  segments: Segment[];
  /** Higher for the template that wins if two match (OpenAPI 3.1.1, 4.8.8 Path Templating Matching). */
  concreteness: number;
}

/**
 * A router over the operation table. Paths are matched segment by segment and exactly: a trailing slash, an empty segment or
 * another case is another path. OpenAPI does not define which of several equally concrete templates wins: here the first that
 * `fits`.
 */
export function createRouter(operations: OperationTable, fits?: (route: Route) => boolean): Router {
  const templates = new Map<string, Template[]>();
  for (const [operationId, { method, path, parameters }] of Object.entries(operations)) {
    const segments = path.split('/').map((each) => segmentOf(each, parameters.path));
    const key = `${method} ${segments.length}`;
    const others = templates.get(key);
    const template = { operationId, segments, concreteness: concretenessOf(segments) };
    if (others) others.push(template);
    else templates.set(key, [template]);
  }
  for (const each of templates.values()) each.sort((a, b) => b.concreteness - a.concreteness);

  return (method, pathname) => {
    const segments = pathname.split('/');
    const found: Route[] = [];
    let least = 0;
    for (const template of templates.get(`${method} ${segments.length}`) ?? []) {
      if (template.concreteness < least) break;
      const route = match(template, segments);
      if (route && !fits) return route;
      if (!route) continue;
      found.push(route);
      least = template.concreteness;
    }
    return (found.length > 1 && fits && found.find(fits)) || found[0];
  };
}

function segmentOf(text: string, shapes: ParameterShapes = {}): Segment {
  const [start = '', ...parts] = text.split(/\{([^{}]*)\}/);
  if (parts.length === 0) return { literal: inUrl(start) };
  if (parts.length === 2 && start === '' && parts[1] === '') return { name: parts[0] ?? '' };
  const names = parts.filter((_, index) => index % 2 === 0);
  const literals = [start, ...parts.filter((_, index) => index % 2 === 1)];
  const form = names.map((name, index) => {
    const literal = escaped(inUrl(literals[index] ?? ''));
    // Between two parameters side by side, only the style of the second tells where it begins.
    const isBeside = index > 0 && literal === '';
    return `${literal}(${isBeside ? (starts[shapes[name]?.style ?? ''] ?? '') : ''}.+?)`;
  });
  return { names, form: new RegExp(`^${form.join('')}${escaped(inUrl(literals.at(-1) ?? ''))}$`, 's') };
}

/** Patterns of the beginning of a parameter by its style (OpenAPI 3.1.1, 4.8.12.4). */
const starts: Readonly<Record<string, string>> = { label: String.raw`\.`, matrix: ';' };

/** A literal of a template in the form that an address has: with a space encoded, for example. */
function inUrl(literal: string): string {
  if (/^[\w.~!$&'()*+,;=:@-]*$/.test(literal)) return literal;
  return normal(new URL(`http://any.invalid/${literal.replaceAll(/[?#]/g, encodeURIComponent)}`).pathname.slice(1));
}

/** A segment as RFC 3986, 6.2.2, has it: nothing is encoded without need, and hexadecimal digits are in upper case. */
function normal(segment: string): string {
  return segment.replaceAll(/%[\da-f]{2}/gi, (each) => {
    const character = String.fromCharCode(Number.parseInt(each.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : each.toUpperCase();
  });
}

// RegExp.escape needs Node 24, and this runs on 20.
const escaped = (literal: string) => literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function concretenessOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, each) => sum + ('literal' in each ? 2 : 'form' in each ? 1 : 0), 0);
}

function match({ operationId, segments: template }: Template, segments: string[]): Route | undefined {
  const encoded: Record<string, string> = {};
  let plain = true;
  for (let index = 0; index < segments.length; index++) {
    const [expected, segment = ''] = [template[index], segments[index]];
    if (!expected) return undefined;
    if ('literal' in expected) {
      const isSame = segment === expected.literal || (segment.includes('%') && normal(segment) === expected.literal);
      if (!isSame) return undefined;
      continue;
    }
    if (segment === '') return undefined;
    plain &&= !segment.includes('%');
    if ('name' in expected) {
      encoded[expected.name] = segment;
      continue;
    }
    const values = expected.form.exec(segment);
    if (!values) return undefined;
    expected.names.forEach((name, at) => {
      encoded[name] = values[at + 1] ?? '';
    });
  }
  if (plain) return { operationId, path: encoded };
  const path = decode(encoded);
  return path && { operationId, path, encoded };
}

/** The decoded values; `undefined` for a percent sign that encodes nothing, and for NUL, which no identifier holds. */
function decode(encoded: Record<string, string>): Record<string, string> | undefined {
  try {
    const values = Object.entries(encoded).map(([name, value]) => [name, decodeURIComponent(value)] as const);
    return values.some(([, value]) => value.includes('\0')) ? undefined : Object.fromEntries(values);
  } catch {
    return undefined;
  }
}
