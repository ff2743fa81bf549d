import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Served } from '@dli-connections/serve';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Addresses } from '../src/addresses.ts';
import { startPortal } from '../src/portal.ts';

const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** True if no browser is installed; `.ci/run` requires one. */
export const skipped = !existsSync(executablePath) && process.env.DLI_REQUIRE_CHROMIUM !== '1';
if (skipped) console.warn(`No chromium at ${executablePath}: SKIPPED that the portal works in a browser.`);

const flags = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking'];

/** Window and colours of a reader, and the axe rules to check in them. */
export interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
  rules: object;
}

/** Light and wide with all rules, and a dark phone with those that depend on colours and width. */
export const looks = {
  light: { width: 1280, colorScheme: 'light', rules: {} },
  phone: {
    width: 390,
    colorScheme: 'dark',
    rules: { runOnly: ['color-contrast', 'scrollable-region-focusable'] },
  },
} as const satisfies Record<string, Look>;

/** Contrasts in dark colours of what a phone does not show, such as the menu. */
export const dark: Look = { width: 1280, colorScheme: 'dark', rules: { runOnly: ['color-contrast'] } };

/** The element that shows that a page rendered by a script is ready. */
export const ready: Record<string, string> = { 'console/': '.opblock', 'reference/': '#redoc h1' };

/** A browser of its own, and a way to open pages in it. */
async function openBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'dli-portal-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...flags, 'disable-component-update', 'disable-sync'].map((flag) => `--${flag}`),
  });
  // As long as the polls of these tests: below the limit of a test, so that a failure names what it waited for.
  browser.setDefaultTimeout(90_000);
  return {
    visit: (url: string, allowed: readonly string[] = []) => visit(browser, url, allowed),
    grant: (...permissions: string[]) => browser.grantPermissions(permissions),
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The built portal beside servers, and a browser, for the tests of a file; and a way to open a page by its path. */
export function usePortal(servers: () => Promise<Partial<Addresses>> = async () => ({})) {
  // Set before any test runs.
  const used = {} as { portal: Served; browser: Awaited<ReturnType<typeof openBrowser>> };
  beforeAll(async () => {
    used.portal = await startPortal({ port: 0, host: '127.0.0.1', servers: await servers() });
    used.browser = await openBrowser();
  });
  afterAll(async () => {
    await used.browser?.close();
    await used.portal?.close();
  });
  const visit = (path: string, allowed?: readonly string[]) =>
    used.browser.visit(`${used.portal.url}/${path}`, allowed);
  return { used, visit };
}

/** Opens a page, and records the browser's errors and every request to another host. */
async function visit(browser: BrowserContext, url: string, allowed: readonly string[]) {
  const { origin } = new URL(url);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const target = new URL(request.url());
    // Blobs are the page's own workers.
    if (!/^(data|blob):$/.test(target.protocol) && ![origin, ...allowed].includes(target.origin))
      complaints.push(`asked for ${request.url()}`);
  });
  await lookAt(page, looks.light);
  await page.goto(url);
  return { page, complaints };
}

/** Gives a page a window of the width and the colours of a look. */
export async function lookAt(page: Page, { width, colorScheme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ media: 'screen', colorScheme });
}

/** Renders the open group of the reference whole: Redoc renders a part once it comes near the window, and leaves it empty before. */
export async function wholeReference(page: Page): Promise<void> {
  await page.locator('#redoc h2').nth(1).waitFor();
  const parts = page.locator('#redoc [data-section-id]:empty');
  const showOne = (left: Element[]) => {
    left[0]?.scrollIntoView();
    return left.length;
  };
  await expect.poll(() => parts.evaluateAll(showOne), { timeout: 60_000 }).toBe(0);
  await page.evaluate('scrollTo(0, 0)');
}

/** Rows of a table that are removed before axe runs: its rows are alike, some tables have thousands of cells, and exclusion costs more. */
const further = 'tbody > tr:nth-child(n + 11)';

/** Takes the shadows at the ends of code and tables away, as axe cannot tell the contrast of a text above a gradient. */
const plainGrounds = `{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':is(pre, .scroll) { background-image: none !important }');
  document.adoptedStyleSheets = [sheet];
}`;

/** Runs axe on a page without the further rows of its tables. Playwright injects it past the content security policy. */
export async function findings(page: Page, { rules }: Look = looks.light): Promise<string[]> {
  const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  // The page has axe now, which the types of this file lack.
  const options = JSON.stringify({ ...rules, resultTypes: ['violations'] });
  await page.evaluate(`document.querySelectorAll('${further}').forEach((row) => row.remove())`);
  await page.evaluate(plainGrounds);
  return page.evaluate(`axe.run(${options}).then(({ violations }) => violations
    .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`);
}

/** Pixels by which the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
