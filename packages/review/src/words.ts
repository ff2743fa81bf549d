import type { Bundle } from '@dli-connections/contract/codegen';
import { keysOf } from '@dli-connections/contract/server';
import { asList, isObject, type JsonObject, lookUp, resolveIn } from './bundle.ts';
import { lastKey, nameIn } from './corrections.ts';
import type { RawChange } from './diff.ts';

/** Longer values are not shown; the change is told without them. */
const shownLength = 80;

/** A change as one sentence, with code in backticks. `document` is the side that has the thing: the newer one, if both. */
export function wordsOf(change: RawChange, document: Bundle): string {
  if (change.kind === 'modified') return modified(change);
  const side = change.kind === 'added' ? change.revision : change.base;
  const thing = thingOf(change, resolveIn(document, side?.value), document);
  return change.kind === 'added' ? `New ${thing}.` : `Removed: ${thing}.`;
}

/** What came or went, with its name. */
function thingOf(change: RawChange, value: unknown, document: Bundle): string {
  const key = lastKey(change);
  const node: JsonObject = isObject(value) ? value : {};
  switch (change.typeName) {
    case 'Operation':
      return `operation \`${node.operationId}\` (${key.toUpperCase()} ${keysOf(change.path).at(-2)}): ${node.summary}`;
    case 'Response':
      return `status \`${key}\`: ${trimDot(node.description)}`;
    case 'Parameter':
      return `${node.required === true ? 'required' : 'optional'} ${node.in} parameter \`${node.name}\``;
    case 'SecurityRequirement':
      return `way to authenticate: \`${Object.keys(node).join('` with `') || 'none'}\``;
    case 'Server':
      return `server \`${node.url}\``;
    case 'AllOf':
    case 'AnyOf':
    case 'OneOf':
      return `condition \`${key}\``;
    case 'Schema':
      return schemaOf(change, node, document);
    default:
      return `${kindOf(change.typeName)} \`${nameIn(value) ?? key}\``;
  }
}

/** A field, one of the schemas of a choice, or the schema that a keyword such as `not` holds. */
function schemaOf(change: RawChange, node: JsonObject, document: Bundle): string {
  const owner = keysOf(change.path).at(-2) ?? '';
  if (/^(all|any|one)Of$/.test(owner)) return `schema in \`${owner}\``;
  if (owner !== 'properties') return `\`${lastKey(change)}\``;
  const side = change.kind === 'added' ? change.revision : change.base;
  const object = resolveIn(document, lookUp(document, (side?.pointer ?? '').split('/').slice(0, -2).join('/')));
  const isRequired = isObject(object) && asList(object.required).includes(lastKey(change));
  const type = [node.type].flat().filter(Boolean).join(' or ');
  return `${isRequired ? 'required ' : ''}field \`${lastKey(change)}\`${type && ` (${type})`}`;
}

function modified(change: RawChange): string {
  const { property = '', verdicts, base, revision, typeName } = change;
  // Redocly's own sentence says which way a limit moved; values stand in single quotes there.
  if (verdicts.length > 0) return verdicts.map(({ message }) => message.replaceAll(/'([^'`]+)'/g, '`$1`')).join(' ');
  if (property === 'x-evidence') return 'Its evidence changed.';
  if (typeName === 'Example') return `The example \`${lastKey(change)}\` changed.`;
  if (property === 'key') return `Renamed from \`${base?.value}\` to \`${revision?.value}\`.`;
  if (property === 'description' || property === 'summary') return reworded(property, base?.value, revision?.value);
  const name = `\`${property}\``;
  const [before, after] = [base?.value, revision?.value];
  if (Array.isArray(before) && Array.isArray(after) && /^(required|enum|type|tags)$/.test(property)) {
    return `${name} ${listChange(before, after)}.`;
  }
  const [from, to] = [show(before), show(after)];
  if (before === undefined) return `${name} was set${to && ` to ${to}`}.`;
  if (after === undefined) return `${name} was removed${from && ` (it was ${from})`}.`;
  return from && to ? `${name} changed from ${from} to ${to}.` : `${name} changed.`;
}

function reworded(property: string, before: unknown, after: unknown): string {
  const [from, to] = [show(before), show(after)];
  return `The ${property} was reworded${from && to ? `, from ${from} to ${to}` : ''}.`;
}

function listChange(before: unknown[], after: unknown[]): string {
  const names = (list: unknown[]) => list.map((each) => `\`${each}\``).join(', ');
  const gained = after.filter((each) => !before.includes(each));
  const lost = before.filter((each) => !after.includes(each));
  const parts = [gained.length > 0 && `gained ${names(gained)}`, lost.length > 0 && `lost ${names(lost)}`];
  return parts.filter(Boolean).join(' and ') || 'has another order';
}

/** A short value as code; empty for one that is too long to be read in a sentence. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text !== undefined && text.length <= shownLength && !text.includes('`') ? `\`${text}\`` : '';
}

/** `SecurityScheme` as `security scheme`. */
function kindOf(typeName: string): string {
  return typeName.replaceAll(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase();
}

function trimDot(text: unknown): string {
  return String(text ?? '').replace(/\.$/, '');
}
