/** Each command of docs/operating.md, in the order and in the place in which a reader pastes it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '@dli-connections/lab/program';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(join(root, 'docs/operating.md'), 'utf8');

test('the commands of docs/operating.md run as they stand there', async () => {
  const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block ?? '');
  expect(blocks.length).toBeGreaterThan(8);
  // A reader has this: the root of a clone, with a file of data in it that nobody else uses.
  const folder = mkdtempSync(join(tmpdir(), 'dli-operating-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(root, 'apps'), join(folder, 'apps'));
  const port = String(await freePort());
  const create = `curl --silent --fail -H 'X-Auth-Token: t' -H 'Content-Type: application/json' \
    -d '{"name":"a","dest_vpc_id":"v","dest_network_id":"n"}' http://127.0.0.1:4020/v2.0/p1/datasource/enhanced-connections`;
  const [start = '', ...rest] = blocks;
  const script = [
    // A shell of a reader has jobs. What is left running when a command fails is ended with it.
    "set -em; trap 'kill $(jobs -p) 2> /dev/null || true' EXIT",
    start,
    create,
    ...rest,
  ].join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script.replaceAll('4020', port)], {
    cwd: folder,
    // The Node that runs this test.
    env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}`, DLI_REFERENCE_PORT: port },
  });
  expect(stdout).toMatch(/sha256:[0-9a-f]{64}\n/);
  expect(stdout).toContain('dli_');
  const exported = readFileSync(join(folder, 'data/p1.json'), 'utf8');
  expect(exported).toContain('"name":"a"');
  expect(readFileSync(join(folder, 'data/credentials.yaml'), 'utf8')).toMatch(/^tokens: \[\{ token: "sha256:/);
  expect(readFileSync(join(folder, 'data/errors.log'), 'utf8')).toBe('');
});
