import type { Bundle } from '@dli-connections/contract/bundle';
import { overviewOf } from '@dli-connections/document/examples';
import { operationsIn } from '@dli-connections/document/operations';
import { frontPages, type Pages } from '@dli-connections/middleware';

/** Renders a text once per document: a large one takes longer than hundreds of requests, and anybody may ask for it. */
function onceFor<Made>(make: (document: Bundle) => Made): (document: Bundle) => Made {
  const made = new WeakMap<Bundle, Made>();
  return (document) => {
    const known = made.get(document) ?? make(document);
    made.set(document, known);
    return known;
  };
}

const overview = onceFor(overviewOf);
const json = onceFor((document) => JSON.stringify(document, null, 2));
// Loaded on demand: it brings a parser with it.
const yaml = onceFor(async (document) =>
  (await import('@redocly/openapi-core')).stringifyYaml(document, { lineWidth: -1 }),
);

/** The first page of a mock, and the spec that it serves now. */
export function frontOf(document: () => Bundle): Pages {
  return frontPages({
    title: () => `Mock of ${titleOf(document())}`,
    about: 'It answers from the spec and stores nothing.',
    links: { '/healthz': 'the process is alive' },
    curl: (url) => overview(document()).curl(url),
    openapi: (form) => (form === 'json' ? json(document()) : yaml(document())),
  });
}

function titleOf(document: object): string {
  return String((document as { info?: { title?: unknown } }).info?.title ?? 'an API');
}

const patterns = onceFor((document) =>
  operationsIn(document).map(({ path }) => {
    const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{[^}]*\}/g, '[^/]+');
    return new RegExp(`^${pattern}$`);
  }),
);

/** True for a path that has operations in the spec. */
export const isPathOf = (document: Bundle, path: string): boolean =>
  patterns(document).some((pattern) => pattern.test(path));
