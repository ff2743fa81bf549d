import { compileValidators } from '@dli-connections/contract/run-time';
import { targetOf } from '@dli-connections/contract/server';
import { createExchange, openSqliteStore } from '@dli-connections/handler';
import { serve } from '@dli-connections/serve';
import { expect, it, onTestFinished } from 'vitest';
import { builtIn } from './contract.ts';
import { createMock } from './mock.ts';

const path = '/v2.0/{project_id}/datasource/enhanced-connections';
const url = 'http://any.test/v2.0/p1/datasource/enhanced-connections';
const list = (items: object) => ({ type: 'array', items });
const object = { type: 'object', required: ['a'], properties: { a: { type: 'integer' }, b: { type: 'boolean' } } };

type Sent = string | Record<string, string>;

/** A parameter of each kind, with queries or headers that are accepted, and some that are refused. */
const rows: [parameter: { in: string; [keyword: string]: unknown }, legal: Sent, illegal: Sent][] = [
  [{ in: 'query', schema: { type: 'boolean' } }, 'new=true', 'new=yes'],
  [{ in: 'query', schema: { type: 'number' } }, 'new=1.5', 'new=1,5'],
  [{ in: 'query', schema: { type: ['integer', 'null'] } }, 'new=3', 'new=x'],
  [{ in: 'query', schema: list({ type: 'integer' }) }, 'new=1&new=2', 'new=1&new=b'],
  [{ in: 'query', explode: false, schema: list({ type: 'integer' }) }, 'new=1,2', 'new=1,b'],
  [
    { in: 'query', style: 'spaceDelimited', explode: false, schema: list({ type: 'integer' }) },
    'new=1%202',
    'new=1%20b',
  ],
  [{ in: 'query', style: 'pipeDelimited', explode: false, schema: list({ type: 'integer' }) }, 'new=1|2', 'new=1|b'],
  [{ in: 'query', schema: object }, 'a=1&b=true', 'b=true'],
  [{ in: 'query', explode: false, schema: object }, 'new=a,1,b,true', 'new=b,true'],
  [{ in: 'query', style: 'deepObject', explode: true, schema: object }, 'new[a]=1&new[b]=true', 'new[a]=x'],
  [{ in: 'query', allowReserved: true, schema: { type: 'string', pattern: '^/' } }, 'new=/a:b?c', 'new=a'],
  [{ in: 'query', content: { 'application/json': { schema: object } } }, 'new=%7B%22a%22:1%7D', 'new=%7B%7D'],
  [{ in: 'header', schema: { type: 'integer' } }, { new: '1' }, { new: 'x' }],
  [{ in: 'header', schema: list({ type: 'boolean' }) }, { new: 'true, false' }, { new: 'true, 1' }],
  [{ in: 'cookie', schema: { type: 'integer' } }, { cookie: 'old=x; new=1' }, { cookie: 'new=x' }],
];

it.each(rows)(
  'handler, mock and reference server read %j as soon as the spec has it',
  async (parameter, legal, illegal) => {
    const document = structuredClone(builtIn.document);
    const item = document.paths[path] as { get: { parameters: object[] } }; // it has a get
    item.get.parameters.push({ name: 'new', ...parameter });
    const contract = compileValidators(document);
    const exchange = createExchange({ store: openSqliteStore(':memory:'), contract });
    const served = await serve(exchange, { port: 0, setting: 'PORT' });
    onTestFinished(() => served.close());
    const targets = {
      handler: targetOf(exchange),
      mock: await createMock({ specified: { document, contract } }),
      'reference server': (request: Request) =>
        fetch(request.url.replace('http://any.test', served.url), { headers: request.headers }),
    };
    const statusOf = async (target: (request: Request) => Promise<Response>, sent: string | Record<string, string>) => {
      const request = typeof sent === 'string' ? new Request(`${url}?${sent}`) : new Request(url);
      const headers = { 'x-auth-token': 't', ...(typeof sent === 'string' ? {} : sent) };
      const answer = await target(new Request(request, { headers }));
      return [answer.status, answer.ok ? '' : String((await answer.json()).error_msg).replace(/[.[].*/s, '')];
    };
    const { in: place } = parameter;
    for (const [name, target] of Object.entries(targets)) {
      expect([name, ...(await statusOf(target, legal))]).toEqual([name, 200, '']);
      expect([name, ...(await statusOf(target, illegal))]).toEqual([name, 400, place]);
    }
  },
);
