import { globSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { html } from '@dli-connections/lab/html';
import { linksFrom } from './guides.ts';
import { renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { pathOf, textOf } from './sources.ts';

const path = 'changes/';

/** The changes that are not released yet, by their changesets, then the changelog of each package. */
export async function changesPage(): Promise<Page> {
  const names = (await readdir(pathOf('.changeset'))).filter((name) => /^(?!README).*\.md$/.test(name)).sort();
  const pending = await Promise.all(names.map(async (name) => entryOf(await textOf(`.changeset/${name}`))));
  const logs = globSync('{spec,packages/*,apps/*}/CHANGELOG.md', { cwd: pathOf('.') })
    .sort()
    .map(textOf);
  const unreleased = pending.length > 0 ? `## Not released yet\n\n${pending.join('\n')}\n\n` : '';
  // The title of each is the name of its package, and its versions are sections of it.
  const released = (await Promise.all(logs)).map((log) => log.replaceAll(/^#/gm, '##'));
  const markdown = `# Changelog\n\n${unreleased}${released.join('\n')}`;
  const { title, content, sections } = renderMarkdown(markdown, linksFrom('CHANGELOG.md', path));
  return { path, title, description: 'The changes of each release.', sections, content: html`${content}` };
}

/** A changeset as an item of a list: its packages, and its text. */
function entryOf(changeset: string): string {
  const [, head = '', text = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(changeset) ?? [];
  const about = [...head.matchAll(/@dli-connections\/([\w-]+)/g)].map(([, name]) => name).join(', ');
  // Its list stays a list, within the item.
  return `- **${about}**: ${text.trim().replaceAll('\n', '\n  ')}`;
}
