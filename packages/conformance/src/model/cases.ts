import type { Case, Step } from '../cases.ts';
import { withAlone } from './alone.ts';
import { create } from './calls.ts';
import { find, list, privileges, show, tagsInUse, tagsOf } from './reads.ts';
import { start } from './start.ts';
import { apply, type State } from './state.ts';
import { asStranger } from './strangers.ts';
import { every, type Trial, trials } from './trials.ts';

/** The identifiers that a state holds, in projects of the case. */
const idsOf = (state: State) => state.map(({ id }) => id);

/** Everything that reads show of a state, to the project of the case and to another. */
export function readAll(state: State): Step[] {
  return [
    ...idsOf(state).map((id) => show(state, id)),
    ...idsOf(state).flatMap((id) => privileges(state, id)),
    ...idsOf(state).map((id) => tagsOf(state, id)),
    list(state),
    tagsInUse(state),
    ...find(state, {}),
    ...find(state, { without_any_tag: true }).slice(0, 1),
    list(state, {}, '$other'),
    ...find(state, {}, {}, '$other'),
    tagsInUse(state, {}, '$other'),
  ];
}

/** The name of a connection inside list, pattern and quote syntax, which an exact filter takes literally. */
const punctuated =
  `Net_1,zero Net_1;zero Net_1|zero Net_[1] ^Net_1$ Net.1 'Net_1' "Net_1" Net\\_1 Net_1# Net%5F1`.split(' ');

/** Each filter: alone, with another, with small pages, in another case, with wildcards, and with values that nothing has. */
function readFiltered(state: State): Step[] {
  const names = [
    ...'Net_1 net_1 Net Net% Net__ * % et_1 NET_1'.split(' '),
    ...[' Net_1', 'Net_1 ', 'N\u00e9t_1', '\uff2eet_1', ...punctuated, 'zero'],
  ];
  const tags = [
    ...['team=a', 'team=A', 'Team=a', 'team=a,stage=test', 'stage=tes', 'team=b', 'team=', 'team= a', 'bare='],
    ...['team=a ', 'team =a', 'team=%', 'team=_', 't_am=a', 'te%=a', 'team=*', 'team=\u00e1', 't\u00e9am=a'],
  ];
  const pages = [0, 1, 2].flatMap((offset) => [1, 2].map((limit) => ({ limit, offset })));
  return [
    ...names.map((name) => list(state, { name })),
    ...tags.map((text) => list(state, { tags: text, status: 'ACTIVE' })),
    ...['ACTIVE', 'deleted', 'Active'].map((status) => list(state, { status })),
    ...pages.map((page) => list(state, page)),
    ...pages.map((page) => list(state, { ...page, status: 'active' })),
    ...pages.map((page) => list(state, { ...page, status: 'active', tags: 'team=a' })),
    ...pages.map((page) => tagsInUse(state, page)),
    ...names.map((name) => list(state, { name }, '$other')),
    ...pages.map((page) => list(state, page, '$other')),
    ...['active', 'DELETED'].map((status) => list(state, { status }, '$other')),
    ...['team=a', 'team=b', 'stage=test', 'bare='].map((text) =>
      list(state, { name: 'Net_1', tags: text, status: 'ACTIVE' }),
    ),
    ...[0, 1].map((offset) => list(state, { name: 'zero', limit: 1, offset })),
    list(state, { name: 'Net_1', status: 'DELETED' }),
    list(state, { name: 'zero', status: 'DELETED' }),
    list(state, { name: 'Net_1', offset: 1 }),
    list(state, { limit: 0, offset: 1 }),
    list(state, { limit: largest, offset: 1 }),
    list(state, { offset: 99 }),
    ...pages.flatMap((page) => find(state, { tags: [{ key: 'team', values: [] }] }, page).slice(0, 1)),
    ...[['a'], ['A'], ['a', 'b'], [''], ['%'], ['_'], ['a '], ['\u00e1']].flatMap((values) =>
      find(state, { tags: [{ key: 'team', values }] }),
    ),
    ...['Team', 't_am', 'te%', 'team ', 't\u00e9am', 'toString'].flatMap((key) =>
      find(state, { tags: [{ key, values: [] }] }),
    ),
    ...severalValues(state),
    ...twoOfOneKey(state),
    ...moreThanTags(state),
    ...find(state, { without_any_tag: true }, { limit: 1 }),
    ...find(state, { without_any_tag: true, matches: [{ key: 'resource_name', value: 'Net_1' }] }),
    ...['Net_1', 'net_1', 'Net', 'Net_1 ', 'Net%', 'N\u00e9t_1', ...punctuated, 'zero'].flatMap((value) =>
      find(state, { matches: [{ key: 'resource_name', value }] }),
    ),
    ...find(state, { tags: [{ key: 'team', values: ['a'] }], matches: [{ key: 'resource_name', value: 'Net_1' }] }),
  ];
}

