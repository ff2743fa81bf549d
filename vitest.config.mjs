/** For packages whose tests need nothing else: the same draws of fast-check in every run. */
import { fileURLToPath } from 'node:url';

export const setupFiles = [fileURLToPath(new URL('scripts/seed.mjs', import.meta.url))];

export default { test: { setupFiles } };
