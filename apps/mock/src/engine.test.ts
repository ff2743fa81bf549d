import { describe, expect, it } from 'vitest';
import { minimal, seed } from '../test/ask.ts';
import { builtIn } from './contract.ts';
import { createEngine, type Diagnostic } from './engine.ts';
import { loadOperations } from './operations.ts';

// Prism takes a schema that it cannot compile for one without rules, and says nothing: everything is answered 201. So
// the engine is asked alone, without anything of ours that would refuse in its place.
const known = await loadOperations(builtIn.document, builtIn.contract);
const engine = createEngine();

async function judge(body: unknown, project = 'p1', headers: Record<string, string> = { 'x-auth-token': 't' }) {
  const operation = known.get('createEnhancedConnection')?.prism;
  if (!operation) throw new Error('no operation');
  const path = `/v2.0/${project}/datasource/enhanced-connections`;
  const request = { method: 'post' as const, url: { path }, headers, body };
  return engine(operation, request, { checkSecurity: true, validateRequest: true });
}

const places = (found: Diagnostic[]) => found.map(({ path, code }) => `${path?.join('.')} ${code}`);

describe("Prism's own judgement", () => {
  it.each([seed, minimal, { ...minimal, tags: null, hosts: [{}] }])('accepts %j', async (body) => {
    expect(await judge(body)).toMatchObject({ violations: [], answer: { status: 201 } });
  });

  it.each([
    ['body required', { dest_vpc_id: 'v', dest_network_id: 'n' }],
    ['body required', { name: 'a', dest_network_id: 'n' }],
    ['body required', { name: 'a', dest_vpc_id: 'v' }],
    ['body additionalProperties', { ...minimal, queue: [] }],
    ['body.name type', { ...minimal, name: 7 }],
    ['body.name minLength', { ...minimal, name: '' }],
    ['body.name maxLength', { ...minimal, name: 'a'.repeat(65) }],
    ['body.name pattern', { ...minimal, name: 'a-b' }],
    ['body.name pattern', { ...minimal, name: 'a\n' }],
    ['body.dest_vpc_id minLength', { ...minimal, dest_vpc_id: '' }],
    ['body.dest_vpc_id type', { ...minimal, dest_vpc_id: null }],
    ['body.dest_network_id minLength', { ...minimal, dest_network_id: '' }],
    ['body.dest_network_id maxLength', { ...minimal, dest_network_id: 'n'.repeat(65) }],
    ['body.queues type', { ...minimal, queues: 'q1' }],
    ['body.queues maxItems', { ...minimal, queues: Array(1001).fill('q') }],
    ['body.queues.1 minLength', { ...minimal, queues: ['q1', ''] }],
    ['body.queues.0 type', { ...minimal, queues: [1] }],
    ['body.routetable_id minLength', { ...minimal, routetable_id: '' }],
    ['body.hosts maxItems', { ...minimal, hosts: Array(20_001).fill({}) }],
    ['body.hosts.0 additionalProperties', { ...minimal, hosts: [{ adress: '' }] }],
    ['body.hosts.0.name maxLength', { ...minimal, hosts: [{ name: 'h'.repeat(129) }] }],
    ['body.hosts.0.name pattern', { ...minimal, hosts: [{ name: '1a' }] }],
    ['body.hosts.0.ip pattern', { ...minimal, hosts: [{ ip: '01.2.3.4' }] }],
    ['body.hosts.0.ip format', { ...minimal, hosts: [{ ip: '10.0.0.256' }] }],
    ['body.hosts.0.ip type', { ...minimal, hosts: [{ ip: 1 }] }],
    ['body.tags type', { ...minimal, tags: {} }],
    ['body.tags maxItems', { ...minimal, tags: Array(21).fill({ key: 'k', value: 'v' }) }],
    ['body.tags.0 required', { ...minimal, tags: [{ key: 'k' }] }],
    ['body.tags.0.key not', { ...minimal, tags: [{ key: '_sys_a', value: '' }] }],
    ['body.tags.0.key pattern', { ...minimal, tags: [{ key: ' k', value: '' }] }],
    ['body.tags.0.value maxLength', { ...minimal, tags: [{ key: 'k', value: 'v'.repeat(256) }] }],
  ])('refuses by %s', async (place, body) => {
    const { violations, answer } = await judge(body);
    expect(places(violations)).toContain(place);
    expect(answer.status).toBe(400);
  });

  it('refuses a path parameter and missing credentials', async () => {
    expect(places((await judge(seed, 'a-b')).violations)).toEqual(['path.project_id pattern']);
    expect(places((await judge(seed, 'a'.repeat(65))).violations)).toEqual(['path.project_id maxLength']);
    expect(await judge(seed, 'p1', {})).toMatchObject({ violations: [{ code: 401 }], answer: { status: 401 } });
  });
});
