/** Loaded into the measured program. It reports resource use to the parent process on request. */

/** Resource use of a process. */
export interface Usage {
  /** Processor time since its start, all threads, in milliseconds. */
  processorMs: number;
  /** Current memory, in bytes. */
  resident: number;
  /** Peak memory, in bytes. */
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
// The channel must not keep a finished program alive.
process.channel?.unref();
// The program must not outlive its parent.
process.on('disconnect', () => process.exit());
