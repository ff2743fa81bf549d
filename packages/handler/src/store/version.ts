/** The oldest version of the schema that is brought up to date. */
const oldest = 2;

/** The reason why data of one version of the schema cannot be used by code of another; 0 is new data. */
export function refusalOfVersion(found: number, version: number): string | undefined {
  if (found > version) return 'was written by a newer version of this server; use that one, or another place';
  if (found === 0 || found >= oldest) return undefined;
  return 'was written by a version of this server that is too old to read; export its projects with that version, and import them into a new place';
}

/** The error when another process migrated the data to a newer version meanwhile. */
export const outdated = 'was taken to a newer version by another process; replace this one by a server of that version';
