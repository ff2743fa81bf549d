/** The built programs on the oldest Node that their `engines` let in, and on one that is older. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { run } from '../src/index.ts';
import { running } from './program.ts';
import { skipOrFail } from './runtime.ts';

const folder = fileURLToPath(new URL('../../../', import.meta.url));
const programs = {
  'dli-mock': 'apps/mock/dist/main.js',
  'dli-reference': 'apps/reference/dist/main.cjs',
  'dli-conformance': 'packages/conformance/dist/cli.mjs',
};

/** The file of a runtime, or the end of the test where that is not there. */
function runtime(name: string, skip: () => void): string {
  const { file, why = '' } = inject('runtimes').find((each) => each.name === name) ?? {};
  if (!file) skipOrFail(skip, name, why);
  return file ?? '';
}

describe.each(Object.entries(programs))('%s', (name, path) => {
  test('reports in one line that Node 20 is too old', async (context) => {
    const node = runtime('node 20', () => context.skip());
    const manifest = await readFile(`${folder}${path.replace(/dist\/.*/, '')}package.json`, 'utf8');
    const wanted = JSON.parse(manifest).engines.node.replace('>=', '');
    for (const args of [['--help'], []]) {
      const { code, output } = await run(node, [folder + path, ...args], { cwd: folder });
      expect(output).toMatch(new RegExp(`^${name}: needs Node ${wanted}, this is 20\\.[\\d.]+\\n$`));
      expect(code).toBeGreaterThan(0);
    }
  });
});

test.each([
  ['dli-mock', []],
  ['dli-reference', ['--memory']],
] as const)('%s keeps the contract on Node 22, as the kit on Node 22 finds', async (name, flags) => {
  const node = runtime('node 22', () => {});
  if (!node) return;
  const args = [folder + programs[name], '-p', '0', '--log', 'off', ...flags];
  const output = await running({ env: {} }, node, args, folder, /on http\S+.*\n/);
  const [url = ''] = /http:\/\/[\d.:]+/.exec(output) ?? [];
  const only = ['--only', 'createEnhancedConnection/body.name/*', '--only', 'gateway/*'];
  const asked = await run(node, [folder + programs['dli-conformance'], url, ...only], { cwd: folder });
  expect(asked.output).toMatch(/ \d+ passed, 0 failed/);
  expect(asked.code).toBe(0);
});
