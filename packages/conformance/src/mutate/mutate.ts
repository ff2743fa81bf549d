import { type Bundle, listOperations, type Schema } from '@dli-connections/contract/bundle';
import { keysOf, valueAt } from '@dli-connections/contract/server';
import { constraintsAt } from '../derive/constraints.ts';
import { requestSites } from '../derive/sites.ts';

/** How a constraint is broken. */
export type Kind = 'removed' | 'loosened' | 'tightened' | 'type changed';

/** A copy of the spec in which one constraint on requests is another. */
export interface Mutant {
  /** `removed /components/…/maxLength`. */
  name: string;
  /** JSON pointer of the constraint. */
  constraint: string;
  kind: Kind;
  /** The operations whose requests the constraint is on. */
  operations: string[];
  bundle: Bundle;
}

/** A keyword changed: its new value, and how that breaks it. */
type Change = readonly [kind: Kind, value: unknown];

const steps: Record<string, number> = {
  minLength: -1,
  minItems: -1,
  minimum: -1,
  maxLength: 1,
  maxItems: 1,
  maximum: 1,
};

/** Every way in which the value of a keyword can be wrong, besides its absence. */
function changesOf(keyword: string, value: unknown): Change[] {
  const step = steps[keyword];
  if (step !== undefined) {
    const [looser, tighter] = [Number(value) + step, Number(value) - step];
    return [...(looser < 0 && keyword !== 'minimum' ? [] : [['loosened', looser] as const]), ['tightened', tighter]];
  }
  if (keyword === 'enum') {
    const values = value as unknown[];
    const fewer = values
      .map((_, at) => ['tightened', values.toSpliced(at, 1)] as const)
      .filter(([, left]) => left.length > 0);
    return [['loosened', [...values, `${values[0]}x`, '']], ...fewer];
  }
  if (keyword === 'pattern') return patternChanges(String(value));
  if (keyword === 'type') return typeChanges([value].flat() as string[]);
  return [];
}

function patternChanges(pattern: string): Change[] {
  const unanchored = [pattern.replace(/^\^/, ''), pattern.replace(/\$$/, '')].filter((each) => each !== pattern);
  const narrower = [pattern.replace('0-9', '1-9'), pattern.replace('A-Z', 'B-Z'), pattern.replace('_', '')];
  return [
    ...unanchored.map((each) => ['loosened', each] as const),
    ...narrower.filter((each) => each !== pattern && isPattern(each)).map((each) => ['tightened', each] as const),
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

/** Every mutant of the constraints that a bundle puts on requests. */
export function requestMutants(bundle: Bundle): Mutant[] {
  const found = new Map<string, Set<string>>();
  for (const { operationId } of listOperations(bundle)) {
    for (const site of requestSites(bundle, operationId)) {
      const optional = Object.keys(site.schema.properties ?? {}).filter(
        (name) => !site.schema.required?.includes(name),
      );
      const invented = optional.map((name) => `${site.pointer}/required/+${name}`);
      for (const pointer of [...constraintsAt(site), ...invented])
        found.set(pointer, (found.get(pointer) ?? new Set()).add(operationId));
    }
  }
  return [...found].flatMap(([pointer, operations]) => mutantsOf(bundle, pointer, [...operations]));
}

function mutantsOf(bundle: Bundle, constraint: string, operations: string[]): Mutant[] {
  const keys = keysOf(constraint);
  const last = keys.at(-1) ?? '';
  const mutant = (kind: Kind, label: string, change: (copy: Bundle) => void): Mutant => {
    const copy = structuredClone(bundle);
    change(copy);
    return { name: `${kind}${label} ${constraint}`, constraint, kind, operations, bundle: copy };
  };
  const schemaIn = (copy: Bundle, depth = -1) =>
    valueAt(copy, keys.slice(0, depth)) as Schema & Record<string, unknown>;
  if (last.startsWith('+')) {
    const add = (copy: Bundle) => {
      const schema = schemaIn(copy, -2);
      schema.required = [...(schema.required ?? []), last.slice(1)];
    };
    return [mutant('tightened', '', add)];
  }
  if (keys.at(-2) === 'required')
    return [mutant('removed', '', (copy) => void (schemaIn(copy) as unknown as string[]).splice(Number(last), 1))];
  const changes = changesOf(last, valueAt(bundle, keys));
  return [
    mutant('removed', '', (copy) => void delete schemaIn(copy)[last]),
    ...changes.map(([kind, value], at) =>
      mutant(kind, ` ${at + 1}`, (copy) => void Object.assign(schemaIn(copy), { [last]: value })),
    ),
  ];
}

/** The bundle with some operations alone: what is not asked for need not be compiled. */
export function only(bundle: Bundle, operations: readonly string[]): Bundle {
  const paths = Object.entries(bundle.paths).flatMap(([path, item]) => {
    const kept = Object.entries(item).filter(
      ([key, each]) =>
        key === 'parameters' || operations.includes((each as { operationId?: string }).operationId ?? ''),
    );
    return kept.some(([key]) => key !== 'parameters') ? [[path, Object.fromEntries(kept)]] : [];
  });
  return { ...bundle, paths: Object.fromEntries(paths) };
}
