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
  ...both('more characters than a string can have', string(), string({ maxLength: 1e9 })),
  ...both('least length that no string can have', string({ minLength: 1e9 }), string({ minLength: 2e9 })),
  ...both('length of an address', string({ format: 'email' }), string({ format: 'email', maxLength: 1e9 })),
  ...both('long names', { type: 'object' }, { type: 'object', propertyNames: { maxLength: 1e9 } }),
  [
    'names by another pattern that cannot be decided',
    { type: 'object', propertyNames: { pattern: '^(a+)\\1$' } },
    { type: 'object', propertyNames: { pattern: '^(b+)\\1$' } },
    'major',
    'major',
    why.other,
  ],
  ...both(
    'members by a pattern that cannot be decided',
    { type: 'object', patternProperties: { '^(.)\\1$': string() } },
    { type: 'object', patternProperties: { '^(.)\\1$': string({ maxLength: 3 }) } },
  ),
  ...same('sixty values as a choice', { oneOf: words.map((each) => ({ const: each })) }, { enum: words }),
  ...both('one of fifty branches narrowed', { oneOf: branches(50) }, { oneOf: branches(50, { maxLength: 3 }) }),
  ['one of fifty branches gone', { oneOf: branches(50) }, { oneOf: branches(49) }, 'major', 'minor', why.tighter],
];
