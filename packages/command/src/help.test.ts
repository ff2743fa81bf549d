import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { type Flag, helpRow, helpText, typedAs } from './index.ts';

const rows: Flag[] = [
  {
    flag: 'port',
    short: 'p',
    variable: 'X_PORT',
    fallback: '4010',
    value: 'PORT',
    meaning: 'port; `0` takes a free one',
  },
  { flag: 'a-very-long-option-of-more-than-half-a-line', fallback: '', value: 'WORD', meaning: 'its meaning' },
  helpRow,
];
const help = {
  program: 'x',
  usage: ['[options]', 'COMMAND'],
  about: 'Does something.',
  rows,
  commands: { run: 'runs it' },
  examples: [['-p 0', 'takes a free port']] as const,
};

it('has the usage first, no Markdown, and each option with its letter, value, default and variable', () => {
  expect(helpText(help, 80)).toBe(`Usage: x [options]
       x COMMAND

Does something.

Options:
  -p, --port PORT                 port; 0 takes a free one (default: 4010, env:
                                  X_PORT)
      --a-very-long-option-of-more-than-half-a-line WORD
                                  its meaning
  -h, --help                      show this help

Commands:
  run  runs it

Examples:
  x -p 0
      takes a free port`);
});

it('shows what the user typed, where a launcher says so', () => {
  vi.stubEnv('DLI_COMMAND', 'npx pnpm x');
  const lines = helpText(help, 80).split('\n');
  vi.unstubAllEnvs();
  expect([...lines.slice(0, 2), ...lines.slice(-2, -1)]).toEqual([
    'Usage: npx pnpm x [options]',
    '       npx pnpm x COMMAND',
    '  npx pnpm x -p 0',
  ]);
});

it.each([
  [{}, 'dli-mock'],
  [{ npm_lifecycle_event: 'npx' }, 'npx @dli-connections/mock'],
  [{ npm_lifecycle_event: 'npx', DLI_COMMAND: 'npx pnpm mock' }, 'npx pnpm mock'],
])('with %j a program is called as %s', (env, command) => expect(typedAs('dli-mock', env)).toBe(command));

it('is as wide as the terminal, unless a word is longer', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(words, fc.integer({ min: 40, max: 200 }), (meaning, columns) => {
      const row = { flag: 'port', fallback: '', meaning: meaning.join(' ') };
      const lines = helpText({ program: 'x', usage: [''], about: meaning.join(' '), rows: [row] }, columns).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
      expect(
        lines
          .join(' ')
          .match(/[a-z]+/g)
          ?.slice(-meaning.length),
      ).toEqual(meaning);
    }),
  );
});
