/** Values come back as they were sent: every kind of legal text, in every place that some read shows. */
import type { Bundle } from '@dli-connections/contract/bundle';
import type { Case, Step } from '../cases.ts';
import { schemaAt } from '../derive/sites.ts';
import { keptTexts, type Named } from '../derive/text.ts';
import { createTools } from '../derive/tools.ts';
import { create, on, share, tags } from './calls.ts';
import { carryOut } from './cases.ts';
import { list, privileges, show } from './reads.ts';
import type { State } from './state.ts';

/** Texts that programs misread as another type, or normalise. */
const awkward = [
  ...'007 1e5 -0 0 1.50 null undefined true false NaN __proto__ constructor toString ISTANBUL a__b z. z- \\ \\n "'.split(
    ' ',
  ),
  "'",
  "''",
  ...'<b>&amp;</b> %41+%2B {{a}}'.split(' '),
  ' a',
  'a ',
  'a  b',
  '\t',
  'a\r\nb',
  '\u2028',
  '\ufeffa',
  // The last two are characters that normalisation replaces by others, and which are letters alone.
  ...'é e\u0301 ß İi Ａ שלום 字 😀 0.0.0.0 :: 0::0 2001:0DB8::00ff 10.0.0.7/24 2001:db8::1/32 \u2126 \u1100\u1161'.split(
    ' ',
  ),
].map((text): Named => ['awkward', text]);

/**
 * The first of the texts that are equal without regard to case, marks and forms of letters. Only for queues is it
 * documented which names are equal, so a server may compare others like this.
 */
export function distinct(texts: readonly string[]): string[] {
  const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...new Map(texts.toReversed().map((text) => [plain(text), text])).values()].toReversed();
}

/**
 * Texts that a request schema accepts: one of each kind that its rules distinguish, those at its limits, and awkward ones.
 */
type TextsOf = (schema: string, isWanted?: (name: string) => boolean) => string[];

function textsIn(bundle: Bundle): TextsOf {
  const tools = createTools(bundle);
  return (name, isWanted = () => true) => {
    const { schema } = schemaAt(bundle, `/components/schemas/${name}`);
    const accepts = tools.judge(schema);
    const derived = [...keptTexts(schema, tools.legal(schema), tools.judge).values()].flat();
    const named = [...derived, ...awkward].filter(([name, text]) => isWanted(name) && accepts(text));
    return [...new Set(named.map(([, text]) => String(text)))];
  };
}

const paths = '/paths/~1v2.0~1{project_id}~1datasource~1enhanced-connections~1{connection_id}';

/** As many pairs as the longer of two lists has items; the other one begins again. */
function zip<One, Other>(ones: readonly One[], others: readonly Other[]): [One, Other][] {
  return Array.from({ length: Math.max(ones.length, others.length) }, (_, at) => [
    ones[at % ones.length] as One, // neither list is empty
    others[at % others.length] as Other,
  ]);
}

function ofConnections(texts: TextsOf): Case {
  const names = distinct(texts('ConnectionRequest/properties/name'));
  const places = zip(
    texts('ConnectionRequest/properties/dest_vpc_id'),
    texts('ConnectionRequest/properties/dest_network_id').toReversed(),
  );
  const calls = zip(names, places).map(([name, [dest_vpc_id, dest_network_id]], at) =>
    create(`c${at}`, { name: at < names.length ? name : `filler_${at}`, dest_vpc_id, dest_network_id }),
  );
  const { steps, state } = carryOut(calls);
  const reads = [list(state, { limit: 0 }), ...names.map((name) => list(state, { name }))];
  return {
    name: 'read-back/connections',
    rule: `${paths}/get/description`,
    steps: [...steps, ...state.map(({ id }) => show(state, id)), ...reads],
  };
}

/** The peers of each connection. Those that are bound at once have no order. */
export function peersOf(state: State): Step[] {
  return state.map(({ id, queues, pools }) => ({
    operation: 'showEnhancedConnection',
    path: { connection_id: id },
    status: 200,
    match: {
      available_queue_info: { $set: queues.map((name) => ({ name })) },
      'elastic_resource_pools?': { $set: pools.map((name) => ({ name })) },
    },
  }));
}

function ofQueuesAndPools(texts: TextsOf): Case {
  const bound = { queues: texts('QueueName'), elastic_resource_pools: distinct(texts('ElasticResourcePoolName')) };
  const made = carryOut([create('a', { name: 'a', ...bound }), create('b', { name: 'b' })]);
  const later = carryOut([on('associateQueueToEnhancedConnection', bound, { connection_id: '$b' })], made.state);
  const gone = carryOut([on('disassociateQueueFromEnhancedConnection', bound)], later.state);
  return {
    name: 'read-back/queues-and-pools',
    rule: '/components/schemas/QueueName/description',
    steps: [made, later, gone].flatMap(({ steps, state }) => [...steps, ...peersOf(state)]),
  };
}

