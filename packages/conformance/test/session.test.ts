/** A whole run: its skipped cases, its leftovers, and the same result each time. */
import type { Target } from '@dli-connections/contract';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { expect, test } from 'vitest';
import { htmlOf, junitOf, reportOf, runSession, type SessionOptions, summaryOf } from '../src/index.ts';
import { restartable, sound } from './planted/make.ts';
import { bundle, contract, kit } from './targets.ts';

const { suite, waivers, lineOf } = kit;

/** Runs part of the suite on a handler of its own, through which `around` may see the requests. */
function run(options: Partial<SessionOptions> = {}, around: (target: Target) => Target = (target) => target) {
  // The clock moves on with each look at it: cases that want a later time get one.
  let [ids, time] = [0, 1_700_000_000_000];
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
  const target = around(createHandler({ store: openSqliteStore(':memory:'), newId, now: () => ++time }));
  return runSession({ name: 'handler', target, bundle, contract, suite, likeReference: true, ...options });
}

const some = ['create*/body.name/*', 'create/*', 'list/*'];

test('a failing step is sent to the target that it names', async () => {
  const scenario = {
    queues: [{ name: 'broken', fails: 'No address.' }, { name: 'q1' }, { name: 'a0' }, { name: 'zz' }],
    elastic_resource_pools: [{ name: 'poor', fails: 'No address.' }, { name: 'p1' }, { name: 'a0' }, { name: 'zz' }],
    vpcs: [{ id: '22094d8f-c310-4621-913d-4c4d655d8495', subnets: [{ id: '78f2562a-36e4-4b39-95b9-f5aab22e1281' }] }],
  };
  const target = createHandler({ store: openSqliteStore(':memory:'), scenario });
  const failing = { failingQueue: 'broken', failingPool: 'poor', failingVpc: 'none' };
  const named = await run({ target, failing, only: ['failing/*'], likeReference: false });
  expect(named.ran.length).toBeGreaterThan(0);
  expect(named.ran.flatMap(({ result }) => result.faults)).toEqual([]);
  const unnamed = await run({ only: ['failing/*'] });
  expect(unnamed.leftOut.map(({ reason }) => reason)).toContain('no queue that fails was named (--failing-queue)');
});

test('peers that take their time leave out what depends on them, and stuck ones are a fault', async () => {
  const twice = 'change/binding-a-queue-twice-binds-it-once';
  const peering = (peeringMs: number) => {
    // A clock of requests: how long a busy machine takes for one must not matter.
    let time = Date.now();
    const handler = createHandler({ store: openSqliteStore(':memory:'), peeringMs, now: () => time });
    const target = (request: Request) => {
      time += 12;
      return handler(request);
    };
    return run({ target, likeReference: false, patience: 240, only: ['change/*'], seed: 6 });
  };
  const slow = await peering(60);
  expect(slow.ran.flatMap(({ result }) => result.faults)).toEqual([]);
  const reasons = slow.ran.map(({ result }) => result.idle).filter(Boolean);
  expect(new Set(reasons)).toEqual(new Set(['its peers were still being created when the kit stopped waiting']));
  const stuck = await peering(1_000_000);
  const failed = stuck.ran.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ result }) => result.name)).toContain(twice);
});

test('a server that limits requests too often leaves out what it refuses, and one that always refuses is a fault', async () => {
  let asked = 0;
  const limiting = (isRefused: (request: Request) => boolean) =>
    run({ only: some, busy: 60 }, (target) => async (request) => {
      asked += 1;
      // Whole seconds would take too long here; only an answer that is no longer waited for is judged.
      return isRefused(request)
        ? Response.json(
            { error_code: 'DLI.0999', error_msg: 'Later.' },
            { status: 429, headers: { 'retry-after': '0.01' } },
          )
        : target(request);
    });
  const often = await limiting(() => asked % 5 === 0);
  expect(often.ran.flatMap(({ result }) => result.faults)).toEqual([]);
  const reasons = often.ran.flatMap(({ result }) => result.idle ?? []);
  expect(new Set(reasons)).toEqual(new Set(['the server limited requests when the kit had stopped waiting']));
  expect(often.ran.length).toBeGreaterThan(reasons.length);
  const always = await limiting(({ method }) => method === 'GET');
  const failed = always.ran.filter(({ outcome }) => outcome === 'failed');
  expect(failed.map(({ result }) => result.status)).toContain(429);
});

