import type { OperationTable } from './operation.ts';

/** The operation that a request names, with the decoded values of its path parameters. */
export interface Route {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the operation of a method and a path; `undefined` when the API has none there. */
export type Router = (method: string, pathname: string) => Route | undefined;

interface Template {
  operationId: string;
  /** One entry per segment: a literal, or the name of a parameter. */
  segments: ({ literal: string } | { name: string })[];
}

/**
 * A router over the operation table. Paths are matched segment by segment and to the letter: a trailing slash, an empty
 * segment or another case is another path.
 */
export function createRouter(operations: OperationTable): Router {
  const templates = new Map<string, Template[]>();
  for (const [operationId, { method, path }] of Object.entries(operations)) {
    const segments = path
      .split('/')
      .map((text) => (text.startsWith('{') ? { name: text.slice(1, -1) } : { literal: text }));
    const key = `${method} ${segments.length}`;
    templates.set(key, [...(templates.get(key) ?? []), { operationId, segments }]);
  }
  // When two templates fit, the one with more literals is meant (OpenAPI 3.1.1, 4.8.8 Path Templating Matching).
  for (const each of templates.values()) each.sort((a, b) => literalsIn(b) - literalsIn(a));

  return (method, pathname) => {
    const segments = pathname.split('/');
    for (const template of templates.get(`${method} ${segments.length}`) ?? []) {
      const path = match(template, segments);
      if (path) return { operationId: template.operationId, path };
    }
    return undefined;
  };
}

function literalsIn(template: Template): number {
  return template.segments.filter((segment) => 'literal' in segment).length;
}

function match(template: Template, segments: string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {};
  for (let index = 0; index < segments.length; index++) {
    const [expected, segment = ''] = [template.segments[index], segments[index]];
    if (!expected) return undefined;
    if ('literal' in expected) {
      if (segment !== expected.literal) return undefined;
      continue;
    }
    const value = decode(segment);
    if (!value) return undefined;
    path[expected.name] = value;
  }
  return path;
}

/** The decoded segment; `undefined` for a percent sign that encodes nothing, and for NUL, which no identifier holds. */
function decode(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    const text = decodeURIComponent(segment);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
