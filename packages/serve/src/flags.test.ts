import { describe, expect, it } from 'vitest';
import { aPort, type Flag, flagsTable, readFlags } from './flags.ts';

const rows = [
  { flag: 'port', variable: 'X_PORT', fallback: '4010', meaning: 'port to listen on', rule: aPort },
  {
    flag: 'key',
    variable: 'X_KEY',
    fallback: '',
    meaning: 'a key',
    rule: { text: 'a key', holds: (v) => v !== 'no' },
    secret: true,
  },
  { flag: 'quick', meaning: 'be quick' },
  { flag: 'help', meaning: 'show this table' },
] as const satisfies readonly Flag[];

describe('flags', () => {
  it('go before variables, variables before defaults, and an empty variable is none', () => {
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
    [['--port', 'x'], {}, '--port must be a port, 0 to 65535, and is "x"'],
    [[], { X_PORT: '65536' }, 'X_PORT must be a port, 0 to 65535, and is "65536"'],
    [['--key', 'no'], {}, '--key must be a key'],
    [['--prot', '1'], {}, "Unknown option '--prot'; --help lists the flags"],
    [['--port'], {}, "Option '--port <value>' argument missing; --help lists the flags"],
  ])('%j with %j are refused in one line', (args, env, message) => {
    expect(() => readFlags(rows, args, env)).toThrow(new Error(message));
  });

  it('with --help say nothing of a variable that is wrong', () => {
    expect(readFlags(rows, ['--help'], { X_PORT: 'x' }).has('help')).toBe(true);
  });

  it('are shown as a table', () => {
    expect(flagsTable(rows).split('\n')[2]).toBe('| `--port`  | `X_PORT`    | `4010`  | port to listen on |');
  });
});
