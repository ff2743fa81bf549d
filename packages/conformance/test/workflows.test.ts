/** The journeys of spec/workflows, run by `redocly respect` against the reference server. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startReference } from '@dli-connections/reference';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const spec = fileURLToPath(new URL('../../../spec/', import.meta.url));
const redocly = fileURLToPath(new URL('../../../spec/node_modules/.bin/redocly', import.meta.url));
const inputs = { token: 'any', project: 'p1', grantee: 'p2', name: 'workflow' };

let server: Awaited<ReturnType<typeof startReference>>;
beforeAll(async () => {
  server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
});
afterAll(() => server.close());

/** What respect says of a workflow: `passed`, or its report. */
async function respect(file: string, given: Record<string, string>): Promise<string> {
  const options = Object.entries(given).flatMap(([name, value]) => ['-i', `${name}=${value}`]);
  const args = ['respect', `workflows/${file}`, '-S', `dli=${server.url}`, ...options];
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off' };
  return run(redocly, args, { cwd: spec, env }).then(
    () => 'passed',
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

test.each(readdirSync(`${spec}workflows`))('%s passes on the reference server', async (file) => {
  expect(await respect(file, inputs)).toBe('passed');
});

test('a step that fails is reported', async () => {
  expect(await respect('connection-life.arazzo.yaml', { ...inputs, name: 'not a name' })).toContain('create');
});
