import { normalPath, type Outgoing } from '@dli-connections/contract/server';
import { validators } from '@dli-connections/contract/validators';
import type { Saved, Store } from '@dli-connections/handler';
import { type Middleware, uncached } from '@dli-connections/middleware';

/** Removes the connections that a project owns, deleted ones too; those of all projects without one. */
export async function reset(store: Store, project?: string): Promise<void> {
  const emptied = new Set<string>();
  for await (const { project_id } of project === undefined ? store.keys() : [{ project_id: project }]) {
    if (!emptied.has(project_id)) await store.load(project_id, nothing(), true);
    emptied.add(project_id);
  }
}

async function* nothing(): AsyncGenerator<Saved[]> {}

/**
 * `POST /_reset` empties all projects, `POST /_reset?project=ID` one. It is not part of the contract and needs no credentials.
 * A page of an origin that may not call may not reset either: browsers send such a POST without asking first.
 */
export function resetRoute(store: Store, origin: string | undefined, onError: (error: unknown) => void): Middleware {
  async function answer({ searchParams }: URL): Promise<Outgoing> {
    const [[name, project] = ['project', undefined], ...more] = searchParams;
    if (more.length > 0 || name !== 'project')
      return refused(400, 'DLI.0001', 'query may have project once, and nothing else');
    if (project !== undefined && !validators.listEnhancedConnections?.path.first({ project_id: project }))
      return refused(400, 'DLI.0001', 'query.project must have 1 to 64 letters and digits');
    try {
      await reset(store, project);
      return uncached(200, { status: 'ok' });
    } catch (error) {
      onError(error);
      return refused(503, 'DLI.0999', 'The service is unavailable. Try again later.');
    }
  }
  return (inner) => async (request) => {
    if (request.method !== 'POST' || normalPath(request.url.pathname) !== '/_reset') return inner(request);
    const from = request.headers.origin;
    if (from !== undefined && origin !== '*' && origin !== from)
      return refused(403, 'DLI.0003', 'Pages of this origin may not call: see --cors.');
    return answer(request.url);
  };
}

const refused = (status: number, error_code: string, error_msg: string) => uncached(status, { error_code, error_msg });
