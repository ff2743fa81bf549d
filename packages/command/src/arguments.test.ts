import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';
import { listOf, UsageError } from './flags.ts';

const file = JSON.stringify(new URL('./arguments.ts', import.meta.url));
const script = `const { readArguments } = await import(${file});
const options = { only: { type: 'string', default: 'all' }, quick: { type: 'boolean' } };
console.log(JSON.stringify(readArguments('prog', options, 'Does it.')));`;

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
  expect([code, stdout]).toEqual([
    0,
    'Usage: prog [options]\n\nDoes it.\n\nOptions:\n      --only VALUE  (default: all)\n      --quick\n  -h, --help        show this help\n',
  ]);
});

test.each([
  [['--bogus'], ['there is no option --bogus; --help lists the options']],
  [['--only'], ['--only needs a value']],
  [['--only', '--quick'], ['--only needs a value']],
  [['--only', ''], ['--only needs a value']],
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

test('an option that is absent has its default, also an empty one, and no value without one', () => {
  const options = {
    only: { type: 'string', default: '' },
    out: { type: 'string' },
    all: { type: 'string', multiple: true },
  } as const;
  expect(parseArguments([], options).values).toEqual({ only: '' });
});

test('the value of an option keeps its rule', () => {
  const options = { only: { type: 'string', rule: listOf(['a', 'b']) }, quick: { type: 'boolean' } } as const;
  const read = (...args: string[]) => parseArguments(args, options);
  expect(read('--', '--only', 'a', '--only', 'a,b').values).toEqual({ only: 'a,b', quick: undefined });
  const problem = '--only must be a list with commas of a, b, not "a,c"';
  expect(() => read('--only', 'a,c', '--bogus=1', 'word')).toThrow(
    new UsageError([
      'there is no option --bogus; --help lists the options',
      'unexpected argument "word"; --help lists the options',
      problem,
    ]),
  );
  expect(() => read('--only')).toThrow(new UsageError(['--only needs a value']));
});