test('a project that reaches a connection of another is reported as a leak, before all else', async () => {
  let owner = '';
  const leaking =
    (target: Target): Target =>
    (request) => {
      const asked = new URL(request.url);
      const [, , project = ''] = asked.pathname.split('/');
      const isStranger = project.startsWith('stranger1');
      if (!isStranger) owner = project;
      asked.pathname = asked.pathname.replace(/\/stranger1\w*\//, `/${owner}/`);
      return target(isStranger ? new Request(asked, request) : request);
    };
  const options = { only: ['foreign-like-unknown/showEnhancedConnection', 'tags/*'], likeReference: false };
  const report = reportOf(await run(options, leaking), bundle, waivers, lineOf);
  expect(report.failures.map(({ name }) => name)).toEqual(['foreign-like-unknown/showEnhancedConnection']);
  expect(summaryOf(report)).toMatch(/^LEAK ACROSS PROJECTS: .*: foreign-like-unknown\/showEnhancedConnection\n/);
  expect(htmlOf([report])).toContain('LEAK ACROSS PROJECTS');
  const sound = reportOf(await run(options), bundle, waivers, lineOf);
  expect(summaryOf(sound)).not.toContain('LEAK');
});

test('the same seed gives the same bytes in the same order, another seed another order', async () => {
  const sent: Record<string, string[]> = {};
  for (const [name, seed] of Object.entries({ first: 7, again: 7, other: 8 })) {
    const requests: string[] = [];
    sent[name] = requests;
    await run({ seed, only: some }, (target) => async (request) => {
      requests.push(
        `${request.method} ${request.url} ${JSON.stringify([...request.headers])} ${await request.clone().text()}`,
      );
      return target(request);
    });
  }
  expect(sent.again).toEqual(sent.first);
  expect(sent.other).not.toEqual(sent.first);
  expect(sent.other?.length).toBe(sent.first?.length);
});

test('one project is left as it was, also when the run is interrupted', async () => {
  const store = openSqliteStore(':memory:');
  const target = createHandler({ store });
  const interrupt = new AbortController();
  const session = await run({
    target,
    project: 'p1',
    signal: interrupt.signal,
    onProgress: (done) => done === 40 && interrupt.abort(),
    only: ['create*', 'batchCreate*'],
  });
  expect(session.interrupted).toBe(true);
  expect(session.ran).toHaveLength(40);
  const { found: all } = await store.find('p1', {}, { offset: 0 });
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter(({ delete_time }) => delete_time === null)).toEqual([]);
});

test("in one project nothing is shared with another, which may be somebody else's", async () => {
  const shared: string[] = [];
  const only = ['runAuthorizationAction/*', 'share/*', 'showEnhancedConnection*/*'];
  const session = await run({ project: 'p1', only }, (target) => async (request) => {
    if (request.url.includes('/authorization')) shared.push(await request.clone().text());
    return target(request);
  });
  expect(shared).toEqual([]);
  expect(session.leftOut).toContainEqual(
    expect.objectContaining({
      case: expect.objectContaining({ name: expect.stringMatching(/^runAuthorizationAction\//) }),
    }),
  );
});

test('a read-only run changes nothing, and reports what it left out', async () => {
  const methods = new Set<string>();
  const session = await run({ readOnly: true }, (target) => async (request) => {
    methods.add(request.method);
    return target(request);
  });
  expect([...methods]).toEqual(['GET']);
  expect(session.ran.length).toBeGreaterThan(100);
  expect(session.leftOut.length + session.ran.length).toBe(suite.derived.length + suite.behaviours.length);
});

test('a failure is reported with its request, its answer and the line of the rule, in every form', async () => {
  const shouting: (target: Target) => Target = (target) => async (request) => {
    const response = await target(request);
    return response.status === 201 ? Response.json({ is_success: 'TRUE <b>', message: '' }, { status: 201 }) : response;
  };
  const session = await run({ only: ['create/created-without-queues'] }, shouting);
  const report = reportOf(session, bundle, waivers, lineOf);
  expect(report.failures).toMatchObject([
    {
      name: 'create/created-without-queues',
      faults: expect.arrayContaining([expect.stringContaining('body.is_success must be a boolean')]),
      rule: expect.stringMatching(/^openapi\.yaml:\d+ \/components\/schemas\/Outcome\/properties\/is_success\/type$/),
      request: expect.stringMatching(/^curl -i -X POST 'http:\/\/dli\.test\/v2\.0\/.* --data-binary '\{"name"/),
      answer: '201 {"is_success":"TRUE <b>","message":""}',
    },
  ]);
  expect(junitOf(report, session)).toContain('tests="1" failures="1" skipped="0"');
  const page = htmlOf([report]);
  expect(page).toContain('TRUE &lt;b&gt;');
  expect(page).not.toMatch(/<b>|https?:\/\/(?!dli\.test)[^"']*\.(?:js|css)/);
});

test('an identifier that comes again after a restart is a fault', async () => {
  const counted = () => {
    let made = 0;
    return () => `0193769c-a000-7000-8000-${String(made++).padStart(12, '0')}`;
  };
  const { target, restart } = restartable((options) => sound({ ...options, newId: counted() }));
  const only = ['createEnhancedConnection/only-required', 'createEnhancedConnection/name-*', 'restart/*'];
  const asked = { name: 'again', target, restart, bundle, contract, suite: kit.suite, only };
  const { ran } = await runSession(asked);
  const faults = ran.flatMap(({ result }) => result.faults);
  expect(faults.join()).toMatch(/body\.connection_id \S+ is the identifier of an earlier connection/);
});
