/** Prints, as JSON, the files of this repository that one create over HTTP runs through, with their functions, in order. */
import { fileURLToPath } from 'node:url';
import { wayOfCreate } from '@dli-connections/lab/way';

const way = await wayOfCreate(fileURLToPath(new URL('../../../', import.meta.url)));
console.log(JSON.stringify(Object.fromEntries(way), null, 2));
