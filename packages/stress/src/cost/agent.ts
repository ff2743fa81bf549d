/** Loaded into a program that is measured: tells what it has used, to whoever started it. */

/** What a process has used. */
export interface Usage {
  /** Processor time since its start, all threads, in milliseconds. */
  processorMs: number;
  /** Memory now, in bytes. */
  resident: number;
  /** The most memory it ever had, in bytes. */
  peak: number;
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return {
    processorMs: (user + system) / 1_000,
    resident: process.memoryUsage.rss(),
    peak: process.resourceUsage().maxRSS * 1_024,
  };
}

process.on('message', () => process.send?.(usage()));
// A program that is done ends, asked or not.
process.channel?.unref();
// Nor does it outlive who started it, however that ended.
process.on('disconnect', () => process.exit());
