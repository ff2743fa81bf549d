/** Every page of the built portal, light on a screen and dark on a phone: no wider than its window, and axe finds nothing. */
import { fragmentOf, htmlOf, type Report, type Tally } from '@dli-connections/conformance';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
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

/** Pages with all parts that only a wide window shows. */
const wide = ['', 'client/'];

const site = await readFiles(siteFolder);
const pages = [...site.keys()].filter((path) => path.endsWith('/index.html')).map((path) => path.slice(1, -10));

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

/** Checks that a page fits its window and that axe finds nothing. Colours in transition have intermediate values. */
async function soundIn(page: Page, look: Look, name?: string): Promise<void> {
  await lookAt(page, look);
  expect(await overflow(page), name).toBeLessThanOrEqual(0);
  await expect.poll(() => findings(page, look), { timeout: 20_000, message: name ?? '' }).toEqual([]);
}

describe.skipIf(skipped)('in a browser', () => {
  const { used, visit } = usePortal();

  it('a report is sound in each look', async () => {
    const url = `data:text/html;charset=utf-8,${encodeURIComponent(htmlOf([report], fragmentOf([faults])))}`;
    const { page, complaints } = await used.browser.visit(url);
    for (const look of [...Object.values(looks), dark]) {
      await soundIn(page, look);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([...pages, 'no/such/page'])('/%s is sound in each look', async (path) => {
    const { page, complaints } = await visit(path);
    await page
      .locator(ready[path] ?? 'h1')
      .first()
      .waitFor();
    for (const [name, look] of Object.entries({ ...looks, ...(wide.includes(path) && { dark }) })) {
      await soundIn(page, look, name);
    }
    for (const width of [768, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width} pixels`).toBeLessThanOrEqual(0);
    }
    // Paper does not scroll: A4 at 96 pixels an inch.
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: 'print' });
    expect(await overflow(page), 'print').toBeLessThanOrEqual(0);
    expect(complaints.filter((each) => !(path === 'no/such/page' && each.includes('404')))).toEqual([]);
    await page.close();
  });

  it('/reference/#/connections is sound in each look', async () => {
    const { page, complaints } = await visit('reference/#/connections');
    await wholeReference(page);
    for (const [name, look] of Object.entries(looks)) {
      await soundIn(page, look, name);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  // Their colours are those of the connections, which have every method.
  it.each(['queues', 'routes', 'sharing', 'tags'])('/reference/#/%s is sound but for its colours', async (place) => {
    const { page, complaints } = await visit(`reference/#/${place}`);
    await wholeReference(page);
    await soundIn(page, { ...looks.light, rules: { rules: { 'color-contrast': { enabled: false } } } });
    await lookAt(page, looks.phone);
    expect(await overflow(page), 'phone').toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
