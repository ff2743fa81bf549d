/** The console of the built portal on the servers. */
import { startMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import type { Served } from '@dli-connections/serve';
import { afterAll, describe, expect, it } from 'vitest';
import { findings, skipped, usePortal } from './browser.ts';

const host = '127.0.0.1';
const project = '48cc2c48765f481480c7db940d6409d1';

describe.skipIf(skipped)('in a browser', () => {
  let servers: { mock: Served; reference: Served };
  const { visit } = usePortal(async () => {
    servers = {
      mock: await startMock({ port: 0, host, cors: '*' }),
      reference: await startReference({ port: 0, host, data: ':memory:', cors: '*' }),
    };
    return { mock: servers.mock.url, reference: servers.reference.url };
  });
  afterAll(() => Promise.all([servers?.mock.close(), servers?.reference.close()]));

  it('the console sends the typed request, and limits a list to the rows that it shows', async () => {
    const { url } = servers.reference;
    const { page } = await visit('console/#/connections/listEnhancedConnections', [url]);
    await page.getByLabel('Server').selectOption(url);
    const asked = page.waitForRequest((request) => request.url().startsWith(url) && request.method() === 'GET');
    await page.getByRole('button', { name: 'Execute' }).press('Enter');
    const { pathname, search } = new URL((await asked).url());
    expect(pathname + search).toBe(`/v2.0/${project}/datasource/enhanced-connections?limit=100&offset=0`);
    await page.close();
  });

  it('the console describes its own buttons', async () => {
    const { page } = await visit('console/#/connections/createEnhancedConnection');
    await page.locator('.opblock.is-open').waitFor();
    const names = await page.locator('main > p').first().locator('b').allTextContents();
    expect(names).not.toEqual([]);
    for (const name of names) {
      expect(await page.getByRole('button', { name }).count(), name).toBeGreaterThan(0);
    }
    await page.close();
  });

  it.each(['reference', 'mock'] as const)('the console sends a create to the %s and shows the 201', async (name) => {
    const { url } = servers[name];
    const { page, complaints } = await visit('console/#/connections/createEnhancedConnection', [url]);
    await page.getByLabel('Server').selectOption(url);
    await page.getByRole('button', { name: 'Execute' }).press('Enter');
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

  it('each visit proposes an unused name, and shows it before it is sent', async () => {
    const proposed = async () => {
      const { page } = await visit('console/#/connections/createEnhancedConnection');
      const body = await page.getByLabel('Request body').inputValue();
      await page.close();
      return String(JSON.parse(body).name);
    };
    const names = [await proposed(), await proposed()];
    for (const name of names) expect(name).toMatch(/^test_[a-z0-9]+$/);
    expect(new Set(names).size).toBe(2);
  });
});
