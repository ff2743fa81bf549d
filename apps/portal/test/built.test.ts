/** The built portal as files: its pages, its menu, its links. */
import { describe, expect, it } from 'vitest';
import { entries } from '../src/build/contents.ts';
import { readFiles } from '../src/files.ts';
import { siteFolder } from '../src/portal.ts';

const site = await readFiles(siteFolder);
const pages = [...site.keys()].filter((path) => path.endsWith('/index.html')).map((path) => path.slice(1, -10));
const texts = new Map([...site].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
const textAt = (path: string) => texts.get(path) ?? '';

describe('the built site', () => {
  it('has the pages of its menu and no others', () => {
    expect(pages.toSorted()).toEqual(entries.map(({ path }) => path).toSorted());
  });

  it.each([...pages.map((path) => `/${path}index.html`), '/404.html'])(
    '%s lists every page, and has a way past it',
    (path) => {
      const page = textAt(path);
      const menu = /<nav class="portal-menu"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? '';
      const links = [...menu.matchAll(/href="([^"]*)"/g)].map(
        ([, to = '']) => new URL(to, `http://portal.test${path}`),
      );
      expect(links.map(({ pathname }) => pathname.slice(1)).toSorted()).toEqual(pages.toSorted());
      expect(page).toContain('<a class="portal-skip" href="#content">');
    },
  );

  it.each([...pages.map((path) => `/${path}index.html`), '/404.html'])(
    '%s has its colours before it is drawn',
    (path) => {
      const [first] = /<(?:script|link rel="stylesheet"|style|body)\b[^>]*>/.exec(textAt(path)) ?? [];
      expect(first).toMatch(/^<script src="[./]*assets\/colours\.js">$/);
    },
  );

  it('has no broken link', () => {
    const broken = [...pages.map((path) => `${path}index.html`), '404.html'].flatMap((path) => {
      // Redoc makes its links itself, and routes by their fragments.
      if (path === 'reference/index.html') return [];
      const links = [...textAt(`/${path}`).matchAll(/<(?:a|link|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g)];
      return links.filter(([, to = '']) => !leads(to, path)).map(([, to]) => `${path} → ${to}`);
    });
    expect(broken).toEqual([]);
  });

  it('has an anchor on the evidence page for every mark of the reference', () => {
    const places = [...textAt('/reference/index.html').matchAll(/\.\.\/evidence\/#([\w-]+)/g)].map(([, id]) => id);
    expect(places.length).toBeGreaterThan(0);
    const evidence = textAt('/evidence/index.html');
    expect([...new Set(places)].filter((id) => !evidence.includes(`id="${id}"`))).toEqual([]);
  });

  it.each(['openapi', 'openapi-portable', 'openapi-3.0'])(
    'offers %s on the first page and in the reference',
    (name) => {
      for (const file of [`${name}.yaml`, `${name}.json`]) {
        expect(site.has(`/reference/${file}`)).toBe(true);
        expect(textAt('/reference/index.html')).toContain(`href=\\"${file}\\"`);
        expect(textAt('/reference/bundles/index.html')).toContain(`href="../${file}"`);
      }
      expect(textAt('/index.html')).toContain('href="reference/openapi.yaml"');
      expect(textAt('/index.html')).toContain('href="reference/bundles/"');
    },
  );

  function leads(link: string, from: string): boolean {
    const { origin, pathname, hash } = new URL(link, `http://portal.test/${from}`);
    if (origin !== 'http://portal.test') return true;
    const text = texts.get(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    return text !== undefined && (!hash || text.includes(`id="${hash.slice(1)}"`));
  }
});
