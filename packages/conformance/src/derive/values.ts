import type { Schema } from '@dli-connections/contract/bundle';
import { without } from './constraints.ts';
import type { Site } from './sites.ts';
import { brokenTexts, keptTexts, type Named } from './text.ts';
import { sampleOf, type Tools, typesOf } from './tools.ts';

/** A value for the place of a site, the constraint that it is about, and whether it keeps or breaks it. */
export interface Probe {
  /** The keyword, or `required/0`. */
  keyword: string;
  claim: 'kept' | 'broken';
  name: string;
  value: unknown;
  /** Set for a value that is sent only to targets that behave like the reference handler: the reason. */
  own?: string;
}

const ofEachType: Record<string, unknown> = {
  null: null,
  boolean: true,
  integer: 7,
  number: 7.5,
  string: 'text',
  array: [],
  object: {},
};

const probes = (keyword: string, claim: Probe['claim'], named: readonly Named[]): Probe[] =>
  named.map(([name, value]) => ({ keyword, claim, name, value }));

/**
 * Values for the place of a site, without the rules for properties of an object. `current` is the value in a legal request:
 * the first item of a list stays unchanged.
 */
export function probesOf(tools: Tools, site: Site, current?: unknown): Probe[] {
  const { schema, part } = site;
  const types = typesOf(schema);
  if (part !== 'body') return [...texts(tools, schema), ...likeNumbers(tools, schema), ...onTheLine(schema)];
  return [
    ...wrongTypes(types, schema),
    ...(types.includes('string') || typeof schema.pattern === 'string' ? texts(tools, schema) : []),
    ...(types.includes('integer') || types.includes('number') ? numbersOf(schema) : []),
    ...(types.includes('array') || 'minItems' in schema ? arrays(tools, site, current) : []),
    ...(types.includes('boolean')
      ? probes('type', 'kept', [
          ['true', true],
          ['false', false],
        ])
      : []),
  ];
}

function wrongTypes(types: string[], schema: Schema): Probe[] {
  if (types.length === 0) return [];
  const takes = (type: string) => types.includes(type) || (type === 'integer' && types.includes('number'));
  const legal = takes('null') && !schema.enum ? probes('type', 'kept', [['null', null]]) : [];
  const wrong = Object.entries(ofEachType).filter(([type]) => !takes(type));
  // Some parsers convert a text or a number to a boolean.
  const truths: Named[] = takes('boolean')
    ? [
        ['text-true', 'true'],
        ['one', 1],
        ['zero', 0],
      ]
    : [];
  return [...legal, ...probes('type', 'broken', [...wrong, ...truths])];
}

function texts({ legal: legalOf, judge }: Tools, schema: Schema): Probe[] {
  if (typesOf(schema).includes('integer')) return [];
  const legal = legalOf(schema);
  const kept = [...keptTexts(schema, legal, judge)].flatMap(([keyword, named]) => probes(keyword, 'kept', named));
  const broken = ['minLength', 'maxLength', 'pattern', 'format', 'enum', 'not', 'anyOf']
    .filter((keyword) => keyword in schema)
    .flatMap((keyword) => probes(keyword, 'broken', brokenTexts(schema, keyword, legal, judge)));
  return [...kept, ...broken];
}

/** Texts that a reader might take for numbers, to which the rules on texts do not apply. */
function likeNumbers({ judge }: Tools, schema: Schema): Probe[] {
  if (!('pattern' in schema)) return [];
  const numbers: Named[] = [
    ['negative-number', '-1'],
    ['decimal-number', '1.5'],
  ];
  const loosened = judge(without(schema, 'pattern'));
  return probes(
    'pattern',
    'broken',
    numbers.filter(([, text]) => !judge(schema)(text) && loosened(text)),
  );
}

/** Parameters are texts; those that stand for numbers are judged by how they read. */
function onTheLine(schema: Schema): Probe[] {
  if (!typesOf(schema).includes('integer')) return [];
  const wrong: Named[] = [
    ['word', 'all'],
    ['fraction', '1.5'],
    ['empty', ''],
  ];
  const read: Named[] = [
    ['exponent', '1e1'],
    ['hexadecimal', '0x1'],
    ['signed', '+1'],
  ];
  const own = 'How a text is read as a number is not documented.';
  return [
    ...numbersOf(schema),
    ...probes('type', 'broken', wrong),
    ...probes('type', 'broken', read).map((each) => ({ ...each, own })),
  ];
}

function numbersOf(schema: Schema): Probe[] {
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
  return [...atLimit('minimum', minimum, 1), ...atLimit('maximum', maximum, -1)];
}

/** Values on a limit, and a step inside and outside of it. */
function atLimit(
  keyword: string,
  limit: number | undefined,
  step: number,
  toValue = (n: number): unknown => n,
): Probe[] {
  if (limit === undefined) return [];
  const kept: Named[] = [
    ['on', toValue(limit)],
    ['inside', toValue(limit + step)],
  ];
  return [...probes(keyword, 'kept', kept), ...probes(keyword, 'broken', [['outside', toValue(limit - step)]])];
}

function arrays(tools: Tools, { pointer, schema }: Site, current: unknown): Probe[] {
  const { minItems, maxItems, items } = schema as { minItems?: number; maxItems?: number; items?: Schema };
  // Longest list of distinct items. Beyond it items repeat: the list is too long either way.
  const different = Math.min(200, Math.max(minItems ?? 0, maxItems ?? 0) + 1);
  const samples = Array.from({ length: different }, (_, at) =>
    items ? sampleOf(tools, `${pointer}/items`, at) : 'q1',
  );
  const first = Array.isArray(current) && current.length > 0 ? current[0] : samples[0];
  const list = (n: number) => Array.from({ length: n }, (_, at) => (at === 0 ? first : samples[at % samples.length]));
  const found: Probe[] = [
    ...probes('type', 'kept', minItems ? [] : [['no-item', []]]),
    ...atLimit('minItems', minItems, 1, list),
    ...atLimit('maxItems', maxItems, -1, list),
  ];
  if (schema.uniqueItems) {
    const [one] = list(1);
    found.push(...probes('uniqueItems', 'broken', [['twice', [one, one]]]));
  }
  return found;
}
