/** The built portal as its readers have it: in a browser, light and dark, on a screen and on a phone. */
import { fragmentOf, htmlOf, type Report, type Tally } from '@dli-connections/conformance';
import { startMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import type { Served } from '@dli-connections/serve';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parts } from '../src/build/nav.ts';
import { readFiles } from '../src/files.ts';
import { siteFolder, startPortal } from '../src/portal.ts';
import { type Look, openBrowser, overflow, seriousFindings, skipped } from './browser.ts';

const host = '127.0.0.1';
const site = await readFiles(siteFolder);
const pages = [...site.keys()].filter((path) => path.endsWith('/index.html')).map((path) => path.slice(1, -10));
const light: Look = { width: 1280, colorScheme: 'light', rules: 'all' };
// A change of colours changes contrasts only, a change of width everything else: that saves most of the time.
const dark: Look = { width: 1280, colorScheme: 'dark', rules: 'contrast' };
const phone: Look = { width: 390, colorScheme: 'light', rules: 'all but contrast' };
const looks = Object.entries({ light, dark, 'on a phone': phone });
/** What shows that a page which is made by a script is there. */
const ready: Record<string, string> = { 'console/': '.opblock', 'reference/': '#redoc h1' };

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

describe('the built site', () => {
  it('has every part that its header names', () => {
    expect(parts.map(({ path }) => path).filter((path) => !pages.includes(path))).toEqual([]);
  });

  it('has no link that leads nowhere', () => {
    const broken = pages.flatMap((path) => {
      const page = new TextDecoder().decode(site.get(`/${path}index.html`)?.bytes);
      // Redoc makes its links itself, and routes by their fragments.
      if (path === 'reference/') return [];
      const links = [...page.matchAll(/<(?:a|link|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, to = '']) => to);
      return links.filter((to) => !leads(to, path)).map((to) => `${path} → ${to}`);
    });
    expect(broken).toEqual([]);
  });

  function leads(link: string, from: string): boolean {
    const { origin, pathname, hash } = new URL(link, `http://portal.test/${from}`);
    if (origin !== 'http://portal.test') return true;
    const file = site.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    return file !== undefined && (!hash || new TextDecoder().decode(file.bytes).includes(`id="${hash.slice(1)}"`));
  }
});

describe.skipIf(skipped)('in a browser', () => {
  let portal: Served;
  let servers: { mock: Served; reference: Served };
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    servers = {
      mock: await startMock({ port: 0, host, cors: true }),
      reference: await startReference({ port: 0, host, data: ':memory:', cors: '*' }),
    };
    portal = await startPortal({
      port: 0,
      host,
      servers: { mock: servers.mock.url, reference: servers.reference.url },
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([portal, servers?.mock, servers?.reference].map((server) => server?.close()));
  });

  // The page of the part `conformance` is made of one where its verb has run.
  it.each(looks)('the page of a report is sound, %s', async (_, look) => {
    const page = `data:text/html;charset=utf-8,${encodeURIComponent(htmlOf([report], fragmentOf([faults])))}`;
    const visited = await browser.visit(page, look);
    expect(await overflow(visited.page)).toBeLessThanOrEqual(0);
    expect(await seriousFindings(visited.page, look)).toEqual([]);
    expect(visited.complaints).toEqual([]);
    await visited.page.close();
  });

  // Guides have one form, so that one look at each will do.
  const main = ['', ...parts.map(({ path }) => path)];
  describe.each(looks)('%s', (_, look) => {
    it.each(look === phone ? pages : main)('/%s', async (path) => {
      const { page, complaints } = await browser.visit(`${portal.url}/${path}`, look);
      await page
        .locator(ready[path] ?? 'h1')
        .first()
        .waitFor();
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page, look)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  it('the first key on a page leads past the header', async () => {
    const { page } = await browser.visit(`${portal.url}/evidence/`, light);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
    await page.close();
  });

  it.each(['reference', 'mock'] as const)('the console sends a create to the %s and shows the 201', async (name) => {
    const { url } = servers[name];
    const { page, complaints } = await browser.visit(
      `${portal.url}/console/#/connections/createEnhancedConnection`,
      light,
      [url],
    );
    await page.getByLabel('Server').selectOption(url);
    // From the keyboard, as who has no mouse sends it.
    await page.getByRole('button', { name: 'Execute' }).focus();
    await page.keyboard.press('Enter');
    const answer = page.locator('.live-responses-table .response');
    await answer.getByText('201', { exact: true }).first().waitFor();
    const id = /"connection_id": "([\w-]{36})"/.exec((await answer.textContent()) ?? '')?.[1] ?? '';
    expect(id).not.toBe('');
    expect(await seriousFindings(page, light)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();

    if (name === 'mock') return;
    const path = '/v2.0/48cc2c48765f481480c7db940d6409d1/datasource/enhanced-connections/';
    const shown = await fetch(url + path + id, { headers: { 'x-auth-token': 'any' } });
    expect(shown.status).toBe(200);
  });
});
