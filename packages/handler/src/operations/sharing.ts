import type { Handlers, SharingRequest } from '@dli-connections/contract';
import { changeOwn, owns } from '../change.ts';
import { unknownConnection } from '../errors.ts';
import { done } from '../outcome.ts';
import { granteeOf } from '../rules.ts';
import type { Facts, Grant } from '../store/store.ts';
import type { Context } from './context.ts';

/** Prefix of a connection's name in a privilege. */
const objectPrefix = 'edsconnections.';

/** The identifier of the connection in the object of a privilege. */
export const connectionNamed = (object: string) => object.slice(objectPrefix.length);

/** Operations on sharing. */
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
      const connection = await store.facts(project_id, connection_id);
      if (!owns(project_id, connection)) return unknownConnection(connection_id);
      const privileges = connection.grants.map(({ grantee }) => ({
        object: objectPrefix + connection_id,
        applicant_project_id: grantee,
        project_id: grantee,
        privileges: ['BIND_QUEUE'],
      }));
      return { status: 200, body: { ...done().body, connection_id, privileges } };
    },
  }) satisfies Partial<Handlers>;

/** The grants after an action for one project. `named` is true if BIND_QUEUE, the only privilege, is named. */
function grantsAfter(action: SharingRequest['action'], grants: Grant[], grantee: string, named: boolean): Grant[] {
  const others = grants.filter((each) => each.grantee !== grantee);
  const holds = others.length < grants.length;
  const shallHold = { grant: holds || named, revoke: holds && !named, update: named }[action];
  if (shallHold === holds) return grants;
  return shallHold ? [...others, { grantee }] : others;
}
