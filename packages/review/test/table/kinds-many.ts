import { both, type Kind, same, why } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });
const words = Array.from({ length: 60 }, (_, index) => `v${index}`);
const branch = (tag: string, more = {}) => ({
  type: 'object',
  required: ['tag'],
  properties: { tag: { const: tag }, [tag]: string(more) },
});
const branches = (count: number, more = {}) =>
  words.slice(0, count).map((tag, index) => branch(tag, index === 30 ? more : {}));

/** Bounds and choices that are too large to enumerate. */
export const many = (): Kind[] => [
  ...both('half a million characters', string({ maxLength: 500_000 }), string({ maxLength: 400_000 })),
  ...same('sixty values as a choice', { oneOf: words.map((each) => ({ const: each })) }, { enum: words }),
  ...both('one of fifty branches narrowed', { oneOf: branches(50) }, { oneOf: branches(50, { maxLength: 3 }) }),
  ['one of fifty branches gone', { oneOf: branches(50) }, { oneOf: branches(49) }, 'major', 'minor', why.tighter],
];
