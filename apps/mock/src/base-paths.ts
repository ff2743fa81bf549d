import { operationsIn } from '@dli-connections/document/operations';

interface Server {
  url?: unknown;
  variables?: Record<string, { default?: unknown; enum?: unknown[] }>;
}

/**
 * Patterns of the paths that the servers of a document have before its own (OpenAPI 3.1.1, 4.8.5). Who changes only the host of
 * an address keeps them.
 */
export function basePathsOf(document: { paths?: object; servers?: unknown }): RegExp[] {
  const operations = operationsIn(document);
  const lists = [document.servers, ...operations.flatMap(({ item, operation }) => [item.servers, operation.servers])];
  const servers = lists.flatMap((each) => (Array.isArray(each) ? (each as Server[]) : []));
  return [...new Set(servers.flatMap((each) => basePathOf(each) ?? []))].map((each) => new RegExp(`^${each}(?=/)`));
}

function basePathOf({ url, variables = {} }: Server): string | undefined {
  if (typeof url !== 'string') return undefined;
  const path = url
    .replace(/^\{([^{}]*)\}/, (whole, name: string) => String(variables[name]?.default ?? whole))
    .replace(/^(?:[^/]*:)?\/\/[^/]*/, '')
    .replace(/\/+$/, '');
  if (!path.startsWith('/')) return undefined;
  return path
    .split(/(\{[^{}]*\})/)
    .map((part) => {
      const name = /^\{(.*)\}$/.exec(part)?.[1];
      if (name === undefined) return escaped(part);
      const { enum: all, default: only } = variables[name] ?? {};
      const values = Array.isArray(all) ? all : only === undefined ? [] : [only];
      return values.length > 0 ? `(?:${values.map((each) => escaped(String(each))).join('|')})` : '[^/]+';
    })
    .join('');
}

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
