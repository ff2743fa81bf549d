import { setImmediate } from 'node:timers/promises';
import type { SharingRequest, Success } from '@dli-connections/contract';
import { changeOwn } from '../change.ts';
import { unknownConnection } from '../errors.ts';
import { type JsonBytes, JsonText } from '../json-text.ts';
import { done } from '../outcome.ts';
import { granteeOf } from '../rules.ts';
import type { Facts, Grant, Grantees } from '../store/store.ts';
import type { Context, Operations } from './context.ts';

/** Prefix of a connection's name in a privilege. */
const objectPrefix = 'edsconnections.';

/** The identifier of the connection in the object of a privilege. */
export const connectionNamed = (object: string) => object.slice(objectPrefix.length);

export const sharing = ({ store }: Context) =>
  ({
    async runAuthorizationAction({ path, body }) {
      const { action, privileges } = body;
      const grantee = granteeOf(body) as string; // without one a rule has refused the request
      const named = new Map(privileges.map((each) => [connectionNamed(each.object), each.privileges.length > 0]));
      const decide = (connection: Facts, id: string) => ({
        next: { ...connection, grants: grantsAfter(action, connection.grants, grantee, named.get(id) ?? false) },
      });
      const refusal = await changeOwn(store, path.project_id, [...named.keys()], decide, grantee);
      return refusal ?? done();
    },

    async showEnhancedConnectionPrivilege({ path: { project_id, connection_id } }) {
      const next = (after: string) => store.grantees(project_id, connection_id, after);
      const first = await next('');
      if (!first) return unknownConnection(connection_id);
      if (first.isLast)
        return { status: 200, body: { ...done().body, connection_id, privileges: privilegesOf(connection_id, first) } };
      return { status: 200, body: new JsonText<Privileges, JsonBytes>(textOf(connection_id, first, next)) };
    },
  }) satisfies Partial<Operations>;

type Privileges = Success<'showEnhancedConnectionPrivilege'>['body'];

const privilegesOf = (connection_id: string, { page }: Grantees) =>
  page.map((grantee) => ({
    object: objectPrefix + connection_id,
    applicant_project_id: grantee,
    project_id: grantee,
    privileges: ['BIND_QUEUE'],
  }));

/** The same piece by piece, since they may be many thousands. A connection that is deleted meanwhile has none. */
async function* textOf(
  connection_id: string,
  first: Grantees,
  next: (after: string) => Promise<Grantees | undefined>,
): AsyncGenerator<string> {
  let start = JSON.stringify({ ...done().body, connection_id, privileges: [] }).slice(0, -2);
  for (let some: Grantees | undefined = first; some && some.page.length > 0; ) {
    yield start + JSON.stringify(privilegesOf(connection_id, some)).slice(1, -1);
    start = ',';
    if (some.isLast) break;
    await setImmediate();
    some = await next(some.page.at(-1) ?? '');
  }
  yield ']}';
}

/** The grants after an action for one project. `named` is true if BIND_QUEUE, the only privilege, is named. */
function grantsAfter(action: SharingRequest['action'], grants: Grant[], grantee: string, named: boolean): Grant[] {
  const others = grants.filter((each) => each.grantee !== grantee);
  const holds = others.length < grants.length;
  const shallHold = { grant: holds || named, revoke: holds && !named, update: named }[action];
  if (shallHold === holds) return grants;
  return shallHold ? [...others, { grantee }] : others;
}
