import { type Job, run } from './engine.ts';

/** Of a connection that several own and share: the first of them. */
const firstOwner =
  'SELECT s.project_id FROM grants s WHERE s.grantee = $1 AND s.connection_id = $2 ORDER BY s.project_id LIMIT 1';

/** The owner of a connection that is shared with a project under an identifier. */
export function* ownerOfShared(project_id: string, id: string): Job<string | undefined> {
  const [shared] = yield* run(firstOwner, [project_id, id]);
  return shared && String(shared.project_id);
}
