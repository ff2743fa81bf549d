/** The task `portal`: builds the site into `dist/site`. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { siteFolder } from '../portal.ts';

await rm(siteFolder, { recursive: true, force: true });
await mkdir(siteFolder, { recursive: true });
await writeFile(
  join(siteFolder, 'index.html'),
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>dli-connections</title><h1>dli-connections</h1></html>\n',
);
