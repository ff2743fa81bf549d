import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';

/** Whether there is no browser to look with. `.ci/run` forbids that. */
export const skipped = !existsSync(executablePath) && process.env.DLI_REQUIRE_CHROMIUM !== '1';
if (skipped) console.warn(`No chromium at ${executablePath}: SKIPPED that the portal works in a browser.`);

const flags = ['no-sandbox', 'disable-gpu', 'disable-quic', 'no-first-run', 'disable-background-networking'];

/** How a reader has their browser. */
export interface Look {
  width: number;
  colorScheme: 'light' | 'dark';
  /** What axe looks at. */
  rules: 'all' | 'contrast' | 'all but contrast';
}

/** The options of axe for each. */
const options = {
  all: {},
  contrast: { runOnly: ['color-contrast'] },
  'all but contrast': { rules: { 'color-contrast': { enabled: false } } },
};

/** A browser of its own, and a way to open pages in it. */
export async function openBrowser() {
  const profile = await mkdtemp(join(tmpdir(), 'dli-portal-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...flags, 'disable-component-update', 'disable-sync'].map((flag) => `--${flag}`),
  });
  return {
    visit: (url: string, look: Look, allowed: readonly string[] = []) => visit(browser, url, look, allowed),
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Opens a page, and notes what the browser complains of and every request that goes elsewhere. */
async function visit(browser: BrowserContext, url: string, { width, colorScheme }: Look, allowed: readonly string[]) {
  const { origin } = new URL(url);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const target = new URL(request.url());
    // Blobs are workers that a page makes itself.
    if (!/^(data|blob):$/.test(target.protocol) && ![origin, ...allowed].includes(target.origin))
      complaints.push(`asked for ${request.url()}`);
  });
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.goto(url);
  return { page, complaints };
}

/** What axe finds that is serious or critical. It comes in past the policy of the page, which lets no script of others in. */
export async function seriousFindings(page: Page, { rules }: Look): Promise<string[]> {
  const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  // The page has axe now, of which the types of this file know nothing.
  return page.evaluate(`axe.run(${JSON.stringify(options[rules])}).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')))`);
}

/** Whether the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
