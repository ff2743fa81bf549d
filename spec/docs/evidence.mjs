import { readFileSync } from 'node:fs';

const sentence = /^.*?(?=\.(?: |$)|$)/;

/** The first sentence of a Markdown text, on one line and without its period. A period in a number or name ends none. */
const firstSentence = (text) => text.trim().replaceAll(/\s+/g, ' ').match(sentence)[0];

/** EVIDENCE.md as linked from the page. The portal puts its own page with the same anchors in its place. */
export const evidencePage = '../EVIDENCE.md';

/** The anchor of a heading, as GitHub and the portal make it. */
export const slug = (title) => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/**
 * EVIDENCE.md as data: its sections with title and text, and its entries by name, each with the title of its section
 * and its first sentence.
 */
export function readEvidence(file) {
  const [, ...parts] = readFileSync(file, 'utf8').split(/^## /m);
  const sections = parts.map((part) => {
    const [title] = part.split('\n', 1);
    return { title, text: part.slice(title.length).trim() };
  });
  const entries = new Map();
  for (const { title, text } of sections) {
    for (const entry of text.split(/^### /m).slice(1)) {
      const [name] = entry.split('\n', 1);
      entries.set(name, { name, title, summary: firstSentence(entry.slice(name.length)) });
    }
  }
  return { sections, entries };
}
