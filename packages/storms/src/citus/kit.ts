/** The conformance kit on a store of which every statement is noted. */
import { askTarget, bundleFile, loadBundle, loadKit, type Report } from '@dli-connections/conformance';
import { operations } from '@dli-connections/contract';
import { validators } from '@dli-connections/contract/validators';
import { createHandler, openPostgresStore } from '@dli-connections/handler';

/** Asks a handler in this process everything that the kit has. */
export async function runKit(place: string): Promise<Report> {
  const kit = await loadKit(await loadBundle(), { operations, validators }, bundleFile('yaml'));
  const store = await openPostgresStore(place);
  try {
    const target = createHandler({ store });
    const { report } = await askTarget(kit, { name: 'handler on Citus', target, likeReference: true });
    return report;
  } finally {
    await store.close();
  }
}
