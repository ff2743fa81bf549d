/** The conformance kit on a store whose statements are all recorded. */
import { askTarget, bundleFile, loadBundle, loadKit, type Report } from '@dli-connections/conformance';
import { operations } from '@dli-connections/contract';
import { validators } from '@dli-connections/contract/validators';
import { createHandler, openPostgresStore } from '@dli-connections/handler';
import { requestOf } from '@dli-connections/handler/test/request';

async function create(
  target: (request: Request) => Promise<Response>,
  project_id: string,
  name: string,
): Promise<void> {
  const input = { project_id, name, dest_vpc_id: 'v', dest_network_id: 'n' };
  const { status } = await target(requestOf('createEnhancedConnection', input, 'http://127.0.0.1'));
  if (status !== 201) throw new Error(`a create of ${project_id} is answered ${status}`);
}

/** Runs every case of the kit on a handler in this process, then creates for several projects at once. */
export async function runKit(place: string): Promise<Report> {
  const kit = await loadKit(await loadBundle(), { operations, validators }, bundleFile('yaml'));
  const store = await openPostgresStore(place);
  try {
    const target = createHandler({ store });
    const { report } = await askTarget(kit, { name: 'handler on Citus', target, likeReference: true });
    // The kit sends one create at a time. These form batches across several projects.
    await Promise.all(Array.from({ length: 200 }, (_, at) => create(target, `batch${at % 16}`, `n${at}`)));
    return report;
  } finally {
    await store.close();
  }
}
