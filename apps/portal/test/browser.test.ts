/** The built portal as its readers use it: keys, search, colours, print, and the console on the servers. */
import { operations } from '@dli-connections/contract';
import { startMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import type { Served } from '@dli-connections/serve';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPortal } from '../src/portal.ts';
import { findings, looks, openBrowser, overflow, ready, skipped, wholeReference } from './browser.ts';

const host = '127.0.0.1';
const project = '48cc2c48765f481480c7db940d6409d1';

const colourOf = (page: Page) => page.evaluate('getComputedStyle(document.documentElement).colorScheme');

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
    expect(answer?.headers()['content-encoding']).toBe('gzip');
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

  it('the reference has one search, that of all pages, by either key', async () => {
    const { page, complaints } = await browser.visit(`${portal.url}/reference/`);
    await page.locator('#redoc h1').waitFor();
    expect(await page.getByTestId('search-trigger').isVisible()).toBe(false);
    for (const key of ['/', 'Control+k']) {
      await page.keyboard.press(key);
      await page.getByLabel('Search all pages').fill('isPrivis');
      await page.locator('.portal-results a', { hasText: 'List connections' }).waitFor();
      expect(await page.locator('[role="dialog"], dialog[open]').count(), key).toBe(1);
      await page.keyboard.press('Escape');
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the first call is shown in the language that is chosen, with the keyboard too', async () => {
    const { page } = await browser.visit(`${portal.url}/`);
    const shown = page.locator('.samples pre:visible');
    await expect.poll(() => shown.allTextContents()).toEqual([expect.stringContaining('curl -s')]);
    await page.getByLabel('curl').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => shown.allTextContents()).toEqual([expect.stringContaining('createDliClient')]);
    await page.getByText('Python', { exact: true }).click();
    await expect.poll(() => shown.allTextContents()).toEqual([expect.stringContaining('urllib.request')]);
    await page.close();
  });

  it('the pages of the menu follow one another', async () => {
    const { page } = await browser.visit(`${portal.url}/client/`);
    const pager = page.getByRole('navigation', { name: 'Previous and next page' });
    await pager.getByRole('link', { name: 'Next Methods' }).click();
    await page.waitForURL(`${portal.url}/client/methods/`);
    await pager.getByRole('link', { name: 'Previous TypeScript client' }).click();
    await page.waitForURL(`${portal.url}/client/`);
    await page.close();
  });

  it.each(['client/#waiting', 'reference/#/queues/disassociatequeuefromenhancedconnection'])(
    'the place that %s names stands below the header, which stays in sight',
    async (path) => {
      const { page } = await browser.visit(`${portal.url}/${path}`);
      const title = page.getByRole('heading', { name: /Waiting|Unbind queues/ }).first();
      const inTime = { timeout: 20_000 };
      await expect.poll(() => page.evaluate('scrollY'), inTime).toBeGreaterThan(200);
      const top = async (of: typeof title) => (await of.boundingBox())?.y ?? Number.NaN;
      expect(await top(page.locator('.portal-bar'))).toBe(0);
      const isBelow = async () => (await top(title)) >= 52 && (await top(title)) < 200;
      await expect.poll(isBelow, inTime).toBe(true);
      await page.close();
    },
  );

  it('folded parts are printed, and navigation is not', async () => {
    const { page } = await browser.visit(`${portal.url}/evidence/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details table').first().isVisible()).toBe(true);
    for (const part of ['.portal-bar', '.portal-menu', '.sections']) {
      expect(await page.locator(part).isVisible(), part).toBe(false);
    }
    await page.close();
  });

  it('the reference is printed with the whole group that is open, its paths and its statuses', async () => {
    const { page } = await browser.visit(`${portal.url}/reference/#/tags`);
    await wholeReference(page);
    await page.emulateMedia({ media: 'print' });
    for (const name of ['Add tags to a connection', 'Count connections by tags']) {
      expect(await page.getByRole('heading', { name }).isVisible(), name).toBe(true);
    }
    for (const text of ['/v3/{project_id}/{resource_type}/resource-instances/count', '503']) {
      expect(await page.locator('#redoc button', { hasText: text }).first().isVisible(), text).toBe(true);
    }
    await page.close();
  });

  it('the whole reference is printed from its own page, which the print of a group names', async () => {
    const { page } = await browser.visit(`${portal.url}/reference/print/`);
    await page.emulateMedia({ media: 'print' });
    // A4 at 96 pixels an inch.
    await page.setViewportSize({ width: 794, height: 1123 });
    const titles = page.locator('main h3');
    expect(await titles.count()).toBe(Object.keys(operations).length);
    expect(await titles.evaluateAll((all) => all.filter((each) => !each.checkVisibility()).length)).toBe(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.goto(`${portal.url}/reference/`);
    const note = page.getByText('Reference, to print').locator('visible=true');
    expect(await note.count()).toBe(1);
    await page.emulateMedia({ media: 'screen' });
    expect(await note.count()).toBe(0);
    await page.close();
  });

  it('colours are chosen once for every page, and paper is white', async () => {
    const { page, complaints } = await browser.visit(`${portal.url}/evidence/`);
    expect(await colourOf(page)).toBe('light');
    await page.getByLabel('Colours').selectOption('Dark');
    expect(await colourOf(page)).toBe('dark');
    for (const [path, element] of Object.entries(ready)) {
      await page.goto(`${portal.url}/${path}`);
      await page.locator(element).first().waitFor();
      expect([path, await colourOf(page), await page.getByLabel('Colours').inputValue()]).toEqual([
        path,
        'dark',
        'dark',
      ]);
      await expect.poll(() => findings(page, looks.dark), { timeout: 20_000, message: path }).toEqual([]);
    }
    await page.emulateMedia({ media: 'print' });
    expect(await colourOf(page)).toBe('light');
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.getByLabel('Colours').selectOption('System');
    expect(await colourOf(page)).toBe('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => colourOf(page)).toBe('dark');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the section that is read is marked in the list of sections, and the page in the menu is in sight', async () => {
    const { page } = await browser.visit(`${portal.url}/review/security/`);
    await expect(page.locator('.portal-menu [aria-current]').boundingBox()).resolves.toMatchObject({
      y: expect.toSatisfy((y: number) => y < 900),
    });
    await page.goto(`${portal.url}/client/`);
    const marked = page.locator('.sections [aria-current]');
    expect(await marked.count()).toBe(0);
    for (const link of await page.locator('.sections a').all()) {
      await link.click();
      await expect.poll(() => marked.getAttribute('href')).toBe(await link.getAttribute('href'));
    }
    await page.evaluate('scrollTo(0, 0)');
    await expect.poll(() => marked.count()).toBe(0);
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
