import { isNode, listOf } from '@dli-connections/document/node';
import type { JsonObject } from '../bundle.ts';
import { isVoid } from '../schema/conditions.ts';
import { schemasOf } from '../schema/members.ts';
import type { Reader } from '../schema/reading.ts';
import type { Node } from '../schema/shape.ts';
import { takesText } from '../schema/texts.ts';
import { changed, names } from './finding.ts';
import { reportAt, type SchemaContext, type SchemaPair } from './schema-pair.ts';

/** Compares the annotations of a schema that programs act on. */
export function compareAnnotations(pair: SchemaPair, context: SchemaContext): void {
  const { base, revision } = context.sides;
  const [one, other] = [base.partsOf(pair.before), revision.partsOf(pair.after)];
  const said = (keyword: string) => [firstOf(one, keyword), firstOf(other, keyword)] as const;
  if (context.sides.direction === 'request') compareDefault(pair, said('default'), context);
  const [was, is] = [exclusionIn(one, base), exclusionIn(other, revision)];
  if (was !== undefined && is !== undefined) compareExclusion(pair, [was, is], context);
  const [wasDeprecated, isDeprecated] = said('deprecated').map((each) => each === true);
  if (wasDeprecated !== isDeprecated) reportDeprecated(pair, isDeprecated === true, context);
  const contents = said('contentSchema').map((each) => [each ?? true]);
  context.compare(contents[0] ?? [], contents[1] ?? [], `${pair.part} as text`, context);
  const [before, after] = said('discriminator').map((each) => (isNode(each) ? each : undefined));
  if (before || after) compareDiscriminator(pair, before, after, context);
}

/** Compares choices whose alternatives overlap: `oneOf` rejects a value that matches several of them. */
function compareExclusion(pair: SchemaPair, [was, is]: readonly [boolean, boolean], context: SchemaContext): void {
  if (was === is) return;
  reportAt(context, pair, {
    check: `choice-${is ? 'became' : 'no-longer'}-exclusive`,
    impact: is === (context.sides.direction === 'request') ? 'major' : 'minor',
    words: is ? '`oneOf` takes the place of `anyOf`.' : '`anyOf` takes the place of `oneOf`.',
    reason: is
      ? 'A value that matches several alternatives is no longer allowed.'
      : 'A value that matches several alternatives is allowed now.',
    keyword: is ? 'oneOf' : 'anyOf',
    isGone: !is,
  });
}

/** True for `oneOf`, false for `anyOf`; `undefined` unless the schema has one choice with overlapping alternatives. */
function exclusionIn(parts: JsonObject[], reader: Reader): boolean | undefined {
  const choices = parts.flatMap(({ anyOf, oneOf }) => [...[anyOf].flat(1), ...[oneOf].flat(1)].filter(isNode));
  const isOverlap = choices.some((one, index) =>
    choices.slice(index + 1).some((other) => {
      const both = reader.shapeOf([one, other]);
      return both.object.some((each) => !isVoid(each, reader.shapeOf));
    }),
  );
  const [any, exactlyOne] = ['anyOf', 'oneOf'].map((key) => parts.filter((part) => Array.isArray(part[key])).length);
  return isOverlap && (any ?? 0) + (exactlyOne ?? 0) === 1 ? exactlyOne === 1 : undefined;
}

function firstOf(parts: JsonObject[], keyword: string): unknown {
  return parts.find((part) => part[keyword] !== undefined)?.[keyword];
}

function compareDefault(pair: SchemaPair, [before, after]: readonly [unknown, unknown], context: SchemaContext): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const isNew = before === undefined;
  reportAt(context, pair, {
    check: `default-${isNew ? 'added' : after === undefined ? 'removed' : 'changed'}`,
    impact: isNew ? 'minor' : 'major',
    words: changed('default', before, after),
    reason: isNew
      ? 'It defines the meaning of an absent value, which was not documented before.'
      : 'A request that leaves the value out means something else now.',
    before,
    after,
    keyword: 'default',
    isGone: after === undefined,
  });
}