/** The largest number of 32 bits: a sum of two overflows. */
const largest = 2 ** 31 - 1;

/** Conditions with more than one value each, the last of as many as a condition takes. */
function severalValues(state: State): Step[] {
  const values = (last: string) => [...Array.from({ length: 19 }, (_, at) => `none${at}`), last];
  const conditions = [
    { key: 'team', values: values('a') },
    { key: 'stage', values: values('test') },
  ];
  return [conditions, conditions.slice(0, 1), conditions.toReversed()].flatMap((tags) => find(state, { tags }));
}

/** Two conditions on one key, of which both must hold. They may also be refused, since a call names a key once (EVIDENCE.md: repeated-names). */
function twoOfOneKey(state: State): Step[] {
  const both = [
    [['b'], ['a']],
    [['a', 'b'], ['b']],
    [[], ['b']],
  ];
  const asked = [
    list(state, { tags: 'team=a,team=b', status: 'ACTIVE' }),
    ...both.flatMap((values) => find(state, { tags: values.map((each) => ({ key: 'team', values: each })) })),
  ];
  return asked.map(orRefused);
}

/** More conditions than a connection has tags, so that none meets all. They may also be refused (EVIDENCE.md: twenty-tags). */
function moreThanTags(state: State): Step[] {
  const conditions = ['team=a', ...Array.from({ length: 299 }, (_, at) => `${at}=`)];
  return [21, conditions.length]
    .map((length) => list(state, { tags: conditions.slice(0, length).join(), status: 'ACTIVE' }))
    .map(orRefused);
}

const orRefused = (step: Step): Step => ({ ...step, or: { status: 400, error_code: 'DLI.0001' } });

/** The steps of some calls, each with the status that the model gives it, and the state after them. */
export function carryOut(calls: readonly Step[], from: State = []): { steps: Step[]; state: State } {
  let state = from;
  const steps = calls.map((call) => {
    if (call.status >= 400) return call;
    const { isDone, state: next } = apply(state, call);
    state = next;
    return isDone ? call : { ...call, status: 400 };
  });
  return { steps, state };
}

const marked = ['q1', 'q2', 'q10'];

/** A pool that no trial unbinds and binds again. */
const markedPool = 'p2';

const lists = [...marked.map((name) => [name, 'available_queue_info']), [markedPool, 'elastic_resource_pools']];

const routes = ['r1', 'r_1', 'r10'];

/** Peers, routes and the time of a connection stay the same, whatever else changes. */
const before: Step = {
  operation: 'showEnhancedConnection',
  path: { connection_id: '$a' },
  status: 200,
  save: Object.fromEntries([
    ['a_time', '/create_time'],
    ...routes.map((name) => [`${name}_time`, `/routes/name=${name}/create_time`]),
    ...lists.flatMap(([name, list]) =>
      ['peer_id', 'status', 'update_time'].map((field) => [`${name}_${field}`, `/${list}/name=${name}/${field}`]),
    ),
  ]),
};

/** A peer keeps its identifier, and its timestamp unless its peering became ready meanwhile. */
const samePeer = (name: string) => {
  const same = { name, peer_id: `$${name}_peer_id` };
  return {
    $oneOf: [
      { ...same, update_time: `$${name}_update_time` },
      { ...same, status: { $not: `$${name}_status` } },
    ],
  };
};

