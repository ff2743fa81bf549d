import { readFile } from 'node:fs/promises';
import { readBundle } from '@dli-connections/contract/bundle';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compareBundles } from './changes.ts';

const guide = await readFile(new URL('../../../docs/releasing.md', import.meta.url), 'utf8');

test('the acknowledgement in docs/releasing.md has the id of a break of this spec', async () => {
  const example = parse(/```yaml\n(change: .*?)```/s.exec(guide)?.[1] ?? '');
  const released = await readBundle();
  const working = structuredClone(released);
  const request = working.components.schemas.ConnectionRequest as { required: string[] }; // it has required fields
  request.required.push('queues');
  const { changes } = await compareBundles(released, working);
  expect(changes.map(({ id }) => id)).toContain(example.change);
});
