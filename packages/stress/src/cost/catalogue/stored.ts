/** Changes of connections with much data. */
import type { OperationId } from '@dli-connections/contract';
import { heavy, idOf, light } from '../filled.ts';
import { call } from '../http.ts';
import type { WorstRequest } from '../worst.ts';
import { on, plain } from './searches.ts';

const grown = 'a change that rewrites everything that a connection has';
const tagged = { tags: [{ key: 'a', value: 'b' }] };
const there = { name: 'r1', cidr: '10.0.0.0/8' };
const route = { name: 'new', cidr: '2001:db8::/48' };
const thousand = { queues: Array.from({ length: 1_000 }, (_, at) => `new${at}`) };

const [bind, unbind] = ['associateQueueToEnhancedConnection', 'disassociateQueueFromEnhancedConnection'] as const;
const [addRoute, removeRoute] = ['createRouteToEnhancedConnection', 'deleteRouteFromEnhancedConnection'] as const;

type Call = readonly [operation: OperationId, body?: unknown, name?: string];
type Change = readonly [name: string, id: string, ...calls: [Call, ...Call[]]];
/** An addition is removed by the next request: the connection is the same each time. */
const changes: readonly Change[] = [
  ['a new route and its removal', 'routes', [addRoute, route], [removeRoute, undefined, 'new']],
  ['an existing route', 'routes', [addRoute, there]],
  ['the removal of no route', 'routes', [removeRoute]],
  ['a new queue and its removal', 'peers', [bind, { queues: ['new'] }], [unbind, { queues: ['new'] }]],
  ['the removal of no queue', 'peers', [unbind, { queues: ['none'] }]],
  ['a tag', 'peers', ['batchCreateResourceTags', tagged]],
  ['a tag', 'grants', ['batchCreateResourceTags', tagged]],
  ['a tag', 'hosts', ['batchCreateResourceTags', tagged]],
  ['the tags', 'grants', ['showResourceTags']],
  ['the tags', 'peers', ['showResourceTags']],
  ['all', 'hosts', ['showEnhancedConnection']],
  ['all', 'peers', ['showEnhancedConnection']],
  ['the privileges', 'grants', ['showEnhancedConnectionPrivilege']],
  ['1,000 new queues and their removal', 'peers', [bind, thousand], [unbind, thousand]],
];

/** Makes some values in turn. */
function inTurn<Value>(values: readonly [Value, ...Value[]]): () => Value {
  let turn = 0;
  return () => values[turn++ % values.length] ?? values[0];
}

function share(name: string, ids: readonly string[], beside: string): WorstRequest {
  const privileges = ids.map((id) => ({ object: `edsconnections.${idOf(id)}`, privileges: ['BIND_QUEUE'] }));
  const action = inTurn(['grant', 'revoke']);
  return {
    ...{ name, of: grown, on, beside: plain('heavy', beside) },
    make: () =>
      call('runAuthorizationAction', { project_id: 'heavy' }, { projectId: 'new', action: action(), privileges }),
  };
}
const hundred = (name: string) => Array.from({ length: 100 }, (_, at) => `${name}${at}`);

/**
 * Changes to connections that have many items of one kind, or that are many. The baseline of each is a list of these connections; the
 * privileges are as long as a list of the one with hosts.
 */
export const changesOfHeavy: readonly WorstRequest[] = [
  ...changes.map(([name, id, ...calls]): WorstRequest => {
    const next = inTurn(calls);
    const asked = calls[0][0] === 'showEnhancedConnectionPrivilege' ? 'hosts' : id;
    return {
      ...{
        name: `${name} of a connection with ${heavy} ${id}`,
        of: grown,
        on,
        beside: plain('heavy', `name=${asked}`),
      },
      make() {
        const [operation, body, route = 'none'] = next();
        const path = { project_id: 'heavy', connection_id: idOf(id), resource_id: idOf(id), name: route };
        return call(operation, path, body);
      },
    };
  }),
  share(`a share of a connection with ${heavy} grants and its end`, ['grants'], 'name=grants'),
  share(`a share of 100 connections with ${light} grants each and its end`, hundred('shared'), 'offset=3&limit=100'),
  share('the first share of each of 100 connections and its end', hundred('unshared'), 'offset=104&limit=100'),
];
