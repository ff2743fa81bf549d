import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readAcknowledgements } from './acknowledged.ts';
import { hasEntry, type ReleaseReview, withEntry } from './changelog.ts';
import { reviewSpec, specFiles } from './review.ts';
import { bundleOf, type ProgramResult, runRedocly } from './tools.ts';

/** The result of a release: the version and the files written, from the spec directory; or why it did nothing. */
export type Release = { ok: true; version: string; files: string[] } | { ok: false; reason: string };

/**
 * Releases the contract in a spec directory: reviews it, and when the review allows it, makes the bundle the released one,
 * writes the changelog and gives the package the version of the contract. All or nothing: files are written last. The breaks
 * that are acknowledged in a folder go into the changelog, and out of the folder.
 */
export async function releaseContract(specDirectory: string, today: string, acknowledged?: string): Promise<Release> {
  const at = (file: string) => join(specDirectory, file);
  const bundle = await readFile(at(specFiles.working), 'utf8');
  if (bundle !== (await bundleOf(at(specFiles.source)))) {
    return { ok: false, reason: `${specFiles.working} is not up to date with the spec: bundle it first.` };
  }
  const review = await reviewSpec(specDirectory, { base: at(specFiles.released), acknowledged });
  const version = review.working.version;
  const changelog = await readFile(at('CHANGELOG.md'), 'utf8').catch(() => '');
  const lint = await runRedocly(['lint', '--max-problems', '1000'], specDirectory);
  const reason = refusalOf(review, lint, changelog);
  if (reason) return { ok: false, reason };

  const manifest = JSON.parse(await readFile(at('package.json'), 'utf8')) as object;
  const texts = {
    [specFiles.released]: bundle,
    'CHANGELOG.md': withEntry(changelog, review, today),
    'package.json': `${JSON.stringify({ ...manifest, version }, null, 2)}\n`,
  };
  await mkdir(dirname(at(specFiles.released)), { recursive: true });
  for (const [file, text] of Object.entries(texts)) await writeFile(at(file), text);
  // Acknowledgements of breaks that were reverted before the release are removed too.
  const settled = acknowledged === undefined ? [] : await readAcknowledgements(acknowledged);
  for (const { file } of settled) await rm(join(acknowledged ?? '', file), { force: true });
  return { ok: true, version, files: Object.keys(texts) };
}

function refusalOf(
  { own: { version }, working }: ReleaseReview,
  lint: ProgramResult,
  changelog: string,
): string | undefined {
  if (!version.ok) return version.message;
  if (!version.impact) return 'nothing changed since the last release.';
  if (lint.code !== 0) return `lint has errors: fix them first.\n${lint.stdout.trim()}`;
  if (hasEntry(changelog, working.version)) return `CHANGELOG.md has an entry for ${working.version} already.`;
  return undefined;
}
