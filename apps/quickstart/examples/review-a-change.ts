/** Rates a change to the API by its effect on callers. The verb `review` does it for the whole spec. */
import { readBundle } from '@dli-connections/contract/bundle';
import { compareBundles } from '@dli-connections/review';

const before = await readBundle();
const after = structuredClone(before);
const { name, hosts } = after.components.schemas.ConnectionRequest?.properties ?? {};
Object.assign(name ?? {}, { maxLength: 32 });
Object.assign(hosts ?? {}, { description: 'Names for addresses behind the connection.' });

const { impact, changes } = await compareBundles(before, after);
for (const change of changes) console.log(`${change.impact}: ${change.words}`);
console.log(`All in all: ${impact}`);
