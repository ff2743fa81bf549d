import { namesOfWhichOne } from '@dli-connections/contract/server';
import { listOf } from '@dli-connections/document/node';
import type { MutantKind } from './mutant.ts';

/** A keyword changed: its new value, and how that breaks it. */
export type Change = readonly [kind: MutantKind, value: unknown];

const steps: Record<string, number> = {
  minLength: -1,
  minItems: -1,
  minimum: -1,
  maxLength: 1,
  maxItems: 1,
  maximum: 1,
};

const otherFormats: Record<string, string> = { ipv4: 'ipv6', int32: 'int64', uuid: 'date' };

/** Every way in which the value of a keyword can be wrong, besides its absence. */
export function changesOf(keyword: string, value: unknown): Change[] {
  const step = steps[keyword];
  if (step !== undefined) {
    const [looser, tighter] = [Number(value) + step, Number(value) - step];
    return [...(looser < 0 && keyword !== 'minimum' ? [] : [['loosened', looser] as const]), ['tightened', tighter]];
  }
  if (keyword === 'enum') {
    const values = listOf(value);
    const fewer = values
      .map((_, at) => ['tightened', values.toSpliced(at, 1)] as const)
      .filter(([, left]) => left.length > 0);
    return [['loosened', [...values, `${values[0]}x`, '']], ...fewer];
  }
  if (keyword === 'pattern') return patternChanges(String(value));
  if (keyword === 'not') {
    if (namesOfWhichOne(value)) return noneChanges(value as { properties: Record<string, object> });
    const { pattern } = value as { pattern: string };
    const begins = pattern.replace(/^\^/, '');
    return [
      ['loosened', { pattern: `${pattern}$` }],
      ['tightened', { pattern: begins }],
    ];
  }
  if (keyword === 'type') return typeChanges([value].flat() as string[]);
  if (keyword === 'format') return [['type changed', otherFormats[String(value)] ?? 'date']];
  return [];
}

/** Breaks of a rule that one of several members must be there: each member that no longer counts, and each list that counts though it is empty. */
function noneChanges({ properties }: { properties: Record<string, object> }): Change[] {
  return Object.entries(properties).flatMap(([name, missing]) => {
    const { [name]: _, ...fewer } = properties;
    const empty = { properties: { ...properties, [name]: { not: {} } } };
    return [
      ['tightened', { properties: fewer }] as const,
      ...('maxItems' in missing ? [['loosened', empty] as const] : []),
    ];
  });
}

/** Parts of patterns, each with one that fits more or less. */
const wider = [
  ['3[0-2]', '3[0-3]'],
  ['25[0-5]', '25[0-9]'],
  ['12[0-8]', '12[0-9]'],
  ['[1-9]?[0-9]', '[0-9]{1,2}'],
  [']*', '~]*'],
  [']+', '~]+'],
] as const;
const narrower = [
  ['0-9', '1-9'],
  ['A-Z', 'B-Z'],
  ['a-z', 'a-y'],
  ['_', ''],
  ['{1,4}', '{1,3}'],
  [']*$', ']+$'],
] as const;

function patternChanges(pattern: string): Change[] {
  const unanchored = [pattern.replace(/^\^/, ''), pattern.replace(/\$$/, '')];
  const changed = (kind: MutantKind, texts: readonly string[]) =>
    texts.filter((text) => text !== pattern && isPattern(text)).map((text) => [kind, text] as const);
  return [
    ...changed('loosened', unanchored),
    ...changed(
      'loosened',
      wider.map(([from, to]) => pattern.replace(from, () => to)),
    ),
    ...changed(
      'tightened',
      narrower.map(([from, to]) => pattern.replace(from, () => to)),
    ),
  ];
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

function typeChanges(types: string[]): Change[] {
  const others = ['string', 'object', 'array', 'boolean'].filter((type) => !types.includes(type));
  return [
    ['loosened', [...types, others[0]]],
    ['loosened', types.includes('null') ? [...types, 'object'] : [...types, 'null']],
    ['type changed', others.at(-1)],
    ...(types.includes('null') ? [['tightened', types.filter((type) => type !== 'null')] as const] : []),
  ];
}
