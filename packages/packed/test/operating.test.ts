/** Each command of docs/operating.md, in the order and in the place in which a reader pastes it. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freePort } from '@dli-connections/lab/program';
import { expect, onTestFinished, test } from 'vitest';
import { mustRun } from '../src/index.ts';
import { installProgram } from './program.ts';
import { shellBlocksOf } from './texts.ts';

test('the commands of docs/operating.md run as written', async () => {
  const [start = '', ...rest] = shellBlocksOf('docs/operating.md');
  expect(rest.length).toBeGreaterThan(7);
  const program = await installProgram('reference');
  onTestFinished(program.remove);
  const port = String(await freePort());
  const create = `curl --silent --fail -H 'X-Auth-Token: t' -H 'Content-Type: application/json' \
    -d '{"name":"a","dest_vpc_id":"v","dest_network_id":"n"}' http://127.0.0.1:4020/v2.0/p1/datasource/enhanced-connections`;
  const script = [
    // A reader's shell has jobs. Programs left running by a failed command are ended with it.
    "set -em; trap 'kill $(jobs -p) 2> /dev/null || true' EXIT",
    start,
    create,
    ...rest,
  ].join('\n');
  const output = await mustRun('bash', ['-c', script.replaceAll('4020', port)], {
    cwd: program.directory,
    env: { ...program.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, DLI_REFERENCE_PORT: port },
  });
  expect(output).toMatch(/sha256:[0-9a-f]{64}\n/);
  expect(output).toContain('dli_');
  const written = (file: string) => readFileSync(join(program.directory, 'data', file), 'utf8');
  expect(written('p1.json')).toContain('"name":"a"');
  expect(written('credentials.yaml')).toMatch(/^tokens: \[\{ token: "sha256:/);
  expect(written('errors.log')).toBe('');
});
