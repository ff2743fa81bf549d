/** The schemas of scenario and credentials files, which repeat types and limits of the code. */
import { validators } from '@dli-connections/contract/validators';
import {
  type Compute,
  createHandler,
  type KnownCredentials,
  openSqliteStore,
  type Scenario,
  type SoftFailure,
  type Throttling,
  type Vpc,
} from '@dli-connections/handler';
import { softFailing } from '@dli-connections/handler/test/soft-failing';
import { describe, expect, test } from 'vitest';
import credentialsSchema from '../schemas/credentials.schema.json' with { type: 'json' };
import scenarioSchema from '../schemas/scenario.schema.json' with { type: 'json' };
import { readReferenceSettings } from '../src/settings.ts';

/** Each property of a type, and whether it is required; the schema must agree. */
type Parts<Type> = { [Key in keyof Type]-?: object extends Pick<Type, Key> ? 'optional' : 'required' };
const parts = <Type>(all: Parts<Type>) => all;

describe('the schemas agree with the types', () => {
  const { properties, $defs } = scenarioSchema;
  const { vpcs, soft_failures, throttling } = properties;
  test.each<[string, { properties: object; required?: string[]; additionalProperties: boolean }, object]>([
    [
      'a scenario',
      scenarioSchema,
      parts<Scenario>({
        queues: 'optional',
        elastic_resource_pools: 'optional',
        vpcs: 'optional',
        delete_while_creating: 'optional',
        soft_failures: 'optional',
        throttling: 'optional',
      }),
    ],
    [
      'a queue',
      $defs.compute,
      parts<Compute>({ name: 'required', cidr: 'optional', peering_ms: 'optional', fails: 'optional' }),
    ],
    ['a VPC', vpcs.items, parts<Vpc>({ id: 'required', subnets: 'required' })],
    [
      'a subnet',
      vpcs.items.properties.subnets.items,
      parts<Vpc['subnets'][number]>({ id: 'required', cidr: 'optional' }),
    ],
    [
      'a soft failure',
      soft_failures.items,
      parts<SoftFailure>({ operation: 'required', queue: 'optional', message: 'required' }),
    ],
    ['throttling', throttling, parts<Throttling>({ requests: 'required', seconds: 'optional' })],
    ['credentials', credentialsSchema, parts<KnownCredentials>({ tokens: 'optional', access_keys: 'optional' })],
  ])('of %s', (_, { properties: of, required = [], additionalProperties }, expected) => {
    const listed = Object.keys(of).map((key) => [key, required.includes(key) ? 'required' : 'optional']);
    expect(Object.fromEntries(listed)).toEqual(expected);
    expect(required.filter((key) => !(key in of))).toEqual([]);
    expect(additionalProperties).toBe(false);
  });

  test('of names: as long as those of the API, which alone can name them', () => {
    const { minLength, maxLength } = $defs.name;
    const judge = validators.associateQueueToEnhancedConnection?.body?.first;
    const fits = (queue: string) => judge?.({ queues: [queue] });
    expect([minLength - 1, minLength, maxLength, maxLength + 1].map((length) => fits('q'.repeat(length)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('of times: a peering in a scenario takes as long as the flag for all may say, and a rate is for the default', async () => {
    const { minimum, maximum } = $defs.compute.properties.peering_ms;
    const flag = (ms: number) => () => readReferenceSettings(['--peering-ms', String(ms)], {});
    expect(flag(minimum)).not.toThrow();
    expect(flag(maximum)).not.toThrow();
    expect(flag(maximum + 1)).toThrow();
    const handler = createHandler({
      store: openSqliteStore(':memory:'),
      now: () => 0,
      scenario: { throttling: { requests: 0 } },
    });
    const url = 'http://dli.test/v2.0/p1/datasource/enhanced-connections';
    const answer = await handler(new Request(url, { headers: { 'x-auth-token': 't' } }));
    expect(answer.headers.get('retry-after')).toBe(String(throttling.properties.seconds.default));
  });

  test('of operations that can fail softly', () => {
    const listed = properties.soft_failures.items.properties.operation.enum;
    expect(listed.toSorted(), 'soft_failures in scenario.schema.json').toEqual(softFailing.toSorted());
  });
});
