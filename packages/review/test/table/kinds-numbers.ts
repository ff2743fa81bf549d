import { both, type Kind, same, why } from './kind.ts';

const integer = (more = {}) => ({ type: 'integer', ...more });
const number = (more = {}) => ({ type: 'number', ...more });

/** Limits on numbers. */
export const numbers = (): Kind[] => [
  ...both('maximum lowered', integer({ maximum: 10 }), integer({ maximum: 9 })),
  ...both('maximum set', integer(), integer({ maximum: 10 })),
  ...both('minimum raised', integer({ minimum: 0 }), integer({ minimum: 1 })),
  ...both('minimum set', number(), number({ minimum: 0 })),
  ...both('maximum made exclusive', number({ maximum: 10 }), number({ exclusiveMaximum: 10 })),
  ...both('exclusiveMinimum raised', number({ exclusiveMinimum: 0 }), number({ exclusiveMinimum: 0.5 })),
  ...both('multipleOf set', integer(), integer({ multipleOf: 5 })),
  ...both('multipleOf made coarser', integer({ multipleOf: 5 }), integer({ multipleOf: 10 })),
  ['multipleOf changed', integer({ multipleOf: 5 }), integer({ multipleOf: 7 }), 'major', 'major', why.other],
  [
    'range moved',
    integer({ minimum: 0, maximum: 5 }),
    integer({ minimum: 3, maximum: 8 }),
    'major',
    'major',
    why.other,
  ],
  ...both('number to integer', number(), integer()),
  ...both('int64 to int32', integer({ format: 'int64' }), integer({ format: 'int32' })),
  ...both('double to float', number({ format: 'double' }), number({ format: 'float' })),
  ...both('range within int32', integer({ format: 'int32' }), integer({ minimum: 0, maximum: 100 })),
  ...same('exclusive bound of integers', integer({ exclusiveMaximum: 11 }), integer({ maximum: 10 })),
  ...same('bound that is between integers', integer({ minimum: 0.5 }), integer({ minimum: 1 })),
  ...same('integer as a multiple of one', integer(), number({ multipleOf: 1 })),
  ...same(
    'minimum that the other bound implies',
    integer({ minimum: 5 }),
    integer({ minimum: 5, exclusiveMinimum: 3 }),
  ),
  ...same('length of a number', integer(), integer({ maxLength: 5 })),
  ...same('integers within a range, listed', integer({ minimum: 1, maximum: 3 }), integer({ enum: [1, 2, 3] })),
  ...same(
    'no whole number',
    { oneOf: [{ type: 'integer' }, { type: 'number' }] },
    { type: 'number', not: { type: 'integer' } },
  ),
  ...both('no even number', { type: 'integer' }, { type: 'integer', not: { multipleOf: 2 } }),
  ...same('a multiple that is none', { multipleOf: 2, not: { multipleOf: 2 } }, { type: 'integer', not: {} }),
  ...both('half numbers', { const: 1.5 }, { not: {} }),
  ['half number as a whole one', { const: 1.5 }, { type: 'integer' }, 'major', 'major', why.other],
];
