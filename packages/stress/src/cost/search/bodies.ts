/** Searches for expensive bodies beyond the catalogue: one unit, repeated in one place. */
import { createRandom, type Random } from '@dli-connections/lab/random';
import { clientOf } from '../client.ts';
import { create, fill, least } from '../http.ts';
import { type Patience, taken, warm } from '../measure/common.ts';
import type { Stage } from '../stage.ts';
import type { WorstBody } from '../worst.ts';

/** Length of a body during the search, in bytes. */
const tried = 256 * 1024;

const known = JSON.stringify(least).slice(0, -1);

/** Places for units: the text before, the text after, and true if a unit is a member with a name. */
const places: readonly (readonly [open: string, close: string, named: boolean])[] = [
  ['[', ']', false],
  ['{', '}', true],
  ['{"a":{', '}}', true],
  ...['hosts', 'tags', 'queues', 'none'].map((name) => [`${known},"${name}":[`, ']}', false] as const),
  [`${known},"hosts":[{`, '}]}', true],
  [`${known},"tags":[{"key":"k","value":"v",`, '}]}', true],
];

/** Values of a unit. */
const values = ['" "', ...'0 -0 1e9 0.1 "" "a" "\\n" "\\u00e4" "ä" "😀" null true {} [] [0] {"a":0} [[[]]]'.split(' ')];

/** Names of a unit. */
const names: readonly ((at: number) => string)[] = [
  (at) => at.toString(36),
  (at) => String(at),
  (at) => `\\u0061${at}`,
  (at) => `ä${at}`,
  () => 'a',
  () => '__proto__',
  () => '',
];

/** White space between parts, and prefixes. A prefix may change how the rest is parsed. */
const spaces = ['', ' ', '\n', '          '];
const starts = ['', '"\\u0000"', '"\\ud83d\\ude00"', '"ä"', '1e400'];

/** A form of body that fills any length. */
interface Form {
  start: string;
  text: (most: number) => string;
}

function formOf(random: Random): Form {
  const [open, close, named] = random.pick(places);
  const [value, name, space, start] = [
    random.pick(values),
    random.pick(names),
    random.pick(spaces),
    random.pick(starts),
  ];
  const unit = (at: number) => `${named ? `"${name(at)}":` : ''}${value}${space}`;
  const first = start === '' ? '' : `${named ? '"first":' : ''}${start},`;
  const text = (most: number) =>
    `${open}${first}${fill(most - open.length - close.length - first.length, unit, ',')}${close}`;
  return { start, text };
}

/** The most expensive of some random bodies, one for each prefix. */
export async function searchBodies(
  stage: Stage,
  { seed, patience, count }: { seed: number; patience: Patience; count: number },
): Promise<WorstBody[]> {
  const running = await stage.start();
  const client = clientOf(running.port);
  const found: { from: number; ms: number; form: Form }[] = [];
  try {
    await warm(client);
    for (let from = seed; from < seed + count; from++) {
      const form = formOf(createRandom(from));
      const body = create('empty', Buffer.from(form.text(tried)));
      const one = await taken(running, client, [body], patience);
      found.push({ from, ms: one.processorMs, form });
      if (one.over) break;
    }
  } finally {
    client.close();
    await running.end();
  }
  const dearest = found.toSorted((one, other) => other.ms - one.ms);
  // One for each prefix; otherwise a prefix that slows every body would take all places.
  const kept = dearest.filter(({ form }, at) => dearest.findIndex((each) => each.form.start === form.start) === at);
  return kept.map(({ from, form }) => ({
    name: `found by seed ${from}: ${form.text(160).replaceAll('|', '%7C').replaceAll('\n', ' ')}`,
    of: 'found by search',
    make: (most, _, serial) => create(`p${serial % 2_000}`, Buffer.from(form.text(most))),
  }));
}
