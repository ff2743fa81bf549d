import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

const file = JSON.stringify(new URL('./arguments.ts', import.meta.url));
const script = `const { readArguments } = await import(${file});
const options = { only: { type: 'string', default: 'all' }, quick: { type: 'boolean' } };
console.log(JSON.stringify(readArguments('prog', options)));`;

/** Runs a program with these flags; resolves to its exit code and output. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script, '--', ...args], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test('flags are read', async () => {
  expect(JSON.parse((await run('--quick')).stdout)).toEqual({ only: 'all', quick: true });
});

test.each(['--help', '-h'])('%s lists the flags, also beside one that is wrong', async (flag) => {
  const { code, stdout } = await run('--bogus', flag);
  expect([code, stdout]).toEqual([0, 'Usage: prog [options]\n\n  --only VALUE (default: all)\n  --quick\n']);
});

test.each([
  [['--bogus'], /^prog: Unknown option '--bogus'; --help lists the options\n$/],
  [['--only'], /^prog: Option '--only <value>' argument missing; --help lists the options\n$/],
  [['word'], /^prog: Unexpected argument 'word'.*; --help lists the options\n$/],
])('%j is one line', async (args, line) => {
  expect(await run(...args)).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(line) });
});
