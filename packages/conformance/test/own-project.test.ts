/** A run leaves alone every project that it was not given and did not make up. */
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { expect, test } from 'vitest';
import { runSession } from '../src/index.ts';
import { bundle, contract, kit } from './targets.ts';

const shown: readonly string[] = JSON.stringify(bundle).match(/\w+/g) ?? [];

/** Projects that legal requests of a run name, in their path or their body. */
async function namedBy(run: string): Promise<Set<string>> {
  const named = new Set<string>();
  const handler = createHandler({ store: openSqliteStore(':memory:') });
  const { ran } = await runSession({
    ...{
      name: 'handler',
      bundle,
      contract,
      suite: kit.suite,
      run,
      only: ['*/path.project_id/*', 'run*', 'gateway/*', 'share/*', 'grantee/*', 'state/*share*'],
    },
    async target(request) {
      const text = request.url.includes('/authorization') ? await request.clone().text() : '';
      const answer = await handler(request);
      if (answer.ok) named.add(decodeURIComponent(request.url.split('/')[4] ?? ''));
      for (const [, project = ''] of answer.ok ? text.matchAll(/"(?:projectId|grant_project_id)":"(\w+)"/g) : [])
        named.add(project);
      return answer;
    },
  });
  expect(ran.filter(({ outcome }) => outcome === 'failed').map(({ result }) => result)).toEqual([]);
  return named;
}

test('no project is one that the spec shows, and two runs share only those of one or two characters', async () => {
  const [one, other] = [await namedBy('one'), await namedBy('other')];
  const long = [...one].filter((project) => project.length > 2);
  expect(long.length).toBeGreaterThan(500);
  expect(long.filter((project) => shown.includes(project))).toEqual([]);
  expect(long.filter((project) => other.has(project))).toEqual([]);
});
