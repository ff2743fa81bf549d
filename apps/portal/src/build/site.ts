import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Bundle, readBundle } from '@dli-connections/contract/bundle';
import type { Review } from '@dli-connections/review';
import { benchmarksPage } from './benchmarks.ts';
import { bundlesPage } from './bundles.ts';
import { changesPage } from './changes.ts';
import { readConformance } from './conformance.ts';
import { consoleBundle, consolePage } from './console.ts';
import { evidencePage } from './evidence.ts';
import { examplesPage } from './examples.ts';
import { guidePages } from './guides.ts';
import { homePage } from './home.ts';
import { notFoundPage } from './not-found.ts';
import { documentOf, type Page } from './page.ts';
import { printedPage } from './printed.ts';
import { referencePage } from './reference.ts';
import { reportPage } from './reports.ts';
import { searchIndex } from './search.ts';
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
  const bundles = await bundlesPage();
  const { pages, styles } = await pagesOf(bundle);
  await copyAssets(join(folder, 'assets'));
  for (const [file, style] of styles) await write(`assets/${file}`, style);
  for (const [path, text] of bundles.files) await write(path, text);
  const printed = printedPage(bundle);
  for (const page of [...pages, bundles.page, printed]) await write(`${page.path}index.html`, documentOf(page));
  await write('404.html', documentOf(notFoundPage));
  await write('console/openapi.json', consoleBundle(bundle));
  await write('reference/index.html', referencePage(await textOf('spec/dist/docs.html')));
  // Search leads to the reference, which has all that the page to print has.
  await write('assets/search-index.js', searchIndex([...pages, bundles.page], bundle));
}

/** The pages that the portal makes itself, with the style sheets of those that are reports. */
async function pagesOf(bundle: Bundle): Promise<{ pages: Page[]; styles: [string, string][] }> {
  // The task `report` of the review writes both.
  const review = JSON.parse(await textOf('packages/review/dist/release/review.json')) as Review;
  const reviewed = reportPage(await textOf('packages/review/dist/release/review.html'), {
    path: 'review/',
    title: 'Review',
    description: 'The changes since the last release, and the callers that they break.',
  });
  const conformance = await readConformance();
  const pages = [
    await homePage(bundle, review, conformance.figures),
    consolePage,
    reviewed.page,
    conformance.page,
    await evidencePage(bundle),
    await benchmarksPage(),
    await changesPage(),
    await examplesPage(),
    ...(await guidePages()),
  ];
  return { pages, styles: [reviewed.style, conformance.style] };
}

/** The site's own files, and those of other packages with their licences. */
async function copyAssets(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const own = pathOf('apps/portal/assets/');
  for (const file of await readdir(own)) await copyFile(join(own, file), join(folder, file));
  const { resolve } = createRequire(import.meta.url);
  const swagger = dirname(resolve('swagger-ui-dist/package.json'));
  const theirs = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-bundle.js.LICENSE.txt', 'LICENSE', 'NOTICE'];
  for (const file of theirs) {
    await copyFile(join(swagger, file), join(folder, file.includes('.') ? file : `swagger-ui.${file}.txt`));
  }
  const inter = dirname(resolve('@fontsource-variable/inter/package.json'));
  await copyFile(join(inter, 'files/inter-latin-wght-normal.woff2'), join(folder, 'inter.woff2'));
  await copyFile(join(inter, 'LICENSE'), join(folder, 'inter.LICENSE.txt'));
  // The entry of the package is its CommonJS form; the one for a plain script stands beside it.
  const minisearch = dirname(dirname(dirname(resolve('minisearch'))));
  await copyFile(join(minisearch, 'dist/umd/index.js'), join(folder, 'minisearch.js'));
  await copyFile(join(minisearch, 'LICENSE.txt'), join(folder, 'minisearch.LICENSE.txt'));
}
