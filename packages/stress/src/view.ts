import { type createModel, type Seen, seenIn } from '@dli-connections/handler/test/model';
import { patiently } from './patiently.ts';
import { ask } from './send.ts';

type Model = ReturnType<typeof createModel>;

/** Tags to filter lists by, which shows the tags of a connection. */
const tags: [key: string, value: string][] = ['k', 'l'].flatMap((key) =>
  ['v', 'w'].map((value): [string, string] => [key, value]),
);

/**
 * Items with equal times are ordered by name, or by the clocks of processes, which a model does not have. So lists are
 * compared as sets.
 */
const sorted = (seen: readonly Seen[]): Seen[] =>
  seen
    .map((each) => ({ ...each, queues: each.queues.toSorted(), routes: each.routes.toSorted() }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** The content of a list, as text for comparison. */
export const seenOf = (seen: readonly Seen[]) => JSON.stringify(sorted(seen));

/** The visible state of some projects' connections, as text for comparison; with tags for `tagged`. */
export async function viewIn(
  url: string,
  projects: readonly string[],
  tagged: string,
): Promise<{ text: string; seen: Seen[] }> {
  const list = async (project_id: string, more: { tags?: string } = {}) =>
    sorted(
      seenIn({
        // A database that was killed may answer once more before it recovers, when calls are answered 503.
        body: await patiently(
          () => ask(url, { operation: 'listEnhancedConnections', input: { project_id, limit: 0, ...more } }),
          60_000,
        ),
      }),
    );
  const all = await Promise.all(projects.map((project) => list(project)));
  const byTag = await Promise.all(tags.map(([key, value]) => list(tagged, { tags: `${key}=${value}` })));
  return { text: textOf(all, byTag), seen: all.flat() };
}

/** The same state in a model. */
export function viewOf(model: Model, projects: readonly string[], tagged: string): string {
  const all = projects.map((project) => sorted(model.seenBy(project)));
  return textOf(
    all,
    tags.map(([key, value]) => sorted(model.seenBy(tagged, `${key}=${value}`))),
  );
}

const textOf = (all: Seen[][], byTag: Seen[][]) =>
  JSON.stringify({ all, tags: byTag.map((found) => found.map(({ id }) => id)) }, null, 1);
