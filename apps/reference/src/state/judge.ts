import { describe, type Validate } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import { JsonText, networkOf, type Saved } from '@dli-connections/handler';
import { rules } from '@dli-connections/handler/rules';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schemas/state.schema.json' with { type: 'json' };
import { firstRepeated, nameOf } from '../repeated.ts';
import type { Line } from './format.ts';

function compile() {
  const ajv = new Ajv2020({ allErrors: true }).addSchema(schema);
  const part = (pointer: string): Validate => {
    const validate = ajv.getSchema(`${schema.$id}${pointer}`);
    if (!validate) throw new Error(`the schema has no ${pointer}`);
    // Ajv's validators and their errors have this form; it lets a schema be asynchronous, which this one is not.
    return validate as Validate;
  };
  return { isState: part(''), isConnection: part('#/$defs/connection') };
}

let compiled: ReturnType<typeof compile> | undefined;

/** The validators of a file. They are compiled at their first use: a command that reads no file starts without them. */
const checks = () => (compiled ??= compile());

/** Judges the first and the last line of a file together; `undefined` when nothing is wrong. */
export function problemOfState(value: unknown): string | undefined {
  return violation('state', value, checks().isState);
}

/** Reads a connection from its line, or returns the problem. `name` is its name in messages. */
export function judge(name: string, value: unknown, project_id: string): Saved | string {
  const problem = violation(name, value, checks().isConnection);
  if (problem) return problem;
  // The schema matches the type: a valid line has the form that `lineOf` writes.
  const line = value as Line;
  const repeated =
    firstRepeated(line.tags, ({ key }) => key, 'tags') ??
    firstRepeated(line.peerings, (peering) => `${peering.kind} ${peering.name}`, 'peerings') ??
    firstRepeated(line.routes, (route) => route.name, 'routes') ??
    firstRepeated(line.grants, ({ grantee }) => grantee, 'grants');
  if (repeated) return `${nameOf(name, repeated)} is there already`;
  const peer = firstRepeated(line.peerings, ({ peer_id }) => peer_id, 'peerings');
  if (peer) return `${nameOf(name, peer)} has a peer_id that is there already`;
  if (line.grants.some(({ grantee }) => grantee === project_id))
    return `${name}.grants names the project itself: it owns the connection`;
  const late = line.peerings.findIndex(({ bind_time, ready_time }) => ready_time < bind_time);
  if (late >= 0) return `${name}.peerings[${late}].ready_time is before its bind_time`;
  if (line.delete_time !== null && line.delete_time < line.create_time)
    return `${name}.delete_time is before its create_time`;
  // A delete removes these lists.
  const left =
    line.delete_time !== null && (['peerings', 'routes', 'grants'] as const).find((list) => line[list].length > 0);
  if (left) return `${name}.${left} must be empty: the connection is deleted`;
  const refused = problemOfRequests(name, line, project_id);
  if (refused) return refused;
  // Only now are they known to be address ranges.
  const range = firstRepeated(line.routes, ({ cidr }) => networkOf(cidr), 'routes');
  if (range) return `${nameOf(name, range)} has a range that is there already`;
  return { ...line, project_id, hosts: JsonText.of(line.hosts) };
}

/** The rules of the API: there are requests that make the connection, and they keep the contract. */
function problemOfRequests(name: string, line: Line, project_id: string): string | undefined {
  const { createEnhancedConnection: create, associateQueueToEnhancedConnection: bind } = validators;
  const { showEnhancedConnection: show, createRouteToEnhancedConnection: route } = validators;
  const { dest_vpc_id, dest_network_id, routetable_id, hosts, tags, peerings, routes, grants } = line;
  const table = routetable_id === null ? {} : { routetable_id };
  const body = { name: line.name, dest_vpc_id, dest_network_id, ...table, hosts, tags };
  const created = { is_success: true, message: '', connection_id: line.id };
  return (
    violation(name, created, create?.responses['201']?.all)?.replace('.connection_id', '.id') ??
    violation(name, { project_id, connection_id: line.id }, show?.path.all) ??
    violation(name, body, create?.body?.all) ??
    firstOf(peerings, ({ kind, name: bound }, at) => {
      const bindings = { [kind === 'queue' ? 'queues' : 'elastic_resource_pools']: [bound] };
      const refused = rules.associateQueueToEnhancedConnection?.({ path: {}, query: {}, body: bindings });
      return (
        violation(`${name}.peerings[${at}]`, bindings, bind?.body?.all) ??
        (refused && `${name}.peerings[${at}].name: ${refused.body.error_msg}`) ??
        // The name under which it is bound from then on.
        (kind === 'queue' && bound !== bound.toLowerCase()
          ? `${name}.peerings[${at}].name must be in lower case`
          : undefined)
      );
    }) ??
    firstOf(routes, ({ name: of, cidr }, at) =>
      violation(`${name}.routes[${at}]`, { name: of, cidr }, route?.body?.all),
    ) ??
    firstOf(grants, ({ grantee }, at) =>
      problemOfProject(`${name}.grants[${at}]`, grantee)?.replace('.project_id', '.grantee'),
    )
  );
}

/** The first problem that some items have. */
function firstOf<Item>(items: readonly Item[], problemOf: (item: Item, at: number) => string | undefined) {
  for (const [at, item] of items.entries()) {
    const problem = problemOf(item, at);
    if (problem) return problem;
  }
  return undefined;
}

/** Validates the connection in the form that reads return. */
export function problemOfShown(shown: object): string | undefined {
  const answer = { is_success: true, message: '', ...shown };
  return violation('shown', answer, validators.showEnhancedConnection?.responses['200']?.all);
}

/** Judges the name of a project. */
export function problemOfProject(name: string, project_id: string): string | undefined {
  return violation(name, { project_id }, validators.listEnhancedConnections?.path.all);
}

function violation(name: string, value: unknown, validate: Validate | undefined): string | undefined {
  return !validate || validate(value) ? undefined : describe(name, value, validate.errors ?? []);
}
