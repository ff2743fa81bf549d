/** No packet leaves this machine: programs and tools run with the loopback interface alone. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './started.ts';

const inside = fileURLToPath(new URL('offline/inside.ts', import.meta.url));
const alone = ['--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const possible = spawnSync('unshare', [...alone, 'true']).status === 0;
const traced = spawnSync('strace', ['--version']).status === 0;
if (!possible && process.env.DLI_REQUIRE_NETNS)
  throw new Error('unshare --net and ip are needed, by root, and do not work here');
if (!possible)
  console.warn('SKIPPED: that nothing talks to an outside host: a network namespace takes root, unshare and ip');

test.skipIf(!possible)(
  'start, the mock and the tools work without a network, and ask for none',
  { timeout: 300_000 },
  async () => {
    const trace = join(await temporaryFolder(), 'trace');
    const strace = traced ? ['strace', '-f', '-qq', '--seccomp-bpf', '-e', 'trace=connect', '-o', trace] : [];
    const { stdout, stderr } = spawnSync('unshare', [...alone, ...strace, process.execPath, inside], {
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n'), stderr).toEqual([
      'interfaces: lo',
      'portal and reference: 200 and 200, exit 0',
      'mock: 200, exit 0',
      'mock of a spec: 200, exit 0',
      'redocly: exit 0',
      'turbo: exit 0',
      'vitest: exit 0',
    ]);
    if (!traced) return;
    // Attempts to reach another host. A name lookup counts, since it asks a server too.
    const asked = [
      ...(await readFile(trace, 'utf8')).matchAll(/sin6?_addr=?\S*?"([^"]+)"|inet_pton\(AF_INET6, "([^"]+)"/g),
    ];
    const addresses = new Set(asked.map(([, four, six]) => four ?? six));
    expect(addresses.size).toBeGreaterThan(0);
    expect([...addresses].filter((each) => !/^127\.|^::1$/.test(each ?? ''))).toEqual([]);
  },
);
