/** Calls behind a pooler, in short; `stress:pooler` is the long form. */
import { expect, test } from 'vitest';
import { runPooled } from '../src/pooler/pooled.ts';

test.for(['session', 'transaction'] as const)(
  'behind pgbouncer in %s mode every call is carried out',
  async (mode, { skip }) => {
    const report = await runPooled(mode, { projects: 8, calls: 15, seed: 1 });
    if (!report) {
      if (process.env.DLI_REQUIRE_PGBOUNCER === '1') throw new Error("install Debian's postgresql and pgbouncer");
      return skip('PostgreSQL or pgbouncer is not installed');
    }
    expect(report).toMatchObject({ calls: 8 * 15, refused: 0, open: 0, wrong: new Map() });
  },
);
