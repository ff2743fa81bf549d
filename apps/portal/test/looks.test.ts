/**
 * Every page of the built portal, light on a screen and dark on a phone: no wider than its window, and axe finds nothing. Its
 * check of colours costs as much as all others, so only pages that have all classes between them are checked for them.
 */
import { fragmentOf, htmlOf, type Report, type Tally } from '@dli-connections/conformance';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../src/files.ts';
import { siteFolder } from '../src/portal.ts';
import {
  dark,
  findings,
  type Look,
  lookAt,
  looks,
  overflow,
  ready,
  skipped,
  usePortal,
  wholeReference,
} from './browser.ts';

/** A page with all parts of the frame: those that only a wide window shows, and those that only a phone shows. */
const whole = 'client/';
const phoneWhole: Look = { ...looks.phone, rules: {} };

const site = await readFiles(siteFolder);
const pages = [...site.keys()].filter((path) => path.endsWith('/index.html')).map((path) => path.slice(1, -10));

/** Classes in a page but those that name the language of code. */
const classesOf = (path: string) =>
  [...new TextDecoder().decode(site.get(`/${path}index.html`)).matchAll(/ class="([^"]*)"/g)]
    .flatMap(([, names = '']) => names.split(' '))
    .filter((name) => !name.startsWith('language-'));

/** The longest pages that together have every class, so that their colours stand for those of all pages. */
function colouredOf(paths: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const length = (path: string) => site.get(`/${path}index.html`)?.length ?? 0;
  const longestFirst = paths.toSorted((one, other) => length(other) - length(one));
  return new Set(
    longestFirst.filter((path) => {
      const before = found.size;
      for (const name of classesOf(path)) found.add(name);
      return found.size > before;
    }),
  );
}

// The reference is checked with a group of operations open.
const coloured = colouredOf(pages.filter((path) => path !== 'reference/'));

/** The same without the colours. */
const plain: Record<keyof typeof looks, Look> = {
  light: { ...looks.light, rules: { rules: { 'color-contrast': { enabled: false } } } },
  phone: { ...looks.phone, rules: { runOnly: ['scrollable-region-focusable'] } },
};

/** A report with a cell of each state, and a failure; and faults of which one is missed. */
const cell = { operation: 'showEnhancedConnection', constraint: 'response', note: 'why' };
const report: Report = {
  ...{ target: 'handler', seed: 1, total: 3, interrupted: false, remains: [], coverage: 0.75 },
  counts: { passed: 1, failed: 1, 'failed as expected': 1, idle: 0 },
  leftOut: [{ reason: 'it takes long', cases: 2 }],
  failures: [
    {
      ...{ name: 'a/b', faults: ['body.id is required'], rule: 'openapi.yaml:1', reason: 'A connection has an id.' },
      ...{ request: 'curl', answer: '500 {}' },
    },
  ],
  cube: (['passed', 'failed', 'waived', 'not covered'] as const).map((state, at) => ({
    ...cell,
    status: `20${at}`,
    state,
  })),
};
const faults: Tally = {
  ...{ of: 'handler/requests', total: 3, found: 2, equivalent: [], kinds: {}, stale: [] },
  survivors: [{ name: 'loosened', reason: undefined }],
};

/** Checks that a page fits each window, and then that axe finds nothing, for which rows are removed. */
async function soundIn(page: Page, those: readonly Look[]): Promise<void> {
  for (const look of those) {
    await lookAt(page, look);
    expect(await overflow(page), `${look.width} pixels`).toBeLessThanOrEqual(0);
  }
  for (const look of those.toReversed()) {
    await lookAt(page, look);
    // Colours in transition have intermediate values.
    const message = `${look.width} pixels, ${look.colorScheme}`;
    await expect.poll(() => findings(page, look), { message }).toEqual([]);
  }
}

describe.skipIf(skipped)('in a browser', () => {
  const { used, visit } = usePortal();
  // One tab for all pages: the browser starts a process for each new one.
  let tab: Awaited<ReturnType<typeof visit>>;
  beforeAll(async () => {
    tab = await visit('');
  });

  it('a report is sound in each look', async () => {
    const url = `data:text/html;charset=utf-8,${encodeURIComponent(htmlOf([report], fragmentOf([faults])))}`;
    const { page, complaints } = await used.browser.visit(url);
    await soundIn(page, [...Object.values(looks), dark]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([...pages, 'no/such/page'])('/%s is sound in each look', async (path) => {
    const { page, complaints } = tab;
    complaints.length = 0;
    await lookAt(page, looks.light);
    await page.goto(`${used.portal.url}/${path}`);
    await page
      .locator(ready[path] ?? 'h1')
      .first()
      .waitFor();
    for (const width of [768, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width} pixels`).toBeLessThanOrEqual(0);
    }
    // Paper does not scroll: A4 at 96 pixels an inch.
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: 'print' });
    expect(await overflow(page), 'print').toBeLessThanOrEqual(0);
    const { light, phone } = coloured.has(path) ? looks : plain;
    await soundIn(page, path === whole ? [light, phoneWhole, dark] : [light, phone]);
    expect(complaints.filter((each) => !(path === 'no/such/page' && each.includes('404')))).toEqual([]);
  });

  /** Shows a group of the reference, which the page of another group renders without being loaded. */
  async function openGroup(place: string) {
    tab.complaints.length = 0;
    await lookAt(tab.page, looks.light);
    await tab.page.goto(`${used.portal.url}/reference/#/${place}`);
    await tab.page.locator(`#redoc [data-section-id^="/${place}/"] h2`).first().waitFor();
    await wholeReference(tab.page);
    return tab;
  }

  it('/reference/#/connections is sound in each look', async () => {
    const { page, complaints } = await openGroup('connections');
    await soundIn(page, [looks.light, phoneWhole]);
    expect(complaints).toEqual([]);
  });

  // Their colours are those of the connections, which have every method.
  it.each(['queues', 'routes', 'sharing', 'tags'])('/reference/#/%s is sound but for its colours', async (place) => {
    const { page, complaints } = await openGroup(place);
    await lookAt(page, looks.phone);
    expect(await overflow(page), 'phone').toBeLessThanOrEqual(0);
    await soundIn(page, [plain.light]);
    expect(complaints).toEqual([]);
  });
});
