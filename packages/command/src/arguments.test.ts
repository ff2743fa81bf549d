import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';
import { listOf, UsageError } from './flags.ts';

const file = JSON.stringify(new URL('./arguments.ts', import.meta.url));
const script = `const { readArguments } = await import(${file});
const rows = [{ flag: 'only', fallback: 'all', meaning: '' }, { flag: 'quick', meaning: '' }];
const { text, has } = readArguments('prog', rows, 'Does it.');
console.log(JSON.stringify([text('only'), has('quick')]));`;

/** Runs a program with these flags; resolves to its exit code and output. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script, '--', 'prog', ...args], (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

test('flags are read', async () => {
  expect(JSON.parse((await run('--quick')).stdout)).toEqual(['all', true]);
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

test('an option that is absent has its default, also an empty one', () => {
  const rows = [
    { flag: 'only', fallback: 'a', meaning: '' },
    { flag: 'out', fallback: '', meaning: '' },
    { flag: 'quick', meaning: '' },
  ] as const;
  const { text, has, all } = parseArguments([], rows);
  expect([text('only'), text('out'), has('quick'), all('out')]).toEqual(['a', '', false, []]);
});

test('the value of an option keeps its rule, and of several the last counts', () => {
  const rows = [
    { flag: 'only', fallback: '', meaning: '', rule: listOf(['a', 'b']) },
    { flag: 'quick', meaning: '' },
  ] as const;
  const read = (...args: string[]) => parseArguments(args, rows);
  const { text, all } = read('--', '--only', 'a', '--only', 'a,b', '--quick', '--quick');
  expect([text('only'), all('only')]).toEqual(['a,b', ['a', 'a,b']]);
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
