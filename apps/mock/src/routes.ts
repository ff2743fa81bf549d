import { createRouter, fitsPath, normalPath, type Route } from '@dli-connections/contract/server';
import { operationsIn } from '@dli-connections/document/operations';
import { decoded } from '@dli-connections/document/pointer';
import type { Specified } from './contract.ts';

interface Server {
  url?: unknown;
  variables?: Record<string, { default?: unknown; enum?: unknown[] }>;
}

/** Finds the operation of a request, with or without the path of a server. */
export function createRoutes({ document, contract }: Specified): (method: string, path: string) => Route | undefined {
  const route = createRouter(contract.operations, (each) => fitsPath(each, contract));
  const bases = basePathsOf(document);
  return (method, path) => {
    const plain = normalPath(path);
    const below = () => bases.filter((base) => base.test(plain)).map((base) => route(method, plain.replace(base, '')));
    return route(method, path) ?? below().find(Boolean);
  };
}

/**
 * Patterns of the paths that the servers of a document have before its own (OpenAPI 3.1.1, 4.8.5). Clients that change only
 * the host of a URL keep them.
 */
function basePathsOf(document: { paths?: object; servers?: unknown }): RegExp[] {
  const operations = operationsIn(document);
  const lists = [document.servers, ...operations.flatMap(({ item, operation }) => [item.servers, operation.servers])];
  const servers = lists.flatMap((each) => (Array.isArray(each) ? (each as Server[]) : [])); // linted before
  return [...new Set(servers.flatMap((each) => basePathOf(each) ?? []))].map((each) => new RegExp(`^${each}(?=/)`));
}

function basePathOf({ url, variables = {} }: Server): string | undefined {
  if (typeof url !== 'string') return undefined;
  const path = inAddress(
    url
      .replace(/^\{([^{}]*)\}/, (whole, name: string) => String(variables[name]?.default ?? whole))
      .replace(/^(?:[^/]*:)?\/\/[^/]*/, ''),
  ).replace(/\/+$/, '');
  if (!path.startsWith('/')) return undefined;
  return path
    .split(/%7B(.*?)%7D/)
    .map((part, index) => (index % 2 === 0 ? patternOf(part) : anyOf(variables[decoded(part)])))
    .join('');
}

/** A path in the normal form of an address. A relative one begins where the mock serves its spec. */
const inAddress = (path: string) => normalPath(new URL(path, 'http://any.invalid/openapi.json').pathname);

/** Only an `enum` limits the values of a variable (OpenAPI 3.1.1, 4.8.6). */
function anyOf({ default: usual = '', enum: only }: { default?: unknown; enum?: unknown[] } = {}): string {
  const values = Array.isArray(only) ? only : [usual];
  const patterns = values.map((each) => patternOf(inAddress(`/${each}`).slice(1)));
  return `(?:${[...patterns, ...(Array.isArray(only) ? [] : ['[^/]+'])].join('|')})`;
}

const patternOf = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
