import { readBundle } from '@dli-connections/contract/bundle';
import { nodeOf } from '@dli-connections/document/node';
import { expect, test } from 'vitest';
import { operationsOf } from './bundle.ts';
import { findCaseHits } from './hit-cases.ts';
import { compileEdition } from './hit-examples.ts';

const bundle = await readBundle();
const operations = operationsOf(bundle).map((each) => each.operationId);

test('no case fails on the contract as it is', async () => {
  const { cases, hits } = await findCaseHits(await compileEdition(bundle), operations, true);
  expect(hits).toEqual([]);
  expect(cases).toBeGreaterThan(100);
});

test('the cases of a limit fail when the limit changes, and no other', async () => {
  const changed = structuredClone(bundle);
  const { properties } = nodeOf(changed.components.schemas.ConnectionRequest);
  Object.assign(nodeOf(nodeOf(properties).name), { maxLength: 63 });
  const { hits } = await findCaseHits(await compileEdition(changed), operations, true);
  expect(hits.map(({ name }) => name)).toEqual(['createEnhancedConnection/name-64']);
});

test('every case of an operation that is gone fails', async () => {
  const changed = structuredClone(bundle);
  delete changed.paths['/v1.0/{project_id}/authorization'];
  const { hits } = await findCaseHits(await compileEdition(changed), operations, true);
  expect(hits.filter(({ name }) => name.startsWith('runAuthorizationAction/')).length).toBeGreaterThan(5);
  expect(hits.filter(({ name }) => name.startsWith('createEnhancedConnection/'))).toEqual([]);
});
