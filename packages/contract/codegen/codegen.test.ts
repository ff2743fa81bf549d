import { validators } from '@dli-connections/contract/validators';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operations } from '../src/generated/operations.ts';
import type { Check, OperationValidators } from '../src/validators.ts';
import { readBundle } from './bundle.ts';
import { compileValidators } from './compile.ts';
import { tableOf } from './operations.ts';
import { deriveValidators } from './standalone.ts';

const bundle = await readBundle();
const compiled = compileValidators(bundle);

test('the committed table matches the bundle', () => {
  expect(compiled.operations).toEqual(operations);
});

test('the precompiled module needs nothing at run time, and has no code of other packages', async () => {
  const code = await deriveValidators(bundle);
  expect(code).not.toMatch(/^import /m);
  expect(code).not.toMatch(/(?<!")\brequire\(/);
  expect(code).not.toContain('node_modules');
});

test('a format that the precompiled module has no code for is refused by its name', async () => {
  const changed = structuredClone(bundle);
  Object.assign(changed.components.schemas.Timestamp ?? {}, { type: 'string', format: 'date-time' });
  await expect(deriveValidators(changed)).rejects.toThrow('no code for the format "date-time"');
});

test('an address is judged once, by its pattern, and without that by its format', () => {
  const keywords = (pattern: boolean) => {
    const changed = structuredClone(bundle);
    if (!pattern) delete changed.components.schemas.Host?.properties?.ip?.pattern;
    const check = compileValidators(changed).validators.createEnhancedConnection?.body as Check;
    check.all({ name: 'test', dest_vpc_id: 'v', dest_network_id: 'n', hosts: [{ ip: '1.2.3.256' }] });
    return check.all.errors?.map(({ keyword }) => keyword);
  };
  expect([keywords(true), keywords(false)]).toEqual([['pattern'], ['format']]);
});

test('an invalid schema throws when it is first used', () => {
  const changed = structuredClone(bundle);
  Object.assign(changed.components.schemas.Tag ?? {}, { type: 'no type' });
  const { showEnhancedConnection, createEnhancedConnection } = compileValidators(changed).validators;
  expect(showEnhancedConnection?.path.first({ project_id: 'p' })).toBe(false);
  expect(() => createEnhancedConnection?.body?.first({})).toThrow('type');
});

describe('precompiled and compiled validators agree', () => {
  const shipped = validators as Record<string, OperationValidators>;
  const example = {
    name: 'test',
    dest_vpc_id: 'v',
    dest_network_id: 'n',
    queues: ['q1'],
    hosts: [{ name: 'h', ip: '10.0.0.1' }],
    tags: [{ key: 'k', value: 'v' }],
  };
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', 'a', '10.0.0.1', '01.2.3.4', '_sys_a', ' a', 'x'.repeat(129)),
  );
  const changed = fc
    .record({ key: fc.constantFrom(...Object.keys(example), 'other'), value: anything })
    .map(({ key, value }) => ({ ...example, [key]: value }));

  test('on bodies of a create, for any value of a property', () => {
    const ours = shipped.createEnhancedConnection?.body as Check;
    const theirs = compiled.validators.createEnhancedConnection?.body as Check;
    fc.assert(
      fc.property(fc.oneof(changed, fc.jsonValue()), (body) => {
        expect(ours.first(body)).toBe(theirs.first(body));
        expect(ours.all(body)).toBe(theirs.all(body));
        expect(ours.all.errors).toEqual(theirs.all.errors);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['countResourcesByTags', 'listResourcesTags'])('on the numbers that %s returns', (operation) => {
    const number = fc.oneof(
      fc.constantFrom(2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 1.5, 2 ** 53, 1e300),
      fc.integer(),
      fc.double(),
    );
    const ours = shipped[operation]?.responses['200'] as Check;
    const theirs = compiled.validators[operation]?.responses['200'] as Check;
    fc.assert(
      fc.property(number, (value) => {
        const answer = { total_count: value, count: value, tags: [] };
        expect(ours.all(answer)).toBe(theirs.all(answer));
        expect(ours.all.errors).toEqual(theirs.all.errors);
      }),
    );
  });

  test('`first` and `all` never disagree', () => {
    const body = shipped.createEnhancedConnection?.body as Check;
    fc.assert(
      fc.property(changed, (value) => {
        expect(body.first(value)).toBe(body.all(value));
      }),
      { numRuns: 1000 },
    );
  });
});

test('a body that is not JSON is refused by its operation', () => {
  const changed = structuredClone(bundle);
  const { post } = Object.values(changed.paths)[0] as { post: { requestBody: { content: object } } }; // a create
  post.requestBody.content = { 'text/plain': { schema: { type: 'string' } } };
  expect(() => tableOf(changed)).toThrow(new Error('createEnhancedConnection takes text/plain, which is not JSON'));
});
