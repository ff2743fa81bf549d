import { branchName } from '@dli-connections/document/discriminator';
import { isNode, listOf, nodeOf, ownOf } from '@dli-connections/document/node';
import { regExpOf } from '@dli-connections/document/patterns';
import { apart, type Draw, type Maker, nat, spend } from './draw.ts';
import { textMaker } from './text.ts';

type MakerOf = (schema: unknown) => Maker;
type Schema = Record<string, unknown>;

/** Makes objects: the properties that a schema describes, and some that it allows. */
export function objectMaker(schema: Schema, makerOf: MakerOf): Maker {
  const members = membersOf(schema, makerOf);
  const required = members.filter(({ isRequired }) => isRequired).length;
  const [least, most] = [Number(schema.minProperties ?? 0), Number(schema.maxProperties ?? Infinity)];
  const extra = extraOf(schema, makerOf, members.length === 0);

  return (draw) => {
    const made = new Map<string, unknown>();
    let [free, missing] = [most - required, least - required];
    for (const { name, make, isRequired, isWriteOnly } of members) {
      const isWanted = draw.left > 0 && free > 0 && (draw.isPlain || !isWriteOnly);
      const isTaken = isRequired || missing > 0 || isWanted;
      if (!isTaken) continue;
      if (!isRequired) [free, missing] = [free - 1, missing - 1];
      spend(draw);
      made.set(name, make(draw));
    }
    const wanted = draw.left > 0 ? Math.min(free, extra.count(draw)) : 0;
    const size = Math.max(least, made.size + wanted);
    // A generated name may repeat.
    const tries = made.size < size ? 4 * (size - made.size) + 30 : 0;
    for (let turn = 0; made.size < size && turn < tries; turn++) {
      const name = extra.name(turn === 0 ? draw : apart(draw, turn / tries, draw.left), turn, made);
      if (made.has(name)) continue;
      spend(draw);
      made.set(name, extra.makerFor(name)(draw));
    }
    return Object.fromEntries(made); // which also holds a property called __proto__
  };
}

/**
 * The properties that a schema names. An answer may omit a write-only one. Validators that do not know `writeOnly` miss it if
 * it is required, so plain values have it.
 */
function membersOf(schema: Schema, makerOf: MakerOf) {
  const dependent = nodeOf(schema.dependentRequired);
  const required = new Set(listOf(schema.required).map(String));
  for (const name of required) for (const each of listOf(ownOf(dependent, name))) required.add(String(each));
  const properties = nodeOf(schema.properties);
  const { makerFor } = extraOf(schema, makerOf, false);
  const described = Object.entries(properties).map(([name, each]) => ({ name, make: makerOf(each) }));
  const names = new Set([...required, ...Object.values(dependent).flatMap((each) => listOf(each).map(String))]);
  const others = [...names].filter((name) => !Object.hasOwn(properties, name));
  return [...described, ...others.map((name) => ({ name, make: makerFor(name) }))].map((each) => ({
    ...each,
    make: branchMaker(schema, each.name) ?? each.make,
    isRequired: required.has(each.name),
    isWriteOnly: nodeOf(ownOf(properties, each.name)).writeOnly === true,
  }));
}

/** Makes the name of a branch of a choice, for the property that tells the branches apart. */
function branchMaker(schema: Schema, property: string): Maker | undefined {
  const name = ownOf(nodeOf(schema[branchName]), property);
  const { const: only = name, enum: allowed = [only] } = nodeOf(ownOf(nodeOf(schema.properties), property));
  return name !== undefined && only === name && listOf(allowed).includes(name) ? () => name : undefined;
}

/** Properties that a schema does not name: a map has one at least, and others may have some. */
function extraOf(schema: Schema, makerOf: MakerOf, isAlone: boolean) {
  const { propertyNames, additionalProperties, unevaluatedProperties } = schema;
  const patterns = Object.entries(nodeOf(schema.patternProperties)).map(([pattern, each]) => ({
    pattern,
    regExp: regExpOf(pattern),
    make: makerOf(each),
  }));
  const isClosed = additionalProperties === false || unevaluatedProperties === false;
  const names = (isNode(propertyNames) ? [propertyNames] : patterns).map((each) => ({
    make: isNode(propertyNames) ? makerOf(propertyNames) : textMaker({ pattern: each.pattern }),
    allows: (name: string) =>
      (!isClosed && !isNode(propertyNames)) || (typeof each.pattern === 'string' && regExpOf(each.pattern).test(name)),
  }));
  const other = makerOf([additionalProperties, unevaluatedProperties].find(isNode) ?? {});
  const isMap = isNode(additionalProperties) || patterns.length > 0;
  return {
    count(draw: Draw): number {
      if (isClosed && patterns.length === 0) return 0;
      return draw.isPlain ? Number(isMap && isAlone) : nat(draw, 3) + Number(isMap && isAlone);
    },
    /** A name that is not taken, if one is found: a longer one, where that is legal too. */
    name(draw: Draw, turn: number, taken: ReadonlyMap<string, unknown>): string {
      const source = names[turn % names.length];
      if (!source) return `property${taken.size + 1}`;
      const name = String(source.make(draw));
      const longer = `${name}${taken.size + 1}`;
      return taken.has(name) && source.allows(longer) ? longer : name;
    },
    makerFor: (name: string): Maker => patterns.find(({ regExp }) => regExp.test(name))?.make ?? other,
  };
}
