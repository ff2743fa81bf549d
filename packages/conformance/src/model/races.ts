import type { Case, Outcome, Step } from '../cases.ts';
import { withAlone } from './alone.ts';
import { create, on, share, tags } from './calls.ts';
import { carryOut } from './cases.ts';
import { matchedCases } from './matched.ts';
import { list, show, tagsOf } from './reads.ts';
import { apply, type State } from './state.ts';

const rule = '/components/responses/InternalError/description';
const names = {
  tags: '/components/schemas/ConnectionRequest/properties/tags/description',
  r: '/components/schemas/RouteName/description',
  deleted: '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections~1{connection_id}/delete/description',
};

/** Names of queues, pools, tags and routes that are there at first. */
const there = ['there0', 'there1', 'there2', 'there3'];

const setup: Step[] = [
  create('a', {
    name: 'net_1',
    queues: ['q1', ...there],
    elastic_resource_pools: there,
    hosts: [{ name: 'h' }],
    tags: ['team', ...there].map((key) => ({ key, value: 'a' })),
  }),
  on('createEnhancedConnectionRoutes', { name: 'r1', cidr: '10.0.0.0/24' }),
  ...there.map((name, at) => on('createEnhancedConnectionRoutes', { name, cidr: `10.${at + 200}.0.0/24` })),
  share('grant', '$other'),
];

const bind = (queue: string) => on('associateQueueToEnhancedConnection', { queues: [queue] });
const bindPool = (pool: string) => on('associateQueueToEnhancedConnection', { elastic_resource_pools: [pool] });
const route = (name: string, cidr: string, version = 'createEnhancedConnectionRoutes') => on(version, { name, cidr });
const hosts = (name: string) => on('updateEnhancedConnection', { hosts: [{ name }, { name: `${name}2` }] });
const gone = on('deleteEnhancedConnection');
const tag = (key: string) => tags('batchCreateResourceTags', [{ key, value: '' }]);
const times = (call: Step, n: number) => Array.from({ length: n }, () => call);

/** Calls that do not affect each other: each is carried out, in any order. */
const apart: Record<string, Step[]> = {
  'changes-of-everything': [
    bind('q3'),
    bind('q4'),
    on('disassociateQueueFromEnhancedConnection', { queues: ['q1'] }),
    hosts('new'),
    route('r2', '10.2.0.0/24'),
    route('r3', '10.3.0.0/24', 'createRouteToEnhancedConnection'),
    on('deleteRouteFromEnhancedConnection', undefined, { name: 'r1' }),
    tag('x'),
    tag('y'),
    tags('batchDeleteResourceTags', [{ key: 'team', value: '' }]),
    share('grant', 'third3'),
    share('revoke', '$other'),
  ],
  'binding-of-many-queues': Array.from({ length: 8 }, (_, at) => bind(`m${at}`)),
  'binding-of-many-pools': Array.from({ length: 8 }, (_, at) => bindPool(`m${at}`)),
  'adding-of-many-routes': Array.from({ length: 8 }, (_, at) => route(`m${at}`, `10.${at + 10}.0.0/24`)),
  'adding-of-many-tags': Array.from({ length: 8 }, (_, at) => tag(`m${at}`)),
  'removing-of-many-things': there.flatMap((name) => [
    on('disassociateQueueFromEnhancedConnection', { queues: [name], elastic_resource_pools: [name] }),
    tags('batchDeleteResourceTags', [{ key: name, value: '' }]),
    on('deleteRouteFromEnhancedConnection', undefined, { name }),
  ]),
  'the-same-queue-and-tag': [...times(bind('q3'), 4), ...times(tag('x'), 4)],
};

