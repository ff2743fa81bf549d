import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readBundle } from '@dli-connections/contract/codegen';
import type { Review } from '@dli-connections/review';
import { benchmarksPage } from './benchmarks.ts';
import { bundlesPage } from './bundles.ts';
import { readConformance } from './conformance.ts';
import { consoleBundle, consolePage } from './console.ts';
import { evidencePage } from './evidence.ts';
import { framed } from './framed.ts';
import { guidePages } from './guides.ts';
import { homePage } from './home.ts';
import { interopPage } from './interop.ts';
import { documentOf } from './page.ts';
import { inline } from './policy.ts';
import { pathOf, textOf } from './sources.ts';

/** Builds the whole site into a folder, which is emptied first. */
export async function buildSite(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const write = async (path: string, text: string) => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  const bundle = await readBundle();
  // The task `report` of the review writes it.
  const review = JSON.parse(await textOf('packages/review/dist/release/review.json')) as Review;
  const conformance = await readConformance();
  const bundles = await bundlesPage();
  const pages = [
    homePage(bundle, review, conformance.figures),
    consolePage,
    bundles.page,
    await evidencePage(bundle),
    ...(conformance.page ? [conformance.page] : []),
    await benchmarksPage(),
    await interopPage(),
    ...(await guidePages()),
  ];
  for (const [path, text] of bundles.files) await write(path, text);
  for (const page of pages) await write(`${page.path}index.html`, documentOf(page));
  await write('console/openapi.json', consoleBundle(bundle));
  await write('reference/index.html', reference(await textOf('spec/dist/docs.html')));
  await write('review/index.html', framed(await textOf('packages/review/dist/release/review.html'), reviewFrame));
  if (conformance.report) await write('conformance/index.html', conformance.report);
  await copyAssets(join(folder, 'assets'));
}

const reviewFrame = { path: 'review/', title: 'Review', main: /<main>/ };

/** Redoc's page. It takes every fragment for a route, so nothing can lead past the header; it makes its styles as it runs, and searches in workers made of blobs. */
function reference(page: string): string {
  return framed(page, {
    path: 'reference/',
    title: 'Reference',
    styles: ['reference.css'],
    allowance: {
      'script-src': ["'self'", 'blob:', ...inline('script', page)],
      'worker-src': ['blob:'],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ['data:'],
    },
  });
}

/** The site's own files, and those of the console with their licence. */
async function copyAssets(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const own = pathOf('apps/portal/assets/');
  for (const file of await readdir(own)) await copyFile(join(own, file), join(folder, file));
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const theirs = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-bundle.js.LICENSE.txt', 'LICENSE', 'NOTICE'];
  for (const file of theirs) {
    await copyFile(join(swagger, file), join(folder, file.includes('.') ? file : `swagger-ui.${file}.txt`));
  }
}
