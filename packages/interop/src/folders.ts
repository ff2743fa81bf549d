/** Folder of this package. */
export const packageFolder: URL = new URL('../', import.meta.url);

/** Folder of the workspace. */
export const rootFolder: URL = new URL('../../', packageFolder);

/** Installed packages, reused by the next run. git ignores it. */
export const cacheFolder: URL = new URL('node_modules/.cache/interop/', packageFolder);

/** Drivers, and the packages of npm that they run. */
export const driversFolder: URL = new URL('drivers/', packageFolder);

/**
 * Copies of drivers and generated clients: beside the packages of the drivers, and not below `node_modules`, where TypeScript
 * compiles nothing. git ignores it, too.
 */
export const workFolder: URL = new URL('dist/', driversFolder);
