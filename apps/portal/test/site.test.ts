import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Target } from '@dli-connections/contract';
import { targetOf } from '@dli-connections/contract/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressed, defaultAddresses } from '../src/addresses.ts';
import { inline } from '../src/build/policy.ts';
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
  await writeFile(join(folder, 'site/long.js'), `// ${'long '.repeat(400)}`);
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

  it('sends nothing that the browser has cached', async () => {
    const tag = (await ask('/')).headers.get('etag') ?? '';
    const again = await ask('/', { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['gzip;q=0.05', 'gzip'],
    ['br;q=1, gzip ; q=1.0', 'gzip'],
    ['GZIP', 'gzip'],
    ['identity', null],
    ['br', null],
    ['gzipped', null],
    ['gzip;q=0.0', null],
    ['gzip ; q=0, br', null],
    ['', null],
  ])('sends what is long to a browser that accepts "%s" as %s', async (accepted, encoding) => {
    const answer = await ask('/long.js', { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect((encoding ? gunzipSync(bytes) : bytes).toString()).toMatch(/^\/\/ long long/);
  });

  it('has an ETag for each encoding', async () => {
    const tagOf = async (accepted: string) =>
      (await ask('/long.js', { headers: { 'accept-encoding': accepted } })).headers.get('etag') ?? '';
    const [plain, zipped] = [await tagOf(''), await tagOf('gzip')];
    expect(zipped).not.toBe(plain);
    const again = { 'if-none-match': zipped, 'accept-encoding': 'gzip' };
    expect((await ask('/long.js', { headers: again })).status).toBe(304);
  });

  it('replaces the addresses of servers in a page, and lets its scripts run', async () => {
    const script = `const at = "${defaultAddresses.mock}/${'long'.repeat(400)}"`;
    const [hash = ''] = inline('script', `<script>${script}</script>`);
    const page = new TextEncoder().encode(`<meta content="script-src ${hash}"><script>${script}</script>`);
    const files = addressed(new Map([['/index.html', page]]), { mock: 'http://127.0.0.1:5010' });
    const moved = targetOf(siteOf(files));
    const answer = await moved(new Request('http://portal.test/', { headers: { 'accept-encoding': 'gzip' } }));
    const text = gunzipSync(Buffer.from(await answer.arrayBuffer())).toString();
    expect(text).toContain('http://127.0.0.1:5010/');
    expect(text).toContain(`script-src ${inline('script', text)[0]}"`);
  });

  it('leaves the addresses in documents: the reader starts those servers', async () => {
    const guide = new TextEncoder().encode(defaultAddresses.mock);
    const path = '/console/mock/index.html';
    const files = addressed(new Map([[path, guide]]), { mock: 'http://127.0.0.1:5010' });
    expect(new TextDecoder().decode(files.get(path))).toBe(defaultAddresses.mock);
  });

  it('names the actual addresses of the servers', async () => {
    const files = await readFiles(join(folder, 'site'));
    const moved = targetOf(siteOf(addressed(files, { mock: 'http://127.0.0.1:5010' })));
    const answer = await moved(new Request('http://portal.test/'));
    expect(await answer.text()).toBe('home, http://127.0.0.1:5010');
  });
});
