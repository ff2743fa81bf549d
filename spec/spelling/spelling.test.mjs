/** Schemas that were rewritten for generators accept the same values as before. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');
const { components } = JSON.parse(read('../dist/openapi.json'));
const former = parse(read('former.yaml'));

/** The keyword that took the place of the former `anyOf`. */
const spelledBy = { BindingRequest: 'not', SharingRequest: 'not', Cidr: 'pattern' };

function judgeOf(schemas, name) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'spec:', components: { schemas } });
  return ajv.getSchema(`spec:#/components/schemas/${name}`);
}

const judges = Object.keys(former).map((name) => {
  const { [spelledBy[name]]: _, ...others } = components.schemas[name];
  const before = judgeOf({ ...components.schemas, [name]: { ...others, ...former[name] } }, name);
  return [name, { now: judgeOf(components.schemas, name), before }];
});

/** A value of the property, or none: legal, empty, of another type, and anything. */
const maybe = (...legal) => fc.option(fc.oneof(fc.constantFrom(...legal), fc.jsonValue()), { nil: undefined });
const object = (properties) => fc.record(properties).map((value) => JSON.parse(JSON.stringify(value))); // drops undefined members

const octet = fc.oneof(fc.nat(300).map(String), fc.constantFrom('', '00', '01', '255', '256'));
const group = fc.stringMatching(/^[0-9A-Fa-f]{0,5}$/);
const prefix = fc.oneof(
  fc.constant(''),
  fc.nat(140).map((n) => `/${n}`),
  fc.constantFrom('/', '/01', '/x', '/24/24'),
);
const joined = (part, mark, most) => fc.array(part, { maxLength: most }).map((parts) => parts.join(mark));
const range = fc
  .tuple(
    fc.oneof(joined(octet, '.', 5), joined(group, ':', 9), fc.string(), joined(fc.oneof(octet, group), ':', 4)),
    prefix,
  )
  .map(([address, length]) => address + length);

const generated = {
  BindingRequest: object({
    queues: maybe([], ['q1'], ['q1', 'q2'], ['a-b'], '', null),
    elastic_resource_pools: maybe([], ['pool_1'], [1], {}, null),
    extra: fc.constantFrom(undefined, undefined, undefined, 1),
  }),
  SharingRequest: object({
    projectId: maybe('p2', '', 'a-b', null),
    user_name: maybe('analyst', '', null),
    action: maybe('grant', 'update', 'give'),
    privileges: maybe([{ object: 'edsconnections.c1', privileges: ['BIND_QUEUE'] }], [], [{}]),
  }),
  Cidr: fc.oneof(range, fc.jsonValue()),
};

const p = [{ object: 'edsconnections.c1', privileges: ['BIND_QUEUE'] }];
const edges = {
  BindingRequest: [
    [{}, false],
    [{ queues: [] }, false],
    [{ elastic_resource_pools: [] }, false],
    [{ queues: [], elastic_resource_pools: [] }, false],
    [{ queues: ['q1'] }, true],
    [{ elastic_resource_pools: ['pool_1'] }, true],
    [{ queues: ['q1'], elastic_resource_pools: ['pool_1'] }, true],
    [{ queues: [], elastic_resource_pools: ['pool_1'] }, true],
    [{ queues: ['q1'], elastic_resource_pools: [] }, true],
    [{ queues: 'q1' }, false],
    [{ queues: null, elastic_resource_pools: ['pool_1'] }, false],
    [{ queues: [null] }, false],
    [{ queues: ['q1'], zones: [] }, false],
    [[], false],
    [['q1'], false],
    [null, false],
    ['', false],
    [0, false],
  ],
  SharingRequest: [
    [{ action: 'grant', privileges: p }, false],
    [{ action: 'grant', privileges: p, projectId: 'p2' }, true],
    [{ action: 'grant', privileges: p, user_name: 'u' }, true],
    [{ action: 'grant', privileges: p, projectId: 'p2', user_name: 'u' }, true],
    [{ action: 'grant', privileges: p, projectId: null }, false],
    [{ action: 'grant', privileges: p, projectId: '' }, false],
    [{ action: 'grant', privileges: p, projectId: 'p2', user_name: 7 }, false],
    [{ projectId: 'p2' }, false],
    [{}, false],
    [[], false],
    [null, false],
    ['projectId', false],
  ],
  Cidr: [
    ['10.0.0.0/24', true],
    ['127.0.0.0', true],
    ['0.0.0.0/0', true],
    ['255.255.255.255/32', true],
    ['10.0.0.0/33', false],
    ['10.0.0.0/024', false],
    ['010.0.0.0', false],
    ['10.0.0', false],
    ['10.0.0.0/24\n', false],
    ['10.0.0.0/128', false],
    ['::', true],
    ['::/0', true],
    ['2001:db8::/32', true],
    ['1:2:3:4:5:6:7:8/128', true],
    ['1:2:3:4:5:6:7:8/129', false],
    ['1:2:3:4:5:6:7:8:9', false],
    ['1::2::3', false],
    ['::ffff:10.0.0.1', false],
    ['10.0.0.0::', false],
    ['10.0.0.0|::', false],
    ['', false],
    ['/24', false],
    [7, false],
    [null, false],
  ],
};

describe.each(judges)('%s', (name, { now, before }) => {
  test.each(edges[name])('%j: %j', (value, accepted) => {
    expect([before(value), now(value)]).toEqual([accepted, accepted]);
  });

  test('accepts the same in both spellings, whatever is sent', () => {
    const seen = new Set();
    fc.assert(
      fc.property(generated[name], (value) => {
        const verdict = before(value);
        seen.add(verdict);
        expect(now(value)).toBe(verdict);
      }),
      { numRuns: 3000 },
    );
    // A generator of refused values alone would prove nothing.
    expect(seen).toEqual(new Set([true, false]));
  });
});