/** A show of the state that `before` saved. A route that was removed and added again is another one. */
function asBefore(state: State, begun: State): Step[] {
  const [held, first] = [state, begun].map((each) => each.find(({ id }) => id === '$a'));
  const info = (held?.queues ?? []).map((name) => (marked.includes(name) ? samePeer(name) : { name }));
  const pools = (held?.pools ?? []).map((name) => (name === markedPool ? samePeer(name) : { name }));
  const shown = (held?.routes ?? []).map((route) => {
    const { name } = route;
    return first?.routes.includes(route) ? { name, 'create_time?': `$${name}_time` } : { name };
  });
  const { save: _, ...asked } = before;
  const match = {
    create_time: '$a_time',
    available_queue_info: info,
    'elastic_resource_pools?': pools,
    'routes?': shown,
  };
  return held?.isDeleted ? [] : [{ ...asked, match }];
}

/**
 * For each operation that changes something: everything that reads show follows the contract afterwards, and everything else stays as it
 * was. Derived by a model of the documentation.
 */
export const stateCases = (): Case[] => withAlone(casesOf);

function casesOf(keep: (step: Step) => boolean): Case[] {
  const begun = carryOut(start.filter(keep));
  const one = ({ name, rule, calls }: Trial): Case => {
    const { steps, state } = carryOut(calls, begun.state);
    return {
      name: `state/${name}`,
      rule,
      steps: [...begun.steps, before, ...onceLater(steps), ...asBefore(state, begun.state), ...readAll(state)],
    };
  };
  const whole = carryOut(every.filter(keep), begun.state);
  const rule = '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections/get/description';
  const [first, ...rest] = readAll(whole.state);
  const again: Step[] = first ? [{ ...first, restart: true }, ...rest, ...readFiltered(whole.state)] : [];
  const steps = [...begun.steps, ...whole.steps];
  const kept = trials.map((trial) => ({ ...trial, calls: trial.calls.filter(keep) }));
  return [
    ...kept.filter(({ calls }) => calls.length > 0).map(one),
    pages(),
    { name: 'state/filters', rule, steps: [...begun.steps, ...readFiltered(begun.state)] },
    { name: 'state/filters-after-many-changes', rule, steps: [...steps, ...readFiltered(whole.state)] },
    { name: 'state/everything-after-a-restart', rule, steps: [...steps, ...again] },
  ];
}

/** Delays steps until the clock shows a later time. */
const onceLater = ([first, ...rest]: Step[]): Step[] => (first ? [{ ...first, later: true }, ...rest] : []);

/** Number of connections, and of tags in use, of a list that is read in every way of paging. */
const many = 7;

/** Pages of many sizes, from each place in a list. */
function pages(): Case {
  const calls = Array.from({ length: many }, (_, at) =>
    create(`p${at}`, { name: `page_${at}`, tags: [{ key: `key${at}`, value: '' }] }),
  );
  const { steps, state } = carryOut(calls);
  const offsets = Array.from({ length: many + 2 }, (_, at) => at);
  const pagesOf = (sizes: number[]) => sizes.flatMap((limit) => offsets.map((offset) => ({ limit, offset })));
  const read = [
    ...pagesOf([1, 2, 3, 5, many, many + 1]).map((page) => list(state, page)),
    ...pagesOf([1, 3]).flatMap((page) => [tagsInUse(state, page), ...find(state, {}, page).slice(0, 1)]),
  ];
  return { name: 'state/pages', rule: '/components/parameters/Offset/description', steps: [...steps, ...read] };
}

/** For each operation on a connection: a connection of another project is answered like one that does not exist. */
export function alikeCases(): Case[] {
  const steps = start.filter(({ path, save }) => save?.a ?? path?.connection_id === '$a');
  return [...Map.groupBy(asStranger, ({ operation = '' }) => operation)].map(([operation, [alike]]) => ({
    ...{ name: `foreign-like-unknown/${operation}`, rule: '/components/parameters/ProjectId/description', steps },
    ...(alike && { alike: { ...alike, status: 400 } }),
  }));
}
