import { withBranchNames } from './discriminator.ts';
import { createLinks, type Scope, type Side } from './links.ts';
import { type AnyNode, isNode, listOf, nodeOf, ownOf } from './node.ts';
import { stepOf } from './pointer.ts';
import type { References } from './references.ts';
import { schemaMembers } from './walk.ts';

export type { Side };

/** A schema whose references are addresses of other definitions, and the list of those. */
interface Definition {
  schema: unknown;
  refs: Set<string>;
}

/** Schemas of a document, each with an address, in a self-contained form. */
export interface Definitions {
  /** The address of the schema at a pointer. */
  define: (pointer: string, side: Side) => string;
  /** The address of a schema that is not in the document. Its references are addresses. */
  add: (schema: object, refs: readonly string[]) => string;
  /** A definition and all that it refers to, by address. */
  closure: (address: string) => Map<string, unknown>;
}

/** Keywords that no reader of a definition needs, or that mean something else to one: OpenAPI 3.1 has no `nullable`. */
const dropped =
  /^(?:\$(?:id|anchor|dynamicAnchor|recursiveAnchor|recursiveRef|schema|comment|defs|vocabulary|async|ref|dynamicRef)|definitions|id|nullable|title|description|deprecated|externalDocs|xml|discriminator)$/;

/** The place of a schema in the document, and the definition that a copy of it is a part of. */
interface Place {
  pointer: string;
  side: Side;
  scope: Scope;
  refs: Set<string>;
  /** Names that no part of the same value requires: see `freeNames`. */
  free: ReadonlySet<string>;
}

/** Makes definitions of the schemas of a document, as they are asked for. */
export function createDefinitions(document: object, references: References): Definitions {
  const definitions = new Map<string, Definition>();
  const addresses = new Map<string, string>();
  const links = createLinks(document, references);
  let count = 0;
  const nextAddress = () => `${scheme}${count++}`;

  function define(pointer: string, side: Side, outer: Scope): string {
    const scope = links.enter(outer, pointer);
    const only = onlyReference(links.at(pointer));
    const target = only === undefined ? undefined : references.resolve(only, pointer);
    if (target !== undefined && target !== pointer) return define(target, side, scope);
    const key = [side, pointer, ...[...scope].flat()].join(' ');
    const known = addresses.get(key);
    if (known !== undefined) return known;
    const address = nextAddress();
    addresses.set(key, address); // before it is made: it may refer to itself
    const definition: Definition = { schema: true, refs: new Set() };
    definitions.set(address, definition);
    // A media type without a schema allows anything.
    const { refs } = definition;
    definition.schema = copy(links, refer, links.at(pointer) ?? true, { pointer, side, scope, refs, free: nobody });
    return address;
  }
  const refer: Refer = (target, { side, scope, refs }) => {
    const $ref = define(target, side, scope);
    refs.add($ref);
    return { $ref };
  };

  return {
    define: (pointer, side) => define(pointer, side, new Map()),
    add(schema, refs) {
      const address = nextAddress();
      definitions.set(address, { schema, refs: new Set(refs) });
      return address;
    },
    closure: (address) => closureOf(definitions, address),
  };
}

/** Refers from a place to the definition of a pointer. */
type Refer = (target: string, from: Place) => AnyNode;

