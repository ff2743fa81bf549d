import { copyFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { type PackageName, type Project, projectIn } from '../src/index.ts';
import { tarballOf } from '../src/install.ts';

/** A project outside the workspace with the packed packages; it is gone when the tests of the file are over. */
export async function installed(): Promise<Project> {
  const directory = await mkdtemp(join(tmpdir(), 'dli-packed-'));
  afterAll(() => rm(directory, { recursive: true, force: true }));
  // npm links its programs relatively.
  await cp(join(inject('packed'), 'project'), directory, { recursive: true, verbatimSymlinks: true });
  return projectIn(directory);
}

/** Puts the tarball of a package into a folder; resolves to its path. */
export async function packed(name: PackageName, into: string): Promise<string> {
  const tarball = join(into, tarballOf(name));
  await copyFile(join(inject('packed'), 'tarballs', tarballOf(name)), tarball);
  return tarball;
}
