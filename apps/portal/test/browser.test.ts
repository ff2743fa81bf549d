/** The built portal as its readers have it: in a browser, light and dark, on a screen, on a phone and on paper. */
import { fragmentOf, htmlOf, type Report, type Tally } from '@dli-connections/conformance';
import { startMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import type { Served } from '@dli-connections/serve';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../src/files.ts';
import { siteFolder, startPortal } from '../src/portal.ts';
import { findings, type Look, lookAt, looks, openBrowser, overflow, scrollThrough, skipped } from './browser.ts';

const host = '127.0.0.1';
const project = '48cc2c48765f481480c7db940d6409d1';
const site = await readFiles(siteFolder);
const pages = [...site.keys()].filter((path) => path.endsWith('/index.html')).map((path) => path.slice(1, -10));
/** The element that shows that a page which is made by a script is there. */
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

/** Looks at a page: it is no wider than its window, and axe finds nothing. Colours that change slowly have others on the way. */
async function soundIn(page: Page, look: Look, name?: string): Promise<void> {
  await lookAt(page, look);
  expect(await overflow(page), name).toBeLessThanOrEqual(0);
  await expect.poll(() => findings(page, look), { timeout: 20_000, message: name ?? '' }).toEqual([]);
}

describe.skipIf(skipped)('in a browser', () => {
  let portal: Served;
  let servers: { mock: Served; reference: Served };
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    servers = {
      mock: await startMock({ port: 0, host, cors: '*' }),
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

  it('the page of a report is sound in each look', async () => {
    const url = `data:text/html;charset=utf-8,${encodeURIComponent(htmlOf([report], fragmentOf([faults])))}`;
    const { page, complaints } = await browser.visit(url);
    for (const look of Object.values(looks)) {
      await soundIn(page, look);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([...pages, 'no/such/page'])('/%s is sound in each look', async (path) => {
    const { page, complaints } = await browser.visit(`${portal.url}/${path}`);
    await page
      .locator(ready[path] ?? 'h1')
      .first()
      .waitFor();
    for (const [name, look] of Object.entries(looks)) {
      await soundIn(page, look, name);
    }
    expect(complaints.filter((each) => !(path === 'no/such/page' && each.includes('404')))).toEqual([]);
    await page.close();
  });

  it.each(['connections', 'queues', 'routes', 'sharing', 'tags'])(
    '/reference/#/%s is sound in each look',
    async (place) => {
      const { page, complaints } = await browser.visit(`${portal.url}/reference/#/${place}`);
      await page.locator('#redoc h2').first().waitFor();
      await scrollThrough(page);
      for (const [name, look] of Object.entries(looks)) {
        await soundIn(page, look, name);
      }
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it.each(['evidence/', 'reference/'])('the first key on /%s leads past the header', async (path) => {
    const { page } = await browser.visit(`${portal.url}/${path}`);
    await page
      .locator(ready[path] ?? 'h1')
      .first()
      .waitFor();
    const before = page.url();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('MAIN');
    expect(page.url()).toBe(before);
    await page.close();
  });

  it('the first page weighs little, and comes packed', async () => {
    const { page } = await browser.visit('about:blank');
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const answer = await page.goto(`${portal.url}/`);
    await page.waitForLoadState('networkidle');
    expect(answer?.headers()['content-encoding']).toBe('br');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(150_000);
    await page.close();
  });

  it('search finds pages and operations from the keyboard, and asks for nothing elsewhere', async () => {
    const { page, complaints } = await browser.visit(`${portal.url}/console/server/`);
    await page.keyboard.press('/');
    await page.getByLabel('Search all pages').waitFor();
    await page.keyboard.type('terraform provi');
    await page.locator('.portal-results a').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/use-it-with\//);
    await page.keyboard.press('/');
    await page.getByLabel('Search all pages').fill('createEnhancedConnection dest_vpc_id');
    await page.locator('.portal-results a', { hasText: 'Create a connection' }).first().click();
    await page.waitForURL(/\/reference\/#\/connections\/createenhancedconnection$/);
    await page.getByRole('heading', { name: 'Create a connection' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a block of code is copied by its button', async () => {
    await browser.grant('clipboard-read', 'clipboard-write');
    const { page } = await browser.visit(`${portal.url}/`);
    await page.locator('.reader .copy').nth(1).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^npx --yes pnpm@[\d.]+ start$/);
    await page.close();
  });

  it('an address that leads nowhere is answered with a page that leads back', async () => {
    const { page } = await browser.visit(`${portal.url}/no/such/page`);
    await page.locator('main').getByRole('link', { name: 'overview', exact: true }).click();
    await page.waitForURL(`${portal.url}/`);
    await page.close();
  });

  it('the links of the reference hold in a tab of their own, and its menu has the API alone', async () => {
    const { page } = await browser.visit(`${portal.url}/reference/`);
    await page.locator('#redoc h1').waitFor();
    const groups = await page
      .locator('.menu-content li')
      .locator('xpath=ancestor::a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(groups).toEqual(['#/', '#/connections', '#/queues', '#/routes', '#/sharing', '#/tags']);
    const tab = await browser.visit(`${portal.url}/reference/#/tags`);
    await tab.page.getByRole('link', { name: /Count/ }).first().waitFor();
    await Promise.all([page.close(), tab.page.close()]);
  });

  it('the reference is searched from the keyboard', async () => {
    const { page } = await browser.visit(`${portal.url}/reference/`);
    await page.getByTestId('search-trigger').getByText('Search').waitFor();
    await page.getByTestId('search-trigger').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('isPrivis');
    await page.getByText('List connections').last().waitFor();
    await page.close();
  });

  it('folded parts are printed, and navigation is not', async () => {
    const { page } = await browser.visit(`${portal.url}/evidence/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details table').first().isVisible()).toBe(true);
    for (const part of ['.portal-bar', '.portal-menu', '.sections']) {
      expect(await page.locator(part).isVisible(), part).toBe(false);
    }
    await page.close();
  });

  it('the console sends what was typed, and of a list only how much it shows', async () => {
    const { url } = servers.reference;
    const { page } = await browser.visit(`${portal.url}/console/#/connections/listEnhancedConnections`, [url]);
    await page.getByLabel('Server').selectOption(url);
    const asked = page.waitForRequest((request) => request.url().startsWith(url) && request.method() === 'GET');
    await page.getByRole('button', { name: 'Execute' }).click();
    const { pathname, search } = new URL((await asked).url());
    expect(pathname + search).toBe(`/v2.0/${project}/datasource/enhanced-connections?limit=100&offset=0`);
    await page.close();
  });

  it('the console names the buttons that it has', async () => {
    const { page } = await browser.visit(`${portal.url}/console/#/connections/createEnhancedConnection`);
    await page.locator('.opblock.is-open').waitFor();
    for (const name of await page.locator('main > p').first().locator('b').allTextContents()) {
      expect(await page.getByRole('button', { name }).count(), name).toBeGreaterThan(0);
    }
    await page.close();
  });

  it.each(['reference', 'mock'] as const)('the console sends a create to the %s and shows the 201', async (name) => {
    const { url } = servers[name];
    const { page, complaints } = await browser.visit(`${portal.url}/console/#/connections/createEnhancedConnection`, [
      url,
    ]);
    await page.getByLabel('Server').selectOption(url);
    // From the keyboard, as who has no mouse sends it.
    await page.getByRole('button', { name: 'Execute' }).focus();
    await page.keyboard.press('Enter');
    const answer = page.locator('.live-responses-table .response');
    await answer.getByText('201', { exact: true }).first().waitFor();
    const id = /"connection_id": "([\w-]{36})"/.exec((await answer.textContent()) ?? '')?.[1] ?? '';
    expect(id).not.toBe('');
    expect(await findings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();

    if (name === 'mock') return;
    const path = `/v2.0/${project}/datasource/enhanced-connections/`;
    const shown = await fetch(url + path + id, { headers: { 'x-auth-token': 'any' } });
    expect(shown.status).toBe(200);
  });
});
