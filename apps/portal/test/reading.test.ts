/** The pages of the built portal as their readers use them: keys, search, code, colours, sections. */
import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findings, lookAt, looks, ready, skipped, usePortal } from './browser.ts';

const colourOf = (page: Page) => page.evaluate('getComputedStyle(document.documentElement).colorScheme');

describe.skipIf(skipped)('in a browser', () => {
  const { used, visit } = usePortal();

  it.each(['evidence/', 'reference/'])('the first Tab on /%s leads to a link past the header', async (path) => {
    const { page } = await visit(path);
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

  it('the first page weighs little, and comes compressed', async () => {
    const { page } = await used.browser.visit('about:blank');
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    const answer = await page.goto(`${used.portal.url}/`);
    expect(answer?.headers()['content-encoding']).toBe('gzip');
    // The sizes come once an answer has arrived in full.
    const sizes = await Promise.all(requests.map((request) => request.sizes()));
    const bytes = sizes.reduce((sum, each) => sum + each.responseHeadersSize + each.responseBodySize, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(150_000);
    await page.close();
  });

  it('search finds pages and operations from the keyboard, without requests to other hosts', async () => {
    const { page, complaints } = await visit('console/server/');
    // Typed before the index is there.
    await page.keyboard.type('/terraform provi');
    await page.getByLabel('Search all pages').waitFor();
    expect(await page.getByLabel('Search all pages').inputValue()).toBe('terraform provi');
    await page.locator('.portal-results a').first().waitFor();
    expect(await page.locator('.portal-results mark').first().textContent()).toMatch(/^terraform$/i);
    expect(await findings(page)).toEqual([]);
    const names = await page.locator('.portal-results h2').allTextContents();
    expect([names[0], new Set(names).size]).toEqual(['Terraform, SDKs, curl', names.length]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/use-it-with\//);
    await page.keyboard.press('/');
    await page.getByLabel('Search all pages').fill('queue');
    await expect.poll(() => page.locator('.portal-results h2').first().textContent()).toBe('Reference');
    await page.getByLabel('Search all pages').fill('createEnhancedConnection dest_vpc_id');
    await page.locator('.portal-results a', { hasText: 'Create a connection' }).first().click();
    await page.waitForURL(/\/reference\/#\/connections\/createenhancedconnection$/);
    await page.getByRole('heading', { name: 'Create a connection' }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('without JavaScript every page can be reached and read, on a phone too', async () => {
    const { page } = await visit('reference/');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await lookAt(page, looks.phone);
    await page.reload();
    await page.getByRole('link', { name: 'The reference to print' }).click();
    await page.getByRole('heading', { name: 'Create a connection' }).waitFor();
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('link', { name: 'Console', exact: true }).click();
    await page.getByText('The console needs JavaScript.').waitFor();
    await page.close();
  });

  it('a block of code is copied by its button', async () => {
    await used.browser.grant('clipboard-read', 'clipboard-write');
    const { page } = await visit('');
    await page.locator('.steps .copy').first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^npx --yes pnpm@[\d.]+ start$/);
    await page.close();
  });

  it('an unknown address is answered with a page that links back', async () => {
    const { page } = await visit('no/such/page');
    await page.locator('main').getByRole('link', { name: 'overview', exact: true }).click();
    await page.waitForURL(`${used.portal.url}/`);
    await page.close();
  });

  it('the first call is shown in the chosen language, with the keyboard too', async () => {
    const { page } = await visit('');
    const shown = page.locator('.samples pre:visible');
    await expect.poll(() => shown.allTextContents()).toEqual([expect.stringContaining('curl -s')]);
    await page.getByLabel('curl').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => shown.allTextContents()).toEqual([expect.stringContaining('createDliClient')]);
    await page.getByText('Python', { exact: true }).click();
    await expect.poll(() => shown.allTextContents()).toEqual([expect.stringContaining('urllib.request')]);
    await page.close();
  });

  it('the pages of the menu link to the previous and the next one', async () => {
    const { page } = await visit('client/');
    const pager = page.getByRole('navigation', { name: 'Previous and next page' });
    await pager.getByRole('link', { name: 'Next Methods' }).click();
    await page.waitForURL(`${used.portal.url}/client/methods/`);
    await pager.getByRole('link', { name: 'Previous TypeScript client' }).click();
    await page.waitForURL(`${used.portal.url}/client/`);
    await page.close();
  });

  it('the chosen colours apply to every page, and paper is white', async () => {
    const { page, complaints } = await visit('evidence/');
    expect(await colourOf(page)).toBe('light');
    await page.getByRole('button', { name: 'Dark colours', pressed: false }).click();
    expect(await colourOf(page)).toBe('dark');
    for (const [path, element] of Object.entries(ready)) {
      await page.goto(`${used.portal.url}/${path}`);
      await page.locator(element).first().waitFor();
      await page.getByRole('button', { name: 'Dark colours', pressed: true }).waitFor();
      expect(await colourOf(page), path).toBe('dark');
    }
    await page.emulateMedia({ media: 'print' });
    expect(await colourOf(page)).toBe('light');
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await page.getByRole('button', { name: 'Dark colours' }).click();
    expect(await colourOf(page)).toBe('light');
    // The choice was "system", which follows the system.
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => colourOf(page)).toBe('dark');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the current section is marked in the list, and the current page is in sight in the menu', async () => {
    const { page } = await visit('review/security/');
    await expect(page.locator('.portal-menu [aria-current]').boundingBox()).resolves.toMatchObject({
      y: expect.toSatisfy((y: number) => y < 900),
    });
    await page.goto(`${used.portal.url}/client/`);
    const marked = page.locator('.sections [aria-current]');
    expect(await marked.count()).toBe(0);
    const links = await page.locator('.sections a').all();
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      await link.click();
      await expect.poll(() => marked.getAttribute('href')).toBe(await link.getAttribute('href'));
    }
    await page.evaluate('scrollTo(0, 0)');
    await expect.poll(() => marked.count()).toBe(0);
    await page.close();
  });

  it('the menu button shows where the menu does not', async () => {
    const { page } = await visit('client/');
    for (const path of ['', 'client/', 'reference/']) {
      await page.goto(`${used.portal.url}/${path}`);
      for (const width of [390, 768, 1280, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        const button = page.getByRole('button', { name: 'Menu', exact: true });
        expect([width, path, await button.isVisible()]).toEqual([width, path, width < 1024]);
      }
    }
    await page.close();
  });

  it('on a phone the copy button does not cover the code', async () => {
    const { page } = await visit('client/');
    await lookAt(page, looks.phone);
    const blocks = await page.locator('.code').all();
    expect(blocks.length).toBeGreaterThan(5);
    for (const block of blocks) {
      const [code, button] = [await block.locator('pre').boundingBox(), await block.locator('.copy').boundingBox()];
      expect((code?.x ?? Number.NaN) + (code?.width ?? 0)).toBeLessThanOrEqual(button?.x ?? 0);
    }
    await page.close();
  });

  it('on a phone each value of a table has the name of its column, and no date breaks', async () => {
    const { page } = await visit('evidence/');
    await lookAt(page, looks.phone);
    const labels = await page
      .locator('td:not(:empty)')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
    expect(labels.length).toBeGreaterThan(500);
    expect(labels.filter((label) => !/^"[\w ]+: "$/.test(label))).toEqual([]);
    const dates = await page.locator('time').evaluateAll((all) => all.map((date) => date.getClientRects().length));
    expect(dates.length).toBeGreaterThan(5);
    expect(dates.filter((lines) => lines > 1)).toEqual([]);
    await page.close();
  });

  it('on a phone each target of the conformance is a card, with the name of each figure', async () => {
    const { page } = await visit('conformance/');
    await lookAt(page, looks.phone);
    const table = page.locator('.scroll').first();
    expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    const labels = await table
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content));
    expect(labels.length).toBeGreaterThan(50);
    expect(labels.filter((label) => !/^"[\w ]+: "$/.test(label))).toEqual([]);
    await page.close();
  });

  it('the names of the benchmark sections fit beside them', async () => {
    const { page } = await visit('benchmarks/');
    const names = await page.locator('.sections a').allTextContents();
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => name.length > 75)).toEqual([]);
    await page.close();
  });
});
