import { both, type Kind, same, why } from './kind.ts';

const string = (more = {}) => ({ type: 'string', ...more });

/** Limits on strings. */
export const texts = (): Kind[] => [
  ...both('maxLength lowered', string({ maxLength: 64 }), string({ maxLength: 32 })),
  ...both('maxLength set', string(), string({ maxLength: 32 })),
  ...both('minLength raised', string({ minLength: 1 }), string({ minLength: 2 })),
  ...both('minLength set', string(), string({ minLength: 1 })),
  ...both('pattern set', string(), string({ pattern: '^[a-z]+$' })),
  ...both('pattern narrowed', string({ pattern: '^[a-z0-9]+$' }), string({ pattern: '^[a-z]+$' })),
  ...both('pattern without a sign', string({ pattern: '^[A-Za-z0-9_-]*$' }), string({ pattern: '^[A-Za-z0-9_]*$' })),
  ...both('pattern that may not begin so', string({ pattern: '^[a-z-]+$' }), string({ pattern: '^(?!-)[a-z-]+$' })),
  ...both('pattern anchored', string({ pattern: 'abc' }), string({ pattern: '^abc' })),
  ...both('one of two alternatives gone', string({ pattern: '^(cat|dog)$' }), string({ pattern: '^cat$' })),
  ...both('pattern that limits the length', string({ pattern: '^[a-z]*$' }), string({ pattern: '^[a-z]{1,8}$' })),
  ...both(
    'length within a pattern',
    string({ pattern: '^[a-z]{1,8}$' }),
    string({ pattern: '^[a-z]{1,8}$', maxLength: 4 }),
  ),
  ...both('word boundary, by an example', string({ pattern: '^foo' }), string({ pattern: '^foo\\b' })),
  ['pattern changed', string({ pattern: '^a' }), string({ pattern: '^b' }), 'major', 'major', why.other],
  [
    'length and pattern, one each way',
    string({ maxLength: 8, pattern: '^a' }),
    string({ maxLength: 9, pattern: '^ab' }),
    'major',
    'major',
    why.other,
  ],
  ...same('sign that needs no escape', string({ pattern: '^[\\w-.]+\\@x$' }), string({ pattern: '^[\\w.-]+@x$' })),
  ...both('sign less in the older syntax', string({ pattern: '^[\\w-.]+$' }), string({ pattern: '^[\\w-]+$' })),
  ...same('digits written otherwise', string({ pattern: '^\\d+$' }), string({ pattern: '^[0-9]+$' })),
  ...same('repetition written otherwise', string({ pattern: '^aa*$' }), string({ pattern: '^a+$' })),
  ...same('alternatives in another order', string({ pattern: '^(cat|dog)$' }), string({ pattern: '^(dog|cat)$' })),
  ...same('group that captures', string({ pattern: '^(?:a|b)$' }), string({ pattern: '^(a|b)$' })),
  ...same(
    'length that the pattern has',
    string({ pattern: '^[a-z]{1,8}$' }),
    string({ pattern: '^[a-z]{1,8}$', minLength: 1, maxLength: 8 }),
  ),
  ...same('length written as a pattern', string({ maxLength: 3 }), string({ pattern: '^[^]{0,3}$' })),
  ...same('least length of nothing', string(), string({ minLength: 0 })),
  ...same('pattern that matches everything', string(), string({ pattern: '.*' })),
  ...both('format set', string(), string({ format: 'uuid' })),
  ...both('format that is within the other', string({ format: 'uri-reference' }), string({ format: 'uri' })),
  ['format changed', string({ format: 'date' }), string({ format: 'date-time' }), 'major', 'major', why.other],
  ['unknown format set', string(), string({ format: 'vendor-id' }), 'major', 'minor', why.tighter],
  ...same('format for the eye', string(), string({ format: 'password' })),
  ...same(
    'form of the format written out',
    { type: 'string', format: 'ipv4' },
    { type: 'string', format: 'ipv4', pattern: '^[0-9.]+$', maxLength: 15 },
  ),
  ...both(
    'format in place of its form',
    { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    { type: 'string', format: 'date' },
  ),
  ['encoding set', string(), string({ contentEncoding: 'base64' }), 'major', 'minor', why.tighter],
];
