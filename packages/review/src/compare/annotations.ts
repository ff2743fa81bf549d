import { isObject, type JsonObject } from '../bundle.ts';
import { changed, type Finding } from './finding.ts';
import type { Spot } from './leaves.ts';
import type { SchemaContext } from './schemas.ts';

/** Compares what a schema says beside the values that it takes, as far as programs act on it. */
export function compareAnnotations(spot: Spot, context: SchemaContext): void {
  const { base, revision } = context.sides;
  const [one, other] = [base.partsOf(spot.before), revision.partsOf(spot.after)];
  const said = (keyword: string) => [firstOf(one, keyword), firstOf(other, keyword)] as const;
  if (context.sides.direction === 'request') compareDefault(spot, said('default'), context);
  const [wasDeprecated, isDeprecated] = said('deprecated').map((each) => each === true);
  if (wasDeprecated !== isDeprecated) reportDeprecated(spot, isDeprecated === true, context);
  const [before, after] = said('discriminator').map((each) => (isObject(each) ? each : undefined));
  if (before || after) compareDiscriminator(spot, before, after, context);
}

function firstOf(parts: JsonObject[], keyword: string): unknown {
  return parts.find((part) => part[keyword] !== undefined)?.[keyword];
}

function compareDefault(
  spot: Spot,
  [before, after]: readonly [unknown, unknown],
  { locate, report }: SchemaContext,
): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const isNew = before === undefined;
  report({
    check: `request-default-${isNew ? 'added' : after === undefined ? 'removed' : 'changed'}`,
    impact: isNew ? 'minor' : 'major',
    words: changed('default', before, after),
    reason: isNew
      ? 'It says what leaving the value out means; nothing was said before.'
      : 'A request that leaves the value out means something else now.',
    before,
    after,
    part: spot.part,
    pointer: locate.pointerWith('default', after === undefined ? spot.before : spot.after, after !== undefined),
  });
}

function reportDeprecated(spot: Spot, isDeprecated: boolean, { sides, locate, report }: SchemaContext): void {
  report({
    check: `${sides.direction}-${isDeprecated ? 'deprecated' : 'reactivated'}`,
    impact: 'minor',
    words: isDeprecated ? 'It is deprecated now.' : 'It is no longer deprecated.',
    reason: 'It works as before; generated code warns of what is deprecated.',
    part: spot.part,
    pointer: locate.pointerWith('deprecated', isDeprecated ? spot.after : spot.before, isDeprecated),
  });
}

function compareDiscriminator(
  spot: Spot,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  context: SchemaContext,
): void {
  const { sides, locate, report } = context;
  const tell = (verb: string, impact: Finding['impact'], words: string, reason: string) =>
    report({
      check: `${sides.direction}-discriminator-${verb}`,
      impact,
      words,
      reason,
      before,
      after,
      part: spot.part,
      pointer: locate.pointerWith('discriminator', after ? spot.after : spot.before, after !== undefined),
    });
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
  const [old, now] = [mappingOf(before), mappingOf(after)];
  const gone = Object.keys(old).filter((key) => !(key in now));
  const come = Object.keys(now).filter((key) => !(key in old));
  if (gone.length > 0) {
    const impact = sides.direction === 'request' ? 'major' : 'minor';
    tell(
      'mapping-removed',
      impact,
      `The discriminator lost \`${gone.join('`, `')}\`.`,
      'Values that are mapped no longer are not recognised.',
    );
  }
  if (come.length > 0) tell('mapping-added', 'minor', `The discriminator gained \`${come.join('`, `')}\`.`, same);
}

function mappingOf({ mapping }: JsonObject): JsonObject {
  return isObject(mapping) ? mapping : {};
}
