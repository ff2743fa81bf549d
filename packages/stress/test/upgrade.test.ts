/** Two builds on the same data, in short; `stress:upgrade` takes another build. */
import { fileURLToPath } from 'node:url';
import { createPlace, postgres } from '@dli-connections/lab/postgres';
import { queryIn } from '@dli-connections/lab/postgres/schema';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../src/server.ts';
import { upgrade } from '../src/upgrade/upgrade.ts';
import { stores } from './stores.ts';

const thisBuild = fileURLToPath(new URL('../../..', import.meta.url));

test.each(stores)(
  '%s: a build beside another one of the same version continues, and nothing is lost',
  async (_, create) => {
    const { acknowledged, lost, answered, readiness } = await upgrade(thisBuild, (await create())[1], 500);
    expect([lost, readiness.slice(0, 3)]).toEqual([0, '200']);
    expect(acknowledged).toBeGreaterThan(0);
    expect([...answered.keys()].filter((status) => status >= 300)).toEqual([]);
  },
);

test.skipIf(!postgres)('a server whose database was migrated to a newer version reports it at /readyz', async () => {
  const place = await createPlace();
  const server = await startServer(['--database', place]);
  onTestFinished(async () => void (await server.end('SIGTERM')));
  await queryIn(place, 'INSERT INTO schema_version (version) VALUES (1000)');
  const response = await fetch(`${server.url}/readyz`);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    reason: expect.stringMatching(/replace this one by a server of that version/),
  });
});
