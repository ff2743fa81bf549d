import type { Random } from '@dli-connections/lab/random';

/** Raw JSON that `JSON.stringify` would not write: a huge number, a repeated name, half a surrogate pair. */
export class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A value as JSON, with its raw pieces unchanged. */
export function write(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}:${write(each)}`)
    .join(',')}}`;
}

/** Depth of hostile nesting. */
const deep = 100_000;

/** Names that objects already have, or that have a special meaning. */
export const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '', '0', '$ref'];

const texts = [
  ...['', ' ', '\u007f', '\u0001', '\u202eabc', '\ufeff', '\uffff', '😀'.repeat(40), 'a'.repeat(300), "' OR 1=1 --"],
  ...'ü ﬀ ../../etc/passwd %00 $1 10.0.0.0/8 999.999.999.999 :: null edsconnections. default'.split(' '),
  ...names,
];

const numbers = '1e400 -1e400 1e-400 -0 0.1 9223372036854775807 9223372036854775808 1E+2 01 .5'.split(' ');

/** A value that no operation expects, in any place. */
export function hostileValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => random.pick(texts),
    () => new Raw(random.pick(numbers)),
    () => random.pick([null, true, false, 0, -1, 2 ** 31, 2 ** 53, [], {}, [[]], [null], { a: 1 }]),
    () => Array.from({ length: random.nat(50) }, () => random.pick(texts)),
    () => Object.fromEntries(names.map((name) => [name, random.pick(texts)])),
    () => new Raw(random.pick(['"\\u0000"', '"\\ud800"', '"\\udfff\\ud800"', 'NaN', 'Infinity', 'undefined', "'a'"])),
    () => (random.chance(0.02) ? new Raw(`${'['.repeat(deep)}${']'.repeat(deep)}`) : new Raw('[[[[[[[[[]]]]]]]]]')),
  ])();
}

/** Bodies that are not JSON, or make no sense. */
export function hostileBody(random: Random): Uint8Array<ArrayBuffer> {
  const bytes = random.pick<() => Uint8Array<ArrayBuffer> | string>([
    () => Uint8Array.from({ length: random.nat(200) + 1 }, () => random.nat(256)),
    () => random.pick('{ [ " {"name": {] } nul {"a":1}{"a":1} {"a":1,} {a:1} /**/{} \ufeff{'.split(' ')),
    () => (random.chance(0.02) ? '['.repeat(deep) : '[[[['),
    () => (random.chance(0.02) ? '{"a":'.repeat(deep) : '{"a":{"a":'),
  ])();
  return typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
}
