import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from '@dli-connections/contract';
import { targetOf } from '@dli-connections/contract/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressed, defaultAddresses } from '../src/addresses.ts';
import { readFiles } from '../src/files.ts';
import { siteOf } from '../src/site.ts';

let folder: string;
let site: Target;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dli-site-'));
  await writeFile(join(folder, 'secret.txt'), 'not of the site');
  await mkdir(join(folder, 'site/guide'), { recursive: true });
  await writeFile(join(folder, 'site/index.html'), `home, ${defaultAddresses.mock}`);
  await writeFile(join(folder, 'site/guide/index.html'), 'guide');
  await writeFile(join(folder, 'site/style.css'), 'body {}');
  site = targetOf(siteOf(await readFiles(join(folder, 'site'))));
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (path: string, init?: RequestInit) => site(new Request(`http://portal.test${path}`, init));

describe('a site', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', `home, ${defaultAddresses.mock}`],
    ['/guide/', 'text/html; charset=utf-8', 'guide'],
    ['/style.css?v=1', 'text/css; charset=utf-8', 'body {}'],
  ])('answers %s', async (path, type, text) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(await answer.text()).toBe(text);
  });

  it('sends a folder without its slash to the one with it', async () => {
    const answer = await ask('/guide');
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/guide/']);
  });

  it.each([
    '/nothing',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/guide/..%5c..%5csecret.txt',
    '//secret.txt',
    '/constructor',
    '/%00',
  ])('has nothing at %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('not of the site');
  });

  it('answers HEAD without a body and nothing that changes', async () => {
    const head = await ask('/guide/', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '5', '']);
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
  });

  it('sends nothing that the browser has', async () => {
    const tag = (await ask('/')).headers.get('etag') ?? '';
    const again = await ask('/', { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('names the servers where they are', async () => {
    const files = await readFiles(join(folder, 'site'));
    const moved = targetOf(siteOf(addressed(files, { mock: 'http://127.0.0.1:5010' })));
    const answer = await moved(new Request('http://portal.test/'));
    expect(await answer.text()).toBe('home, http://127.0.0.1:5010');
  });
});
