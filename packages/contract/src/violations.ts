import { keysOf, stepOf, valueAt } from '@dli-connections/document/pointer';
import type { Violation } from './validators.ts';

/** Maximum number of violations in one answer. */
const listed = 5;

/** Maximum number of characters of a pattern in a message. Those of addresses are too long to read. */
const shownPattern = 100;

/** Maximum number of characters of a place in a message. Nested values may have longer ones. */
const shownPlace = 400;

/** A JSON pointer into a part, in words for the caller: `/hosts/0/ip` under `body` as `body.hosts[0].ip`. */
export function place(part: string, pointer: string): string {
  const path = keysOf(pointer).reduce((way, key) => {
    if (/^\d{1,9}$/.test(key)) return `${way}[${key}]`;
    return way + (/^[\w-]{1,64}$/.test(key) ? `.${key}` : `[${quote(key)}]`);
  }, part);
  return path.length > shownPlace
    ? `${path.slice(0, shownPlace / 2)}…${path.slice(-shownPlace / 2)}`.toWellFormed()
    : path;
}

/** A name from the request, safe to show: nothing invisible, not endless. */
export function quote(name: string): string {
  const short = name.length > 64 ? `${name.slice(0, 64).toWellFormed()}…` : name.toWellFormed();
  return visible(JSON.stringify(short));
}

/** A text from the request, in one line, with invisible characters escaped. */
export function visible(text: string): string {
  // Controls that JSON leaves as they are, marks that reorder text, and line separators. Made on first use: the character
  // classes are slow to compile, and a server rarely needs them at start.
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`);
}

/** The kind of a value, with its size where it has one. The value itself may be a secret and is not shown. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string')
    return value === '' ? 'an empty string' : `a string of ${count(charactersIn(value), 'character')}`;
  if (Array.isArray(value)) return `an array of ${count(value.length, 'item')}`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'a boolean' : 'missing';
}

/** Counted one by one: an array of them would take 12 times the memory of the text. */
function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function shorten(pattern: string): string {
  return pattern.length > shownPattern ? `${pattern.slice(0, shownPattern)}…` : pattern;
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** A JSON type with its article. */
const named = (type: unknown): string =>
  type === 'null' ? 'null' : `${/^[aio]/.test(String(type)) ? 'an' : 'a'} ${type}`;

/** A value of a schema. A text has no quotation marks. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The rule in words, for each keyword that the spec uses. */
function ruleOf({ keyword, params, message }: Violation): string {
  switch (keyword) {
    case 'type':
      return `must be ${[params.type].flat().map(named).join(' or ')}`;
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems': {
      const unit = /Items$/.test(keyword) ? 'item' : 'character';
      return `must have at ${/^min/.test(keyword) ? 'least' : 'most'} ${count(Number(params.limit), unit)}`;
    }
    case 'pattern':
      return `must match the pattern ${shorten(String(params.pattern))}`;
    case 'format':
      return `must have the format ${params.format}`;
    case 'not':
      return notOf(params.not);
    case 'enum':
      return `must be one of ${[params.allowedValues].flat().map(shown).join(', ')}`;
    case 'const':
      return `must be ${shown(params.allowedValue)}`;
    case 'false schema':
      return 'is not allowed';
    default:
      return message ?? `breaks the rule ${keyword}`;
  }
}

function notOf(not: unknown): string {
  const isPattern = typeof not === 'object' && not !== null && 'pattern' in not;
  return isPattern ? `must not match the pattern ${shorten(String(not.pattern))}` : 'has a form that is not allowed';
}

function sentence(part: string, root: unknown, violation: Violation): string {
  const at = place(part, violation.instancePath);
  if (violation.keyword === 'required')
    return `${place(at, stepOf(String(violation.params.missingProperty)))} is required`;
  const extra = violation.params.additionalProperty ?? violation.params.unevaluatedProperty;
  if (extra !== undefined) return `${place(at, stepOf(String(extra)))} is not a known property`;
  if (violation.propertyName !== undefined)
    return `${place(at, stepOf(violation.propertyName))} has a name that is not allowed: it ${ruleOf(violation)}`;
  const names = violation.keyword === 'not' && namesOfWhichOne(violation.params.not);
  if (names) return `${at} must name at least one of ${names.join(', ')}`;
  return `${at} ${ruleOf(violation)} (it is ${kindOf(valueAt(root, keysOf(violation.instancePath)))})`;
}

/** The first broken rule of each place, with the kind of the value: five of them, and the number of others. */
export function describe(part: string, root: unknown, violations: readonly Violation[]): string {
  const found = new Map<string, string>();
  for (const each of violations) {
    const key = /^(?:required|additionalProperties|unevaluatedProperties)$/.test(each.keyword)
      ? JSON.stringify(each)
      : each.instancePath;
    if (!found.has(key)) found.set(key, found.size < listed ? sentence(part, root, each) : '');
  }
  const sentences = [...found.values()].slice(0, listed);
  const more = found.size - sentences.length;
  return sentences.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/**
 * The properties of which at least one must not be empty, written as a `not` since generators drop an `anyOf`. `undefined`
 * for any other `not`.
 */
export function namesOfWhichOne(not: unknown): string[] | undefined {
  const { properties, ...others } = (not ?? {}) as { properties?: Record<string, Emptiness> };
  if (!properties || Object.keys(others).length > 0) return undefined;
  const isEmpty = ({ maxItems, maxLength }: Emptiness) => maxItems === 0 || maxLength === 0;
  return Object.values(properties).every(isEmpty) ? Object.keys(properties) : undefined;
}

interface Emptiness {
  maxItems?: number;
  maxLength?: number;
}