/** A self-contained copy of a schema. */
function copy(links: ReturnType<typeof createLinks>, refer: Refer, schema: unknown, at: Place): unknown {
  if (!isNode(schema)) return schema;
  const { pointer, side } = at;
  const scope = typeof schema.$id === 'string' ? links.enter(at.scope, pointer) : at.scope;
  const isAsked = Object.keys(schema).some((keyword) => keyword === 'required' || ofSameValue.test(`/${keyword}`));
  const free = isAsked ? new Set([...at.free, ...links.freeNames(pointer, side)]) : at.free;
  const inner = { ...at, scope };
  const result = withMembers(schema, (each, step) =>
    copy(links, refer, each, { ...inner, pointer: pointer + step, free: ofSameValue.test(step) ? free : nobody }),
  );
  if (side === 'response') withBranchNames(schema, result, (ref) => links.resolve(ref, pointer));
  // Ajv refuses a choice of nothing.
  if (listOf(result.enum).length === 0 && 'enum' in result) Object.assign(result, { enum: undefined, not: {} });
  withProto(result);
  if (Array.isArray(schema.required)) result.required = schema.required.filter((name) => !free.has(String(name)));
  const referTo = (target: string) => refer(target, inner);
  if (links.asksForEvaluated) withEvaluated(result, () => links.containsIn(pointer).map(referTo));
  const [first, second] = links.targetsOf(schema, pointer, scope).map(referTo);
  if (first !== undefined) Object.assign(result, first);
  if (second !== undefined) result.allOf = [...listOf(result.allOf), second];
  return result;
}

/** Rewrites the rules for a property called `__proto__`, which Ajv ignores under that name. */
function withProto(schema: AnyNode): void {
  const name = '__proto__';
  const cut = (keyword: string): unknown => {
    const members = nodeOf(schema[keyword]);
    if (!Object.hasOwn(members, name)) return undefined;
    const { [name]: own, ...others } = members;
    schema[keyword] = others;
    return own;
  };
  const own = cut('properties');
  if (own !== undefined) schema.patternProperties = { ...nodeOf(schema.patternProperties), [`^${name}$`]: own };
  const [names, dependent] = [cut('dependentRequired'), cut('dependentSchemas')];
  for (const consequence of [names && { required: names }, dependent]) {
    if (consequence === undefined) continue;
    // An object with a member of this name would be treated as a promise.
    const condition = Object.fromEntries([
      ['if', { required: [name] }],
      ['then', consequence],
    ]);
    schema.allOf = [...listOf(schema.allOf), condition];
  }
}

/** Says to a validator which parts of a value are evaluated (JSON Schema 2020-12, 10.2.2 and 10.3.1.3), where one asks. */
function withEvaluated(schema: AnyNode, containsIn: () => AnyNode[]): void {
  const { if: condition, unevaluatedItems } = schema;
  if (condition !== undefined) schema.allOf = [...listOf(schema.allOf), { anyOf: [condition, true] }];
  const contains = unevaluatedItems === undefined ? [] : containsIn();
  if (contains.length > 0) schema.unevaluatedItems = { anyOf: [...contains, unevaluatedItems] };
}

/** A copy of a schema without the dropped keywords, each schema in it replaced by its `child`. */
function withMembers(schema: AnyNode, child: (each: unknown, step: string) => unknown): AnyNode {
  const result: AnyNode = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (dropped.test(keyword)) continue;
    const member = ownOf(schemaMembers, keyword);
    const step = stepOf(keyword);
    if (member === undefined) result[keyword] = value;
    else if (typeof member === 'string') result[keyword] = child(value, step);
    else if (Array.isArray(value)) result[keyword] = value.map((each, index) => child(each, `${step}/${index}`));
    else
      result[keyword] = Object.fromEntries(
        Object.entries(value ?? {}).map(([name, each]) => [name, child(each, step + stepOf(name))]),
      );
  }
  return result;
}

function closureOf(definitions: ReadonlyMap<string, Definition>, address: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const left = [address];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const definition = definitions.get(next);
    if (!definition || found.has(next)) continue;
    found.set(next, definition.schema);
    left.push(...definition.refs);
  }
  return found;
}

const scheme = 'schema:';

const nobody: ReadonlySet<string> = new Set();

/** Keywords whose schemas hold for the value itself, and not for a part of it. */
const ofSameValue = /^\/(?:allOf|anyOf|oneOf|if|then|else|dependentSchemas)\b/;

/** The reference of a schema that is nothing else. */
function onlyReference(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  const { $ref, ...others } = node;
  const isAlone = Object.keys(others).every((keyword) =>
    /^(?:title|description|deprecated|\$comment|x-.*)$/.test(keyword),
  );
  return isAlone && typeof $ref === 'string' ? $ref : undefined;
}
