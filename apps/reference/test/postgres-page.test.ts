/** The commands of docs/postgres.md for a pooler and a failover, in the order in which a reader pastes them. */
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findBinaries, findUser } from '@dli-connections/lab/postgres/cluster';
import { freePort } from '@dli-connections/lab/program';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(join(root, 'docs/postgres.md'), 'utf8');
const isInstalled = findBinaries() !== undefined && existsSync('/usr/sbin/pgbouncer');

/** Runs PostgreSQL and pgbouncer as another user when the tests run as root. */
function asUser({ uid, gid }: ReturnType<typeof findUser>): string[] {
  if (uid === undefined) return [];
  const programs = ['initdb', 'pg_ctl', 'pg_basebackup', 'psql', 'pgbouncer'];
  return programs.map(
    (name) => `${name}() { setpriv --reuid=${uid} --regid=${gid} --clear-groups env "PATH=$PATH" ${name} "$@"; }`,
  );
}

test.skipIf(!isInstalled)(
  'the commands of docs/postgres.md run as they stand there',
  { timeout: 180_000 },
  async () => {
    const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '');
    // Debian has no package of the coordinator.
    const runnable = blocks.filter((block) => !block.includes('coordinator'));
    expect(runnable.length).toBeGreaterThan(3);
    const folder = mkdtempSync(join(tmpdir(), 'dli-page-'));
    const user = findUser();
    if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
    onTestFinished(() => rmSync(folder, { recursive: true }));
    symlinkSync(join(root, 'apps'), join(folder, 'apps'));
    let script = [
      // Programs left running by a failed command are ended with it.
      'set -em; end() { for job in $(jobs -p); do kill -- -$job; done; for in in primary standby; do pg_ctl -D $in stop -m immediate; done; }',
      'trap "end > end.log 2>&1 || true" EXIT',
      ...asUser(user),
      ...runnable,
    ].join('\n');
    // A job of root is a shell with the program as its child; both must be ended.
    script = script.replace(/^kill \$started$/m, 'for job in $started; do kill -- -$job; done');
    for (const port of ['5541', '5542', '6432', '4020', '4021'])
      script = script.replaceAll(port, String(await freePort()));
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      cwd: folder,
      // The Node that runs this test.
      env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
    });
    expect(stdout).toMatch(/^(\{"status":"ready"\}){3}\{"is_success":true/);
  },
);
