import type { Bundle } from '@dli-connections/contract/bundle';
import { overviewOf } from '@dli-connections/contract/examples';
import { operationsIn } from '@dli-connections/document/operations';
import { frontPages, type Pages } from '@dli-connections/middleware';

/** The first page of a mock, and the spec that it serves now. */
export function frontOf(document: () => Bundle): Pages {
  return frontPages({
    title: () => `Mock of ${titleOf(document())}`,
    about: 'It answers from the spec and keeps nothing.',
    links: { '/healthz': 'the process is alive' },
    curl: (url) => overviewOf(document(), url).curl,
    async openapi(form) {
      if (form === 'json') return JSON.stringify(document(), null, 2);
      // Loaded only for who asks: it brings a parser with it.
      return (await import('@redocly/openapi-core')).stringifyYaml(document(), { lineWidth: -1 });
    },
  });
}

function titleOf(document: object): string {
  return String((document as { info?: { title?: unknown } }).info?.title ?? 'an API');
}

/** Tells a path that a spec has operations on. */
export function isPathOf(document: Bundle, path: string): boolean {
  return operationsIn(document).some((operation) => {
    const pattern = operation.path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{[^}]*\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`).test(path);
  });
}
