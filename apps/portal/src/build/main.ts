/** The task `portal`: builds the site into `dist/site`. */
import { siteFolder } from '../portal.ts';
import { buildSite } from './site.ts';

await buildSite(siteFolder);
