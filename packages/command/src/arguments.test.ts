import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseArguments, unknownIn } from './arguments.ts';
import { UsageError } from './flags.ts';

const file = JSON.stringify(new URL('./arguments.ts', import.meta.url));
const script = `const { readArguments } = await import(${file});
const options = { only: { type: 'string', default: 'all' }, quick: { type: 'boolean' } };
console.log(JSON.stringify(readArguments('prog', options)));`;

/** Runs a program with these flags; resolves to its exit code and output. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script, '--', 'prog', ...args], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test('flags are read', async () => {
  expect(JSON.parse((await run('--quick')).stdout)).toEqual({ only: 'all', quick: true });
});

test.each(['--help', '-h'])('%s lists the flags, also beside a wrong one', async (flag) => {
  const { code, stdout } = await run('--bogus', flag);
  expect([code, stdout]).toEqual([0, 'Usage: prog [options]\n\n  --only VALUE (default: all)\n  --quick\n']);
});

test.each([
  [['--bogus'], ['there is no option --bogus; --help lists the options']],
  [['--only'], ['--only needs a value']],
  [['--only', '--quick'], ['--only needs a value']],
  [['--quick=yes'], ['--quick takes no value']],
  [['word'], ['unexpected argument "word"; --help lists the options']],
  [
    ['--bogus', 'x', '--quick=1', 'word', '--only'],
    [
      'there is no option --bogus; --help lists the options',
      '--quick takes no value',
      'unexpected argument "word"; --help lists the options',
      '--only needs a value',
    ],
  ],
])('%j is a line for each mistake', async (args, lines) => {
  expect(await run(...args)).toEqual({ code: 1, stdout: '', stderr: lines.map((line) => `prog: ${line}\n`).join('') });
});

test('rules of a program are checked with those of its flags, without wrong values', () => {
  const options = { only: { type: 'string' }, quick: { type: 'boolean' } } as const;
  const read = (...args: string[]) =>
    parseArguments(args, options, {
      words: true,
      check: ({ values, words }) => [...unknownIn(values.only, ['a', 'b']), ...words],
    });
  expect(read('--only', 'a,b').values).toEqual({ only: 'a,b' });
  expect(() => read('--only', 'a,c', '--bogus=1', 'word')).toThrow(
    new UsageError(['there is no option --bogus; --help lists the options', 'there is no "c"; there are a, b', 'word']),
  );
  expect(() => read('--only')).toThrow(new UsageError(['--only needs a value']));
});
