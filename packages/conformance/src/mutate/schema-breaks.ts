import { type Bundle, listOperations, type Schema } from '@dli-connections/contract/bundle';
import { keysOf, stepOf, valueAt } from '@dli-connections/contract/server';
import { constraintsAt } from '../derive/constraints.ts';
import { requestSites, type Site } from '../derive/sites.ts';
import { changesOf } from './keywords.ts';
import type { MutantKind, Break as WholeBreak } from './mutant.ts';

type Break = Omit<WholeBreak, 'part'>;

type Open = Schema & Record<string, unknown>;

/** Every way in which the schemas of an operation's requests can be wrong. */
export function schemaBreaks(bundle: Bundle, operationId: string): WholeBreak[] {
  const found = requestSites(bundle, operationId).flatMap((site) =>
    [...constraintsAt(site).flatMap((rule) => keywordBreaks(bundle, rule)), ...objectBreaks(site)].map((each) => ({
      ...each,
      part: site.part,
    })),
  );
  // One schema may stand at several places of a request.
  return [...new Map(found.map((each) => [`${each.kind} ${each.label} ${each.rule}`, each])).values()];
}

const schemaIn = (bundle: Bundle, pointer: string) => valueAt(bundle, keysOf(pointer)) as Open;

function keywordBreaks(bundle: Bundle, rule: string): Break[] {
  const keys = keysOf(rule);
  const last = keys.at(-1) ?? '';
  const at = rule.slice(0, rule.lastIndexOf('/'));
  if (keys.at(-2) === 'required') {
    const drop = (copy: Bundle) => void (valueAt(copy, keysOf(at)) as string[]).splice(Number(last), 1); // a list of names
    return [{ kind: 'removed', label: '', rule, apply: drop }];
  }
  const set = (kind: MutantKind, label: string, value: unknown): Break => ({
    kind,
    label,
    rule,
    apply: (copy) => void Object.assign(schemaIn(copy, at), { [last]: value }),
  });
  return [
    { kind: 'removed', label: '', rule, apply: (copy) => void delete schemaIn(copy, at)[last] },
    ...changesOf(last, valueAt(bundle, keys)).map(([kind, value], index) => set(kind, ` ${index + 1}`, value)),
  ];
}

/** Rules of an object beside its keywords: its properties, and groups of properties of which one is required. */
function objectBreaks({ pointer, schema }: Site): Break[] {
  const { properties = {}, required = [], items } = schema as Open;
  const names = Object.keys(properties);
  const rule = (key: string) => pointer + key;
  const more = names
    .filter((name) => !required.includes(name))
    .map((name): Break => {
      const add = (copy: Bundle) => void Object.assign(schemaIn(copy, pointer), { required: [...required, name] });
      return { kind: 'tightened', label: '', rule: rule(`/required/+${name}`), apply: add };
    });
  const fewer = names.map((name): Break => {
    const drop = (copy: Bundle) => {
      const at = schemaIn(copy, pointer);
      delete at.properties?.[name];
      if (at.required) at.required = at.required.filter((each) => each !== name);
    };
    return { kind: 'property dropped', label: '', rule: rule(`/properties${stepOf(name)}`), apply: drop };
  });
  // Listing a property has no effect in a part without `additionalProperties`.
  return [
    ...more,
    ...(schema.additionalProperties === false ? fewer : []),
    ...(items ? [removal(pointer, 'items')] : []),
  ];
}

function removal(pointer: string, keyword: string): Break {
  const apply = (copy: Bundle) => void delete schemaIn(copy, pointer)[keyword];
  return { kind: 'removed', label: '', rule: `${pointer}/${keyword}`, apply };
}

/** The operations of a bundle. */
export const operationsOf = (bundle: Bundle): string[] => listOperations(bundle).map(({ operationId }) => operationId);
