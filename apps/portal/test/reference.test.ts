/** The reference in the built portal: its links, its search, its places, on a phone and on paper. */
import { operations } from '@dli-connections/contract';
import { describe, expect, it } from 'vitest';
import { lookAt, looks, overflow, skipped, usePortal, wholeReference } from './browser.ts';

describe.skipIf(skipped)('in a browser', () => {
  const { used, visit } = usePortal();

  it('the links of the reference work in a new tab, and its menu has only the API', async () => {
    const { page } = await visit('reference/');
    await page.locator('#redoc h1').waitFor();
    const groups = await page
      .locator('.menu-content li')
      .locator('xpath=ancestor::a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(groups).toEqual(['#/', '#/connections', '#/queues', '#/routes', '#/sharing', '#/tags']);
    const tab = await visit('reference/#/tags');
    await tab.page.getByRole('link', { name: /Count/ }).first().waitFor();
    await Promise.all([page.close(), tab.page.close()]);
  });

  it('the reference has one search, that of all pages, under both shortcuts', async () => {
    const { page, complaints } = await visit('reference/');
    await page.locator('#redoc h1').waitFor();
    expect(await page.getByTestId('search-trigger').isVisible()).toBe(false);
    for (const key of ['/', 'Control+k']) {
      await page.keyboard.press(key);
      await page.getByLabel('Search all pages').fill('isPrivis');
      await page.locator('.portal-results a', { hasText: 'List connections' }).waitFor();
      expect(await page.locator('[role="dialog"], dialog[open]').count(), key).toBe(1);
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog[open]').count(), key).toBe(0);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(['client/#waiting', 'reference/#/queues/disassociatequeuefromenhancedconnection'])(
    'the place that %s names stands below the header, which stays in sight',
    async (path) => {
      const { page } = await visit(path);
      const title = page.getByRole('heading', { name: /Waiting|Unbind queues/ }).first();
      await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(200);
      const top = async (of: typeof title) => (await of.boundingBox())?.y ?? Number.NaN;
      expect(await top(page.locator('.portal-bar'))).toBe(0);
      const isBelow = async () => (await top(title)) >= 52 && (await top(title)) < 200;
      await expect.poll(isBelow).toBe(true);
      await page.close();
    },
  );

  it('folded parts are printed, and navigation is not', async () => {
    const { page } = await visit('evidence/');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('details table').first().isVisible()).toBe(true);
    for (const part of ['.portal-bar', '.portal-menu', '.sections']) {
      expect(await page.locator(part).isVisible(), part).toBe(false);
    }
    await page.close();
  });

  it('printing the reference includes the whole open group, with paths and statuses', async () => {
    const { page } = await visit('reference/#/tags');
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

  it('the whole reference has a page to print, which the print of a group names', async () => {
    const { page } = await visit('reference/print/');
    await page.emulateMedia({ media: 'print' });
    // A4 at 96 pixels an inch.
    await page.setViewportSize({ width: 794, height: 1123 });
    const titles = page.locator('main h3');
    expect(await titles.count()).toBe(Object.keys(operations).length);
    expect(await titles.evaluateAll((all) => all.filter((each) => !each.checkVisibility()).length)).toBe(0);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.goto(`${used.portal.url}/reference/`);
    const note = page.getByText('Reference, to print').locator('visible=true');
    expect(await note.count()).toBe(1);
    await page.emulateMedia({ media: 'screen' });
    expect(await note.count()).toBe(0);
    await page.close();
  });

  it('on a phone no path is cut, and the menu of operations covers no text', async () => {
    const { page } = await visit('reference/#/connections');
    await wholeReference(page);
    await lookAt(page, looks.phone);
    await page.evaluate('scrollTo(0, 0)');
    const paths = page.locator('#redoc a button', { hasText: '/v2.0/' });
    expect(await paths.count()).toBeGreaterThan(4);
    const cut = (all: Element[]) => all.filter((each) => each.scrollWidth > each.clientWidth).length;
    // Redoc lays parts out once more for the width of a phone.
    await expect.poll(() => paths.locator('span').evaluateAll(cut)).toBe(0);
    const code = page.locator('[data-testid="source-code"], [data-testid="json-viewer"]');
    expect(await code.count()).toBeGreaterThan(5);
    await expect.poll(() => code.evaluateAll(cut)).toBe(0);
    const [bar, title] = [page.getByTestId('floating-button'), page.getByRole('heading', { name: 'Connections' })];
    const [above, below] = [await bar.boundingBox(), await title.first().boundingBox()];
    expect((above?.y ?? Number.NaN) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    expect(above?.width).toBe(390);
    await bar.click();
    await page
      .getByRole('link', { name: /Create a connection/ })
      .first()
      .click();
    await expect.poll(() => page.url()).toMatch(/#\/connections\/createenhancedconnection$/);
    await page.close();
  });
});