/** Calls that conflict: some order of them must explain the results. */
const against: Record<string, [string, Step[]]> = {
  'deletes-of-one-connection': [names.deleted, times(gone, 4)],
  'creates-of-one-route': [names.r, times(route('r2', '10.2.0.0/24'), 4)],
  'creates-of-two-routes-with-one-name': [
    names.r,
    [route('r2', '10.2.0.0/24'), route('r2', '10.3.0.0/24', 'createRouteToEnhancedConnection')],
  ],
  'creates-of-two-routes-with-one-range': [names.r, [route('r2', '10.2.0.0/24'), route('r3', '10.2.0.0/24')]],
  'deletes-of-one-route': [names.r, times(on('deleteEnhancedConnectionRoutes', undefined, { name: 'r1' }), 4)],
  'updates-with-several-lists-of-hosts': [rule, [hosts('one'), hosts('two'), hosts('three')]],
  'a-delete-and-a-bind': [names.deleted, [gone, bind('q3')]],
  'a-delete-and-a-route': [names.deleted, [gone, route('r2', '10.2.0.0/24')]],
  'a-delete-and-hosts': [names.deleted, [gone, hosts('new')]],
  'a-delete-and-a-tag': [names.deleted, [gone, tag('x')]],
  'a-delete-and-a-grant': [names.deleted, [gone, share('grant', 'third3')]],
  'a-bind-and-an-unbind': [rule, [bind('q1'), on('disassociateQueueFromEnhancedConnection', { queues: ['q1'] })]],
  'a-tag-and-its-removal': [rule, [tag('team'), tags('batchDeleteResourceTags', [{ key: 'team', value: '' }])]],
  'a-grant-and-a-revoke': [rule, [share('grant', '$other'), share('revoke', '$other')]],
  'a-revoke-and-a-bind': [
    rule,
    [
      share('revoke', '$other'),
      on('associateQueueToEnhancedConnection', { queues: ['theirs'] }, { project_id: '$other' }),
    ],
  ],
};

const reads = (state: State) => [
  show(state, '$a'),
  tagsOf(state, '$a'),
  list(state),
  show(state, '$a', '$other'),
  show(state, '$a', 'third3'),
];

/** Every outcome of some calls. Equal states with equal statuses count once. */
function outcomesOf(calls: readonly Step[], from: State): Outcome[] {
  const found = new Map<string, Outcome>();
  const seen = new Set<string>();
  const search = (state: State, statuses: readonly (number | undefined)[]): void => {
    const key = JSON.stringify([state, statuses]);
    if (seen.has(key)) return;
    seen.add(key);
    const known = statuses.filter((each) => each !== undefined);
    if (known.length === statuses.length) found.set(key, { statuses: known, reads: reads(state) });
    for (const [index, call] of calls.entries()) {
      if (statuses[index] !== undefined) continue;
      const { isDone, state: next } = apply(state, call);
      search(next, statuses.with(index, isDone ? call.status : 400));
    }
  };
  search(
    from,
    calls.map(() => undefined),
  );
  return [...found.values()];
}

/** A connection whose peering is being created may refuse to be deleted, and a bind starts such a peering. */
function outcomesOfPair(calls: readonly Step[], from: State): Outcome[] {
  const kept = calls.filter((call) => call !== gone);
  const isBusy = kept.length < calls.length && kept.some(({ operation }) => operation === bind('').operation);
  if (!isBusy) return outcomesOf(calls, from);
  const refused = outcomesOf(kept, from).map(({ statuses, reads }) => {
    const left = statuses.values();
    return { statuses: calls.map((call) => (call === gone ? 400 : (left.next().value ?? 0))), reads };
  });
  return [...outcomesOf(calls, from), ...refused];
}

/**
 * A create with a taken name. The documentation leaves open if it is refused, but the answer must be consistent, for
 * one call after another and for calls at once.
 */
