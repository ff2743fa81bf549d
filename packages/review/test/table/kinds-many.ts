import { both, type Kind, same } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });
const words = Array.from({ length: 300 }, (_, index) => `v${index}`);
const branch = (tag: string, more = {}) => ({
  type: 'object',
  required: ['tag'],
  properties: { tag: { const: tag }, [tag]: string(more) },
});
const branches = (count: number, more = {}) =>
  words.slice(0, count).map((tag, index) => branch(tag, index === 30 ? more : {}));

/** Bounds and choices that are too large to be tried one by one. */
export const many = (): Kind[] => [
  ...both('millions of characters', string({ maxLength: 5_000_000 }), string({ maxLength: 4_000_000 })),
  ...same('hundreds of values as a choice', { oneOf: words.map((each) => ({ const: each })) }, { enum: words }),
  ...same('sixty branches in another order', { oneOf: branches(60) }, { oneOf: branches(60).reverse() }),
  ...both('one of sixty branches narrowed', { oneOf: branches(60) }, { oneOf: branches(60, { maxLength: 3 }) }),
  ...both('one of sixty branches gone', { oneOf: branches(60) }, { oneOf: branches(59) }),
];
