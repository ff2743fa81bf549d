import { servers } from '@dli-connections/contract/calls';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientOf } from '../test/client-of.ts';
import type { RetryOptions } from './index.ts';
import { baseUrlOf, type ServiceAddress } from './settings.ts';

test.each([
  ['cn-north-4', 'https://dli.cn-north-4.myhuaweicloud.com'],
  ['eu-west-0', 'https://dli.eu-west-0.myhuaweicloud.com'],
  ['eu-west-101', 'https://dli.eu-west-101.myhuaweicloud.eu'],
  ['eu-de', 'https://dli.eu-de.otc.t-systems.com'],
  ['eu-nl', 'https://dli.eu-nl.otc.t-systems.com'],
  ['eu-ch2', 'https://dli.eu-ch2.sc.otc.t-systems.com'],
])('the service of %s is at %s', (region, url) => {
  expect(baseUrlOf({ region })).toBe(url);
});

test.each([
  ['eu-west-99', 'eu-west-0'],
  ['eu-n1', 'eu-nl'],
  ['EU-DE', 'eu-de'],
  ['cn-north4', 'cn-north-4'],
  ['eu-ch', 'eu-ch2'],
])('%s is refused, and %s is named', (region, near) => {
  const message = `region "${region}" is not known, the nearest is "${near}"; set endpoint instead`;
  expect(() => baseUrlOf({ region })).toThrow(new TypeError(message));
});

test('only names of regions have addresses', () => {
  const known = servers.flatMap(([, list]) => list.split(' '));
  const odd = fc.constantFrom('', ' ', 'eu-de eu-nl', 'evil.test#', 'a/b', '{region}', 'constructor');
  const text = fc.oneof(
    fc.string(),
    odd,
    fc.constantFrom(...known).map((name) => `${name}.`),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.anything().filter((each) => each !== undefined),
      ),
      (region) => {
        fc.pre(!known.includes(region as string));
        expect(() => baseUrlOf({ region } as ServiceAddress)).toThrow(TypeError);
      },
    ),
  );
});

test('endpoint and region together, or neither, are refused', () => {
  const both = { endpoint: 'http://dli.test', region: 'eu-de' } as unknown as ServiceAddress;
  for (const place of [both, {} as ServiceAddress])
    expect(() => baseUrlOf(place)).toThrow(/^endpoint (or|and) region /);
});

test.each<[RetryOptions | number, string]>([
  [{ attempts: 0 }, 'retry.attempts'],
  [{ baseMs: 0 }, 'retry.baseMs'],
  [{ attemptTimeoutMs: 2 ** 31 }, 'retry.attemptTimeoutMs'],
  [{ maxMs: Number.NaN }, 'retry.maxMs'],
  [0, 'timeoutMs'],
])('%j is refused', (bad, name) => {
  const options = typeof bad === 'number' ? { timeoutMs: bad } : { retry: bad };
  expect(() => clientOf(async () => Response.json({}), options)).toThrow(new RegExp(`^${name} must be`));
});