function reportDeprecated(pair: SchemaPair, isDeprecated: boolean, context: SchemaContext): void {
  reportAt(context, pair, {
    check: isDeprecated ? 'deprecated' : 'reactivated',
    impact: 'minor',
    words: isDeprecated ? 'It is deprecated now.' : 'It is no longer deprecated.',
    reason: 'It works as before; generated code warns that it is deprecated.',
    keyword: 'deprecated',
    isGone: !isDeprecated,
  });
}

function compareDiscriminator(
  pair: SchemaPair,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  context: SchemaContext,
): void {
  const { sides } = context;
  const tell = (verb: string, impact: 'major' | 'minor', words: string, reason: string) => {
    const values = { before, after, keyword: 'discriminator', isGone: !after };
    reportAt(context, pair, { check: `discriminator-${verb}`, impact, words, reason, ...values });
  };
  const same = 'The values are as before; readers that tell the alternatives apart still can.';
  if (!before || !after) {
    const [verb, words] = after
      ? ['added', 'A discriminator was added.']
      : ['removed', 'The discriminator was removed.'];
    tell(verb, 'minor', words, same);
    return;
  }
  if (before.propertyName !== after.propertyName) {
    const words = `The discriminator is \`${after.propertyName}\`, no longer \`${before.propertyName}\`.`;
    tell('property-changed', 'major', words, 'Programs tell the alternatives apart by the other field.');
    return;
  }
  const property = String(after.propertyName);
  const [old, now] = [
    mappingOf(before, property, pair.before, sides.base),
    mappingOf(after, property, pair.after, sides.revision),
  ];
  const gone = [...old.keys()].filter((key) => !now.has(key));
  const come = [...now.keys()].filter((key) => !old.has(key));
  const moved = [...old].filter(([key, target]) => {
    const other = now.get(key);
    return other !== undefined && sides.relate([target], [other]).impact === 'major';
  });
  if (moved.length > 0) {
    const words = `The discriminator leads to other schemas for ${names(moved.map(([key]) => key))}.`;
    tell('mapping-changed', 'major', words, 'Programs mistake a value for another alternative.');
  }
  if (gone.length > 0) {
    const impact = sides.direction === 'request' ? 'major' : 'minor';
    const words = `The discriminator lost ${names(gone)}.`;
    tell('mapping-removed', impact, words, 'Values that are no longer mapped are not recognised.');
  }
  if (come.length > 0) tell('mapping-added', 'minor', `The discriminator gained ${names(come)}.`, same);
}

/** The schemas by the names that a discriminator gives them: those of the mapping, and those of components. */
function mappingOf(
  { mapping }: JsonObject,
  property: string,
  nodes: readonly Node[],
  reader: Reader,
): Map<string, Node> {
  const branches = reader.partsOf(nodes).flatMap(({ oneOf, anyOf }) => [...listOf(oneOf), ...listOf(anyOf)]);
  const references = branches.flatMap((each) => (isNode(each) && typeof each.$ref === 'string' ? [each.$ref] : []));
  const named = isNode(mapping) ? Object.entries(mapping).map(([key, each]) => [key, String(each)] as const) : [];
  const all = [...references.map((each) => [each.split('/').at(-1) ?? each, each] as const), ...named];
  const found = all.map(([key, each]): [string, Node] => {
    return [key, { $ref: /[#/]/.test(each) ? each : `#/components/schemas/${each}` }];
  });
  const pieces = found.flatMap(([, node]) => reader.shapeOf([node]).object);
  const tags = pieces.flatMap((each) => reader.shapeOf(schemasOf(each, property)).string);
  // A name that no alternative allows is never on the wire.
  return new Map(found.filter(([key]) => tags.some((each) => takesText(each, key) !== false)));
}
