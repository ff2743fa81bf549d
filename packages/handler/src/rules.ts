import type { BindingRequest, Input, OperationId, SharingRequest, Tag } from '@dli-connections/contract';
import type { RequestParts } from '@dli-connections/contract/server';
import {
  cannotBind,
  notSharedWithOwner,
  notSharedWithUsers,
  type Refusal,
  repeatedObject,
  repeatedTag,
  twoGrantees,
} from './errors.ts';

/** Rules that the spec states in words, since no schema can. They look at the request alone. */
const byOperation: { readonly [Op in OperationId]?: (input: Input<Op>) => Refusal | undefined } = {
  createEnhancedConnection: ({ body }) => refusalOfQueues(body) ?? (body.tags ? refusalOfTags(body.tags) : undefined),
  associateQueueToEnhancedConnection: ({ body }) => refusalOfQueues(body),
  batchCreateResourceTags: ({ body }) => refusalOfTags(body.tags),
  batchDeleteResourceTags: ({ body }) => refusalOfTags(body.tags),
  runAuthorizationAction({ path, body }) {
    const { projectId, grant_project_id, user_name, privileges } = body;
    const grantee = granteeOf(body);
    // A connection is shared with projects (EVIDENCE.md: shared-with-projects). A user is refused also beside a project: if
    // it were ignored, the whole project would get access meant for one user.
    if (user_name !== undefined || grantee === undefined) return notSharedWithUsers();
    if (grant_project_id !== undefined && grant_project_id !== grantee) return twoGrantees();
    if (grantee === path.project_id) {
      return notSharedWithOwner(projectId === undefined ? 'grant_project_id' : 'projectId');
    }
    const repeated = firstRepeated(privileges.map(({ object }) => object));
    return repeated === undefined ? undefined : repeatedObject(repeated);
  },
};

/** Rules by operationId. Each returns the refusal of a request that is legal by its schemas but never by the service. */
export type Rules = Readonly<Record<string, ((parts: RequestParts) => Refusal | undefined) | undefined>>;

/** The rules of the contract. They take parts that are valid by the schemas that the types of an operation are generated from. */
export const rules = byOperation as Rules;

/** The project that a connection is to be shared with; older SDKs of the vendor have another name for it (EVIDENCE.md: sdk-grant-project-id). */
export const granteeOf = ({ projectId, grant_project_id }: SharingRequest) => projectId ?? grant_project_id;

/** The queue that everyone shares is never bound. The service keeps names in lower case (EVIDENCE.md: default-queue, otc-queues). */
function refusalOfQueues({ queues = [] }: BindingRequest): Refusal | undefined {
  return queues.some((name) => name.toLowerCase() === 'default') ? cannotBind('default') : undefined;
}

/** A key has one value. */
function refusalOfTags(tags: readonly Tag[]): Refusal | undefined {
  const repeated = firstRepeated(tags.map(({ key }) => key));
  return repeated === undefined ? undefined : repeatedTag(repeated);
}

function firstRepeated(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) !== at);
}
