import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { installPacked, type Project } from '../src/index.ts';

/** A project outside the workspace with the packed packages; it is gone when the tests of the file are over. */
export async function installed(): Promise<Project> {
  const directory = await mkdtemp(join(tmpdir(), 'dli-packed-'));
  afterAll(() => rm(directory, { recursive: true, force: true }));
  return installPacked(directory);
}
