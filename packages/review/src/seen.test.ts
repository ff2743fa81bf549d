import { describe, expect, test } from 'vitest';
import { base, edited, partsOf } from '../test/edit.ts';
import { compareBundles } from './changes.ts';
import type { ExampleHits } from './hit-examples.ts';
import type { CallerHit, TypeHits } from './hit-types.ts';
import { withSeen } from './seen.ts';

const examples: ExampleHits = { refused: [], judged: 0 };

function typeHits(operationId: string, ...callers: CallerHit[]): TypeHits {
  return { operations: [{ operationId, callers }], brokenCode: [] };
}

const unknownCount: CallerHit = {
  what: 'input',
  field: '.count',
  message: ".count: Type 'unknown' is not assignable to type 'number'.",
};

describe('a break of types', () => {
  test('is a change of its own where no rule finds one', async () => {
    const changes = await compareBundles(base.document, base.document);
    const seen = withSeen(changes, { types: typeHits('createThing', unknownCount, unknownCount), examples });
    expect(seen.impact).toBe('major');
    expect(seen.changes).toEqual([
      {
        id: 'input-type-narrowed:createThing input count',
        check: 'input-type-narrowed',
        impact: 'major',
        isTypesOnly: true,
        words: '`count` of the input has a narrower type.',
        reason:
          "The generated type narrows (Type 'unknown' is not assignable to type 'number'), so code of callers may not compile; nothing on the wire changes.",
        spot: { operationId: 'createThing', part: 'input count' },
        operations: ['createThing'],
      },
    ]);
  });

  const tightened = edited((draft) => {
    partsOf(draft).request.properties.count.maximum = 9;
  });

  test.each([
    ['of the same field is explained', '.count', 1],
    ['of the whole is explained', '', 1],
    ['of another field is not', '.note', 2],
    ['of a field whose name begins alike is not', '.counter', 2],
  ])('%s by a break of the wire', async (_, field, breaks) => {
    const changes = await compareBundles(base.document, tightened);
    const { changes: all } = withSeen(changes, {
      types: typeHits('createThing', { ...unknownCount, field }),
      examples,
    });
    expect(all.filter((each) => each.impact === 'major')).toHaveLength(breaks);
  });

  test('of a result is not explained by a break of the request', async () => {
    const changes = await compareBundles(base.document, tightened);
    const types = typeHits('createThing', { ...unknownCount, what: 'result' });
    expect(withSeen(changes, { types, examples }).changes.filter((each) => each.isTypesOnly)).toHaveLength(1);
  });
});

test('a documented request that is refused is a break, whatever the rules say', async () => {
  const changes = await compareBundles(base.document, base.document);
  const refused = { operationId: 'createThing', example: 'request body: minimal', reason: 'name is too long' };
  const { changes: all } = withSeen(changes, {
    types: typeHits('createThing'),
    examples: { ...examples, refused: [refused] },
  });
  expect(all).toMatchObject([{ id: 'example-refused:createThing request body: minimal', impact: 'major' }]);
  expect(all[0]?.isTypesOnly).toBeUndefined();
});
