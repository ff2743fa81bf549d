import { describe, expect, it } from 'vitest';
import { aPort, type Flag, readFlags, UsageError } from './flags.ts';
import { flagsTable } from './help.ts';

const rows = [
  { flag: 'port', short: 'p', variable: 'X_PORT', fallback: '4010', meaning: 'port to listen on', rule: aPort },
  {
    flag: 'key',
    variable: 'X_KEY',
    fallback: '',
    meaning: 'a key',
    rule: { text: 'a key', holds: (v) => v !== 'no' },
    secret: true,
  },
  { flag: 'quick', variable: 'X_QUICK', meaning: 'be quick' },
  { flag: 'help', short: 'h', meaning: 'show this help' },
] as const satisfies readonly Flag[];

describe('flags', () => {
  it('override variables, which override defaults; an empty variable counts as absent', () => {
    expect(readFlags(rows, [], { X_PORT: '' }).text('port')).toBe('4010');
    expect(readFlags(rows, [], { X_PORT: '1' }).text('port')).toBe('1');
    const { text, has, given } = readFlags(rows, ['--port=2', '--quick'], { X_PORT: '1' });
    expect([text('port'), has('quick'), has('help'), given('port'), given('key')]).toEqual([
      '2',
      true,
      false,
      true,
      false,
    ]);
  });

  it.each([
    [['--port', 'x'], {}, '--port must be a port from 0 to 65535, not "x"'],
    [[], { X_PORT: '65536' }, 'X_PORT must be a port from 0 to 65535, not "65536"'],
    [['--key', 'no'], {}, '--key must be a key'],
    [['--prot', '1'], {}, 'there is no option --prot; --help lists the options'],
    [['-x'], {}, 'there is no option -x; --help lists the options'],
    [['word'], {}, 'unexpected argument "word"; --help lists the options'],
    [['--', '--port'], {}, 'unexpected argument "--port"; --help lists the options'],
    [['--port'], {}, '--port needs a value'],
    [['--port', '--quick'], {}, '--port needs a value'],
    [['--port='], {}, '--port needs a value'],
    [['--port', ''], {}, '--port needs a value'],
    [['--key', ''], { X_KEY: 'k' }, '--key needs a value'],
    [['--quick=yes'], {}, '--quick takes no value'],
    [[], { X_QUICK: 'yes' }, 'X_QUICK must be 1, true, 0 or false, not "yes"'],
    [['-p', '1', '--port', '2'], {}, '--port is given more than once'],
  ])('%j with %j are refused in one line', (args, env, message) => {
    expect(() => readFlags(rows, args, env)).toThrow(new UsageError([message]));
  });

  it('are refused with all mistakes at once, those of the flags together too', () => {
    const read = () =>
      readFlags(
        rows,
        ['--prot', '1', '--port', 'x', '--quick'],
        { X_KEY: 'no' },
        {
          conflicts: ({ has, given }) =>
            has('quick') && given('port') ? ['--quick and --port exclude each other'] : [],
        },
      );
    expect(read).toThrow(
      new UsageError([
        'there is no option --prot; --help lists the options',
        '--port must be a port from 0 to 65535, not "x"',
        'X_KEY must be a key',
        '--quick and --port exclude each other',
      ]),
    );
  });

  it('a word after an unknown option is its value, unless it has one already', () => {
    expect(() => readFlags(rows, ['--prot', '1'], {})).toThrow(/^there is no option --prot; --help lists the options$/);
    expect(() => readFlags(rows, ['--prot=1', 'word'], {})).toThrow(/\nunexpected argument "word"/);
  });

  it('that name a file to read are refused with the file and the problem', () => {
    const files = [{ flag: 'spec', variable: 'X_SPEC', fallback: '', isInput: true, meaning: 'a spec' }] as const;
    const read = (args: string[], env = {}) => readFlags(files, args, env).text('spec');
    expect(() => read(['--spec', 'none.yaml'])).toThrow(new UsageError(['--spec: none.yaml does not exist']));
    expect(() => read(['--spec', '/dev/null'])).toThrow(/^--spec: \/dev\/null is not a plain file$/);
    expect(() => read([], { X_SPEC: 'package.json/x' })).toThrow(/^X_SPEC: package.json\/x does not exist$/);
    expect(() => read(['--spec', import.meta.dirname])).toThrow(/^--spec: .*src is a folder, not a file$/);
    expect(() => read(['--spec', 'https://a.test/x'])).toThrow(/ is an address, and nothing is fetched; save it as a /);
    expect(() => read(['--spec', 'x'.repeat(5_000)])).toThrow(/ cannot be read: ENAMETOOLONG$/);
    expect(read([], { X_SPEC: import.meta.filename })).toBe(import.meta.filename);
    expect(read([])).toBe('');
  });

  it('may be repeated if declared so, and so may words', () => {
    const many = [{ flag: 'only', fallback: '', many: true, meaning: 'some' }] as const satisfies readonly Flag[];
    const { all, words } = readFlags(many, ['--only', 'a', 'word', '--only=b'], {}, { words: 1 });
    expect([all('only'), words]).toEqual([['a', 'b'], ['word']]);
    expect(readFlags(many, [], {}).all('only')).toEqual([]);
    expect(() => readFlags(many, ['a', 'b'], {}, { words: 1 })).toThrow(/^unexpected argument "b"/);
  });

  it('have letters, and switches have variables', () => {
    expect(readFlags(rows, ['-p', '7'], {}).text('port')).toBe('7');
    expect(readFlags(rows, ['-p7', '-h'], {}).has('help')).toBe(true);
    for (const [text, on] of Object.entries({ 1: true, true: true, 0: false, false: false, '': false }))
      expect(readFlags(rows, [], { X_QUICK: text }).has('quick')).toBe(on);
  });

  it('with --help report no other mistake', () => {
    expect(readFlags(rows, ['--help', '--port', 'x', '--prot'], { X_PORT: 'x' }).has('help')).toBe(true);
  });

  it('are shown as a table', () => {
    expect(flagsTable(rows).split('\n')[2]).toBe('| `--port`, `-p` | `X_PORT`    | `4010`  | port to listen on |');
  });
});
