import { beforeAll, expect, test } from 'vitest';
import { rootFolder } from '../src/folders.ts';
import { runTool } from '../src/run-tool.ts';
import { installPackages } from '../src/toolchains.ts';
import { loadTools } from '../src/tools.ts';

const [tool] = loadTools().filter(({ id }) => id === 'redocly');
if (tool === undefined) throw new Error('tools.yaml has no redocly');
const options = {
  bundles: new URL('spec/dist/', rootFolder),
  minutes: 1,
  signal: new AbortController().signal,
  print: () => {},
};

beforeAll(installPackages);

test('a tool that takes too long is ended and named, and what follows is out of reach', async () => {
  const steps = await runTool({ ...tool, generate: 'sleep 60' }, { ...options, minutes: 0.02 });
  expect(steps.slice(0, 3)).toEqual([
    { step: 'install' },
    { step: 'generate', fault: 'it took longer than 0.02 minutes' },
    { step: 'create', fault: 'not reached: generate failed' },
  ]);
});

test('a client that does not compile fails at its build', async () => {
  const generate = 'mkdir client && echo "export const client: string = 1;" > client/client.ts';
  const steps = await runTool({ ...tool, generate }, options);
  expect(steps.find(({ step }) => step === 'build')?.fault).toContain('client.ts');
});

test('a generator that refuses the bundle fails at its command, in its own words', async () => {
  const steps = await runTool({ ...tool, generate: 'echo "no such schema" >&2; exit 2' }, options);
  expect(steps[1]).toEqual({ step: 'generate', fault: expect.stringContaining('no such schema') });
});