function ofHosts(texts: TextsOf): Case {
  const pairs = zip(texts('Host/properties/name'), texts('Host/properties/ip')).map(([name, ip]) => ({ name, ip }));
  const hosts = [...pairs, ...pairs.slice(0, 2), {}, { name: 'alone' }, { ip: '0.0.0.0' }];
  const made = carryOut([create('a', { name: 'a', hosts })]);
  const updated = carryOut([on('updateEnhancedConnection', { hosts: hosts.toReversed() })], made.state);
  return {
    name: 'read-back/hosts',
    rule: `${paths}/put/responses/200/description`,
    steps: [made, updated].flatMap(({ steps, state }) => [...steps, show(state, '$a'), list(state)]),
  };
}

function ofRoutes(texts: TextsOf): Case {
  const routes = zip(
    texts('RouteName'),
    texts('Cidr', (name) => !name.startsWith('number-')),
  );
  let { steps, state } = carryOut([create('a', { name: 'a' })]);
  for (const [at, [name, cidr]] of routes.entries()) {
    const [add, remove] =
      at % 2 > 0
        ? ['createEnhancedConnectionRoutes', 'deleteEnhancedConnectionRoutes']
        : ['createRouteToEnhancedConnection', 'deleteRouteFromEnhancedConnection'];
    const added = carryOut([on(add, { name, cidr })], state);
    const removed = carryOut([on(remove, undefined, { name })], added.state);
    steps = [...steps, ...added.steps, show(added.state, '$a'), ...removed.steps];
    state = removed.state;
  }
  return {
    name: 'read-back/routes',
    rule: '/components/schemas/ConnectionRoute/properties/cidr/description',
    steps: [...steps, show(state, '$a')],
  };
}

/** Most tags of a connection. */
const most = 20;

function ofTags(texts: TextsOf): Case {
  const keys = distinct(texts('Tag/properties/key'));
  const pairs = zip(keys, texts('Tag/properties/value')).map(([key, value], at) => {
    return { key: at < keys.length ? key : `k${at}`, value };
  });
  const parts = Array.from({ length: Math.ceil(pairs.length / most) }, (_, at) =>
    pairs.slice(at * most, (at + 1) * most),
  );
  const calls = parts.flatMap((part, at) => [
    create(`a${at}`, { name: `a${at}`, tags: part }),
    create(`b${at}`, { name: `b${at}` }),
    tags('batchCreateResourceTags', part, { resource_id: `$b${at}` }),
  ]);
  const { steps, state } = carryOut(calls);
  return {
    name: 'read-back/tags',
    rule: '/components/schemas/TagEntry/description',
    steps: [...steps, ...shownTags(state, keys), ...pairs.flatMap((pair) => foundBy(state, pair))],
  };
}

const resource_type = 'dli_enhanced_datasource';

/** Keys are ordered by character, and the order of unusual characters can be read in more than one way. */
export function shownTags(state: State, keys: readonly string[]): Step[] {
  const each = state.map(
    ({ id, tags }): Step => ({
      operation: 'showResourceTags',
      path: { resource_type, resource_id: id },
      status: 200,
      match: { tags: { $set: tags } },
    }),
  );
  const inUse = keys.map((key) => ({ key }));
  return [
    ...each,
    { operation: 'listResourcesTags', path: { resource_type }, status: 200, match: { tags: { $has: inUse } } },
  ];
}

/** The connections with a tag, by both filters. */
export function foundBy(state: State, { key, value }: { key: string; value: string }): Step[] {
  const found = state.filter(({ tags }) => tags.some((tag) => tag.key === key && tag.value === value));
  return [
    list(state, { tags: `${key}=${value}`, status: 'ACTIVE' }),
    {
      operation: 'listResourcesByTags',
      path: { resource_type },
      body: { tags: [{ key, values: [value] }] },
      status: 200,
      match: { total_count: found.length, resources: found.map(({ id }) => ({ resource_id: id })) },
    },
  ];
}

/** Privileges of projects: granted, shown in a list of one, and revoked. */
function ofGrants(texts: TextsOf): Case {
  let { steps, state } = carryOut([create('a', { name: 'a' })]);
  for (const project of texts('SharingRequest/properties/projectId'))
    for (const action of ['grant', 'revoke']) {
      const done = carryOut([share(action, project)], state);
      state = done.state;
      steps = [...steps, ...done.steps, ...privileges(state, '$a')];
    }
  return {
    name: 'read-back/grants',
    rule: '/components/schemas/SharingRequest/properties/projectId/description',
    steps,
  };
}

/** A case for each kind of thing that has values. */
export function readBackCases(bundle: Bundle): Case[] {
  const texts = textsIn(bundle);
  return [ofConnections, ofQueuesAndPools, ofHosts, ofRoutes, ofTags, ofGrants].map((caseOf) => caseOf(texts));
}
