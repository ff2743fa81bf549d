import type { Schema } from '@dli-connections/contract/bundle';
import { namesOfWhichOne, valueAt } from '@dli-connections/contract/server';
import { drop, put } from './place.ts';
import type { Site } from './sites.ts';

/** A body that differs from another in the properties of one object. */
export interface Changed {
  body: unknown;
  rules: string[];
  /** The place that the change is about. */
  place: readonly string[];
  claim: 'kept' | 'broken';
  name: string;
}

/** The rules of an object schema for its properties, kept and broken. */
export function propertyChanges(site: Site, body: unknown): Changed[] {
  const { pointer, schema, place } = site;
  if (typeof valueAt(body, place) !== 'object') return [];
  const required = schema.required ?? [];
  const missing = required.map((name, index) => ({
    body: drop(body, [...place, name]),
    rules: [`${pointer}/required/${index}`],
    place: [...place, name],
    claim: 'broken' as const,
    name: 'missing',
  }));
  return [...missing, ...optionals(site, body), ...none(site, body), ...unknown(site, body)];
}

/**
 * The object without any of the properties of which one is required, and with each of them as an empty list if it is a
 * list.
 */
function none({ pointer, schema, place }: Site, body: unknown): Changed[] {
  const names = namesOfWhichOne(schema.not);
  if (!names) return [];
  const bare = names.reduce((value, name) => drop(value, [...place, name]), body);
  const { properties = {} } = schema.not as Schema;
  const empty = names
    .filter((name) => properties[name]?.maxItems === 0)
    .map((name) => ['empty', put(bare, [...place, name], [])] as const);
  return [['none', bare] as const, ...empty].map(([name, value]) => ({
    ...{ body: value, rules: [`${pointer}/not`], place, claim: 'broken' as const, name },
  }));
}

function optionals({ pointer, schema, place }: Site, body: unknown): Changed[] {
  const required = schema.required ?? [];
  const names = Object.keys(schema.properties ?? {}).filter(
    (name) => !required.includes(name) && valueAt(body, [...place, name]) !== undefined,
  );
  const only = Object.fromEntries(required.map((name) => [name, valueAt(body, [...place, name])]));
  const change = (name: string, value: unknown, at: readonly string[]): Changed => ({
    ...{ body: value, name, place: at, claim: 'kept' },
    rules: [`${pointer}/properties/${at.at(-1)}`],
  });
  return names.flatMap((name) => [
    change('absent', drop(body, [...place, name]), [...place, name]),
    change('alone', put(body, place, { ...only, [name]: valueAt(body, [...place, name]) }), [...place, name]),
  ]);
}

function unknown({ pointer, schema, place }: Site, body: unknown): Changed[] {
  if (schema.additionalProperties !== false) return [];
  const [known = 'property'] = Object.keys((schema as Schema).properties ?? {});
  const rules = [`${pointer}/additionalProperties`];
  return [`${known}x`, known.toUpperCase(), '__proto__x'].map((name) => ({
    ...{ body: put(body, [...place, name], 'q1'), rules, place: [...place, name], claim: 'broken' as const },
    name: 'unknown',
  }));
}