function ofOneName(): Case[] {
  const { steps, state } = carryOut([create('a', { name: 'net_1' })]);
  const rule = '/components/responses/BadCreate/description';
  const twin = (id: string, name: string): Step => ({
    ...create(id, { name, dest_vpc_id: 'Vpc-a', dest_network_id: 'Net a ' }),
    or: { status: 400, error_code: 'DLI.0006' },
  });
  const listed = (calls: Step[]) => [list(carryOut(calls, state).state)];
  const again = twin('again', 'net_1');
  const outcomes = [
    { statuses: [201], reads: listed([again]) },
    { statuses: [400], reads: listed([]) },
  ];
  const [one, other] = [twin('one', 'net_2'), twin('other', 'net_2')];
  const known = [...steps, twin('free', 'net_1')];
  const named = (calls: Step[]): Step[] => [{ ...list(carryOut(calls, state).state, { name: 'net_2' }) }];
  const atOnce = [
    { statuses: [201, 201], reads: named([one, other]), ifSaved: 'free' },
    { statuses: [201, 201], reads: named([other, one]), ifSaved: 'free' },
    { statuses: [201, 400], reads: named([one]) },
    { statuses: [400, 201], reads: named([other]) },
  ];
  const restarted: Step[] = [...known, { ...show(state, '$a'), restart: true }];
  const asBefore = [
    { statuses: [201], reads: [], ifSaved: 'free' },
    { statuses: [400], reads: [] },
  ];
  return [
    { name: 'race/one-create-after-another', rule, steps, race: { calls: [again], outcomes } },
    { name: 'race/one-create-after-a-restart', rule, steps: restarted, race: { calls: [again], outcomes: asBefore } },
    { name: 'race/two-creates-of-one-name', rule, steps: known, race: { calls: [one, other], outcomes: atOnce } },
  ];
}

const turn = ({ statuses, ...rest }: Outcome): Outcome => ({ ...rest, statuses: statuses.toReversed() });

/**
 * More tags at once than there is room for, one by one and many in a call. Several calls: of two, the first is often
 * done before the second arrives.
 */
function lastPlaces(): Case[] {
  const held = (length: number) => Array.from({ length }, (_, at) => ({ key: `key${at}`, value: '' }));
  const own = (at: number, length: number) => held(length).map(({ key, value }) => ({ key: `${at}${key}`, value }));
  const one = (name: string, before: number, each: number): Case => {
    const { steps, state } = carryOut([create('a', { name: 'net_1', tags: held(before) })]);
    const calls = Array.from({ length: 5 }, (_, at) => tags('batchCreateResourceTags', own(at, each)));
    const outcomes = outcomesOf(calls, state).map((outcome) => ({ ...outcome, reads: outcome.reads.slice(1, 2) }));
    return { name: `race/${name}`, rule: names.tags, steps, race: { calls, outcomes } };
  };
  return [one('tags-for-the-last-place', 19, 1), one('tags-for-the-last-places', 2, 8)];
}

/** Calls at once, for each operation that changes something. */
export const raceCases = (): Case[] => withAlone(casesOf);

function casesOf(keep: (step: Step) => boolean): Case[] {
  const { steps: made, state } = carryOut(setup.filter(keep));
  // A show waits until no peer is being made.
  const steps = [...made, show(state, '$a')];
  const separate = Object.entries(apart).map(([name, all]): Case => {
    const calls = all.filter(keep);
    const outcome = { statuses: calls.map(({ status }) => status), reads: reads(carryOut(calls, state).state) };
    return { name: `race/${name}`, rule, steps, race: { calls, outcomes: [outcome] } };
  });
  const pairs = Object.entries(against).flatMap(([name, [rule, calls]]) => {
    if (!calls.every(keep)) return [];
    const outcomes = outcomesOfPair(calls, state);
    const race = { name: `race/${name}`, rule, steps, race: { calls, outcomes } };
    // A call without a body mostly wins, so the other call gets a head start once.
    const turned = { calls: calls.toReversed(), outcomes: outcomes.map(turn), staggered: true as const };
    return new Set(calls).size === 2 ? [race, { ...race, name: `${race.name}-reversed`, race: turned }] : [race];
  });
  return [...separate, ...pairs, ...matchedCases(setup.filter(keep), rule), ...ofOneName(), ...lastPlaces()];
}
