import { expect, test } from 'vitest';
import { calls, servers } from '../src/generated/calls.ts';
import { operations } from '../src/generated/operations.ts';
import { readBundle } from './bundle.ts';
import { deriveCalls } from './calls.ts';

test('the small table agrees with the large one on each operation', () => {
  expect(Object.keys(calls)).toEqual(Object.keys(operations));
  for (const [operationId, { method, path, parameters, body, responses }] of Object.entries(operations)) {
    const [m, p, , successes, b, ...query] = calls[operationId as keyof typeof calls];
    expect([m, p, b]).toEqual([method, path, body ? (body.required ? 'required' : 'optional') : 'none']);
    expect(query).toEqual(Object.keys(parameters.query));
    const documented = Object.entries(responses).filter(([status]) => status < '300');
    expect(Object.entries(successes)).toEqual(documented);
  }
});

test('it has the effect of sending an operation twice: by its method, and for a POST by the spec', async () => {
  const { paths } = await readBundle();
  for (const [method, path, repeat] of Object.values(calls)) {
    const said = (paths[path]?.post as { 'x-repeat'?: string } | undefined)?.['x-repeat'];
    expect([path, repeat]).toEqual([path, method === 'POST' ? said : method === 'GET' ? 'read' : 'idempotent']);
  }
});

test('every server has its regions, and no region has two servers', async () => {
  const { servers: documented = [] } = await readBundle();
  const rows = documented.map(({ url, variables }) => [url, variables?.region?.enum?.join(' ')]);
  expect(servers).toEqual(rows);
  const regions = servers.flatMap(([, names]) => names.split(' '));
  expect(new Set(regions).size).toBe(regions.length);
  expect(regions).not.toContain('');
});

test('the input of a body that is a choice is a type, since no interface can extend it', async () => {
  const bundle = structuredClone(await readBundle());
  const source = deriveCalls(bundle);
  expect(source).toContain('export interface RunAuthorizationActionInput extends');
  const schema = bundle.components?.schemas?.SharingRequest;
  Object.assign(schema ?? {}, { anyOf: [{ required: ['projectId'] }, { required: ['user_name'] }] });
  expect(deriveCalls(bundle)).toContain(
    "export type RunAuthorizationActionInput = FlatInput<'runAuthorizationAction'>;",
  );
});
