/** Faults in sharing: the rights of the project that a connection is shared with, and their end. */
import type { Target } from '@dli-connections/contract';
import { altered, type Body, type Fault, inChange, inField, inStore, json } from '../make.ts';
import { inBody, knowingOwners, refused, taking } from './make.ts';

/** A project that a connection is shared with acts as its owner. */
const asOwner = (isMeant: (request: Request) => boolean): Fault =>
  knowingOwners(async (request, target, owner, project) => {
    if (owner === project || !isMeant(request)) return undefined;
    const text = request.body ? await request.clone().text() : '';
    const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(request.url + text)?.[0];
    if (!(await reaches(target, request, project, id))) return undefined;
    return target(altered(request, { url: request.url.replace(`/${project}/`, `/${owner}/`), text }));
  });

async function reaches(target: Target, { headers }: Request, project: string, id: string | undefined) {
  const own = new Headers({ 'x-auth-token': headers.get('x-auth-token') ?? '' });
  const url = `http://dli.test/v2.0/${project}/datasource/enhanced-connections/${id}`;
  return (await target(new Request(url, { headers: own }))).ok;
}

/** A project that a connection is shared with is refused a right. */
const onlyOwners = (isMeant: (request: Request) => boolean): Fault =>
  knowingOwners(async (request, _, owner, project) => {
    if (owner === project || !isMeant(request)) return undefined;
    const id = /enhanced-connections\/([^/]+)/.exec(request.url)?.[1];
    const { status, body } = refused('DLI.0001', `Connection ${id} does not exist.`);
    return json(body, status);
  });

const ends = (text: string) => (request: Request) => request.url.endsWith(text);

/** Faults of sharing. */
export const sharingFaults: Record<string, Fault> = {
  'a grantee can delete': asOwner(({ method, url }) => method === 'DELETE' && !url.includes('/routes')),
  'a grantee can share on': asOwner(ends('/authorization')),
  'a grantee can add tags': asOwner(ends('/tags/create')),
  'a grantee can remove tags': asOwner(ends('/tags/delete')),
  'a grantee sees tags': asOwner(ends('/tags')),
  'a grantee sees with whom else it is shared': asOwner(ends('/privileges')),
  'a grantee cannot bind': onlyOwners(ends('/associate-queue')),
  'a grantee cannot set hosts': onlyOwners(({ method, url }) => method === 'PUT' && !url.endsWith('/authorization')),
  'a grantee cannot add routes': onlyOwners(ends('/routes')),
  'what is deleted stays shared': inChange((next, before) =>
    next.delete_time === null ? next : { ...next, grants: before.grants },
  ),
  'who lost a grant still sees': inStore((store) => {
    const owners = new Map<string, string>();
    return {
      async get(project, id, now) {
        const found = await store.facts(project, id);
        const key = `${project} ${id}`;
        if (found) owners.set(key, found.project_id);
        return store.get(owners.get(key) ?? project, id, now);
      },
    };
  }),
  'who lost a grant still binds': inStore((store) => {
    const owners = new Map<string, string>();
    return {
      async change(project, ids, decide, grantee) {
        const found = await store.facts(project, ids[0] ?? '');
        const key = `${project} ${ids[0]}`;
        if (found) owners.set(key, found.project_id);
        return store.change(owners.get(key) ?? project, ids, decide, grantee);
      },
    };
  }),
  'isPrivis never changes': inField('isPrivis', () => true),
  'a grant of no privilege is one': inBody(/authorization$/, (body) => ({
    ...body,
    privileges: Array.isArray(body.privileges)
      ? body.privileges.map((each: Body) =>
          Array.isArray(each?.privileges) && each.privileges.length === 0
            ? { ...each, privileges: ['BIND_QUEUE'] }
            : each,
        )
      : body.privileges,
  })),
  'an update of privileges only adds': inBody(/authorization$/, (body) =>
    body.action === 'update' ? { ...body, action: 'grant' } : body,
  ),
  'an update of privileges only takes': taking(() => async (request, target) => {
    const text = ends('/authorization')(request) ? await request.clone().text() : '';
    if (!text.includes('"update"') || !text.includes('BIND_QUEUE')) return undefined;
    const answer = await target(request.clone());
    if (answer.ok) await target(altered(request, { text: text.replace('"update"', '"revoke"') }));
    return answer;
  }),
  'a project in capitals is the same project': taking(
    () => (request, target) =>
      target(
        new Request(
          request.url.replace(
            /^(https?:\/\/[^/]+\/[^/]+\/)([^/?]+)/,
            (_, start, project) => start + project.toLowerCase(),
          ),
          request,
        ),
      ),
  ),
};
