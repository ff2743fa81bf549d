import type { OperationShape, OperationTable } from './operation.ts';

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

interface Template {
  operationId: string;
  /** Has a group for each parameter. */
  form: RegExp;
  names: string[];
  /** Higher for the template that wins if two match (OpenAPI 3.1.1, 4.8.8 Path Templating Matching). */
  concreteness: number;
}

/**
 * A router over the operation table. Paths are matched exactly: a trailing slash, an empty segment or another case is another
 * path. OpenAPI does not define which of several equally concrete templates wins: here the first that `fits`.
 */
export function createRouter(operations: OperationTable, fits?: (route: Route) => boolean): Router {
  // By method and number of segments.
  const templates = new Map<string, Template[]>();
  for (const [operationId, shape] of Object.entries(operations)) {
    const key = `${shape.method} ${shape.path.split('/').length}`;
    templates.set(key, [...(templates.get(key) ?? []), templateOf(operationId, shape)]);
  }
  for (const each of templates.values()) each.sort((a, b) => b.concreteness - a.concreteness);

  return (method, pathname) => {
    const found: Route[] = [];
    let least = 0;
    for (const template of templates.get(`${method} ${pathname.split('/').length}`) ?? []) {
      if (template.concreteness < least) break;
      const route = match(template, pathname);
      if (route && !fits) return route;
      if (!route) continue;
      found.push(route);
      least = template.concreteness;
    }
    return (found.length > 1 && fits && found.find(fits)) || found[0];
  };
}

function templateOf(operationId: string, { path, parameters }: OperationShape): Template {
  // Literals, and between them the names of parameters.
  const parts = path.split(/\{([^{}]*)\}/);
  const form = parts.map((part, index) => {
    if (index % 2 === 0) return escaped(inUrl(part));
    // Between two parameters side by side, only the style of the second tells where it begins.
    const isBeside = index > 1 && parts[index - 1] === '';
    return `(${isBeside ? (starts[parameters.path[part]?.style ?? ''] ?? '') : ''}[^/]+?)`;
  });
  return {
    operationId,
    form: new RegExp(`^${form.join('')}$`),
    names: parts.filter((_, index) => index % 2 === 1),
    concreteness: path.split('/').reduce((sum, segment) => sum + concretenessOf(segment), 0),
  };
}

function concretenessOf(segment: string): number {
  if (!segment.includes('{')) return 2;
  return /^\{[^{}]*\}$/.test(segment) ? 0 : 1;
}

/** Patterns of the beginning of a parameter by its style (OpenAPI 3.1.1, 4.8.12.4). */
const starts: Readonly<Record<string, string>> = { label: String.raw`\.`, matrix: ';' };

/** A literal of a template in the form that an address has: with a space encoded, for example. */
function inUrl(literal: string): string {
  if (/^[\w.~!$&'()*+,;=:@/-]*$/.test(literal)) return literal;
  return normalPath(new URL(`http://any.invalid/${literal.replaceAll(/[?#]/g, encodeURIComponent)}`).pathname.slice(1));
}

/** A path as RFC 3986, 6.2.2, has it: nothing is encoded without need, and hexadecimal digits are in upper case. */
export function normalPath(path: string): string {
  return path.replaceAll(/%[\da-f]{2}/gi, (each) => {
    const character = String.fromCharCode(Number.parseInt(each.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : each.toUpperCase();
  });
}

// RegExp.escape needs Node 24, and this runs on 20.
const escaped = (literal: string) => literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function match({ operationId, form, names }: Template, pathname: string): Route | undefined {
  const isEncoded = pathname.includes('%');
  const values = form.exec(pathname) ?? (isEncoded ? form.exec(normalPath(pathname)) : null);
  if (!values) return undefined;
  const encoded: Record<string, string> = {};
  for (const [index, name] of names.entries()) encoded[name] = values[index + 1] ?? '';
  if (!isEncoded) return { operationId, path: encoded };
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
