import { expect, test } from 'vitest';
import { thisBuild } from '../build.ts';
import { MissingError } from '../contest.ts';
import { create } from '../contests/create.ts';
import { postgres } from '../contests/postgres.ts';
import { createLab } from '../lab/lab.ts';

// Both write to the tables of the store, so a change of the schema can break them.
const peers = [
  ['fastify', create],
  ['pgbench', postgres],
] as const;

test.for(peers)('%s creates connections', async ([name, contest], { skip }) => {
  await using lab = createLab({ quick: true });
  const opened = await contest.contenders[name]?.open(lab, thisBuild).catch((error: unknown) => {
    if (error instanceof MissingError && !process.env.DLI_REQUIRE_POSTGRES) return skip(error.message);
    throw error;
  });
  expect(await opened?.measure(0.2)).toBeGreaterThan(0);
});
