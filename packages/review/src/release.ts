import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readAcknowledgements } from './acknowledged.ts';
import { hasEntry, type ReleaseReview, withEntry } from './changelog.ts';
import { brokenRules } from './lint.ts';
import { reviewSpec, specFiles } from './review.ts';
import { runRedocly } from './tools.ts';

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
  if (bundle !== (await bundleOf(specDirectory))) {
    return { ok: false, reason: `${specFiles.working} is not the bundle of the spec as it is: bundle it first.` };
  }
  const review = await reviewSpec(specDirectory, { base: at(specFiles.released), acknowledged });
  const version = review.working.version;
  const changelog = await readFile(at('CHANGELOG.md'), 'utf8').catch(() => '');
  const reason = refusalOf(review, await brokenRules(specDirectory), changelog);
  if (reason) return { ok: false, reason };

  const manifest = JSON.parse(await readFile(at('package.json'), 'utf8')) as object;
  const texts = {
    [specFiles.released]: bundle,
    'CHANGELOG.md': withEntry(changelog, review, today),
    'package.json': `${JSON.stringify({ ...manifest, version }, null, 2)}\n`,
  };
  await mkdir(dirname(at(specFiles.released)), { recursive: true });
  for (const [file, text] of Object.entries(texts)) await writeFile(at(file), text);
  // Those of breaks that were taken back before the release go too.
  const settled = acknowledged === undefined ? [] : await readAcknowledgements(acknowledged);
  for (const { file } of settled) await rm(join(acknowledged ?? '', file), { force: true });
  return { ok: true, version, files: Object.keys(texts) };
}

function refusalOf(
  { own: { version }, working }: ReleaseReview,
  broken: readonly string[],
  changelog: string,
): string | undefined {
  if (!version.ok) return version.message;
  if (!version.impact) return 'nothing changed since the last release.';
  if (broken.length > 0) return `lint has errors (${broken.join(', ')}): mend them first.`;
  if (hasEntry(changelog, working.version)) return `CHANGELOG.md has an entry for ${working.version} already.`;
  return undefined;
}

/** The bundle of the spec as it is on disk. */
async function bundleOf(specDirectory: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'release-'));
  try {
    const output = join(directory, 'openapi.yaml');
    const { code, stderr } = await runRedocly(['bundle', 'openapi.yaml', '--output', output], specDirectory);
    if (code !== 0) throw new Error(`redocly bundle failed:\n${stderr}`);
    return await readFile(output, 'utf8');
  } finally {
    await rm(directory, { recursive: true });
  }
}
