import { expectTypeOf, test } from 'vitest';
import type { Answer, Input } from './index.ts';

test('a query parameter with a default is there, one without may not be', () => {
  type ListQuery = Input<'listEnhancedConnections'>['query'];
  expectTypeOf<ListQuery['limit']>().toEqualTypeOf<number>();
  expectTypeOf<ListQuery['name']>().toEqualTypeOf<string | undefined>();
});

test('an answer without a body has none', () => {
  type Added = Extract<Answer<'batchCreateResourceTags'>, { status: 204 }>;
  expectTypeOf<Added['body']>().toEqualTypeOf<undefined>();
});
