import type { Random } from '@dli-connections/lab/random';

/** The measured programs: the reference server on each store, and the mock. */
export type TargetName = 'SQLite' | 'PostgreSQL' | 'mock';

/** Fields that every input has. */
export interface Named {
  /** Unique name of the input. */
  name: string;
  /** The kind of fault that it is an example of. */
  of: string;
  /** Targets that it applies to; all by default. */
  on?: readonly TargetName[];
}

/** A request of up to 16 KiB. The baseline of its processor time is a plain list. */
export interface WorstRequest extends Named {
  /** Bytes for the socket. `serial` differs each time. */
  make: (random: Random, serial: number) => Buffer;
  /**
   * The baseline: a plain list of the same data, or one with as large an answer. Default: a list of an empty project.
   */
  beside?: Buffer;
  /**
   * Entries or tags, if it reads these for each connection of a project: some entries of an index, as counts and far offsets do,
   * or all tags of the connection.
   */
  passes?: 'entries' | 'tags';
}

/** A request with a body of up to `most` bytes. Its baseline is the largest legal body. */
export interface WorstBody extends Named {
  make: (most: number, random: Random, serial: number) => Buffer;
}

/** Bytes that a socket sends before it stalls. The bar is 64 KiB of memory per socket. */
export interface WorstHold extends Named {
  make: (random: Random, serial: number) => Buffer;
  /** True if its credentials are valid. Then the server's total memory limit for bodies applies. */
  letIn?: boolean;
}

/** Concurrent traffic. The latency of a probe during it is compared with a quiet probe. */
export interface WorstTraffic extends Named {
  clients: number;
  /** Bytes that each client sends at once. */
  make: (random: Random, serial: number) => Buffer;
  /** True if the clients read no answers. */
  unread?: boolean;
  /** True if they send a byte at a time, as fast as timers run. They read no answers either. */
  trickled?: boolean;
}

/** Many requests that may leave the server larger or slower. */
export interface WorstHabit extends Named {
  make: (random: Random, serial: number) => Buffer;
  /** Number of requests; the short form sends a tenth. */
  times: number;
  /** Additional flags of the server; `scenario` stands for a scenario with throttling. */
  flags?: readonly ('scenario' | 'log')[];
}
