import { listOf } from '@dli-connections/document/node';
import { generate } from 'json-schema-faker';
import { sample } from 'openapi-sampler';
import { type CorpusNode, isNode, type Located, placeAt, placesBelow } from './document.ts';
import type { AnswerJudge } from './judge.ts';

/** A document and the validator of its values. */
export interface Judged {
  document: CorpusNode;
  judge: AnswerJudge;
}

/**
 * A value that the schema of a parameter, a header or a media type allows: an example of the document where one does, else a
 * made-up one; `undefined` if none was found that also `fits`.
 */
export async function valueFor(
  owner: Located,
  { document, judge }: Judged,
  fits: (value: unknown) => boolean = () => true,
): Promise<{ value: unknown } | undefined> {
  let likely: { value: unknown } | undefined;
  for (const candidate of candidates(owner, document)) {
    try {
      const value = await candidate();
      if (value === undefined || !fits(value)) continue;
      if (owner.node.schema === undefined) return { value };
      const schema = `${owner.pointer}/schema`;
      if (!(await judge.allows(schema, value))) continue;
      // A value that also has the formats is legal however a server reads `format`.
      if (await judge.allows(schema, value, true)) return { value };
      likely ??= { value };
    } catch {
      // Some generators throw on schemas that the next one can handle.
    }
  }
  return likely;
}

/** Attempts at a made-up value. */
const seeds = 12;

/** All sources of values, from the document's examples to generated ones. */
function* candidates(owner: Located, document: CorpusNode): Generator<() => unknown> {
  const { example, schema = {} } = owner.node;
  if (example !== undefined) yield () => example;
  for (const [, { node }] of placesBelow(document, owner, 'examples')) yield () => node.value;
  const root = { components: document.components, paths: document.paths };
  const full = isNode(schema) ? placeAt(document, `${owner.pointer}/schema`).node : {};
  for (const value of [full.example, ...listOf(full.examples), full.default, ...listOf(full.enum)]) yield () => value;
  for (const options of [{}, { skipReadOnly: true }, { skipNonRequired: true }]) {
    yield () => sample(full, { quiet: true, ...options }, document);
  }
  for (const value of ['x', 1, true, ['x'], { a: 'x' }]) yield () => value;
  for (let seed = 1; seed <= seeds; seed++) {
    const options = { seed, optionalsProbability: seed / seeds / 2 };
    yield () => generate({ ...full, ...root } as never, options); // its type is of draft 7
  }
}
