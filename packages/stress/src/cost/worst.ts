import type { Random } from '@dli-connections/lab/random';

/** What is measured: the reference server on each store, and the mock. */
export type TargetName = 'SQLite' | 'PostgreSQL' | 'mock';

/** What every input says of itself. */
export interface Named {
  /** Names the input, once in the catalogue. */
  name: string;
  /** The kind of fault that it is a case of. */
  of: string;
  /** On which targets it says something; on all of them by default. */
  on?: readonly TargetName[];
}

/** A request of up to 16 KiB. Its processor time is held to that of a plain list. */
export interface WorstRequest extends Named {
  /** The bytes for the socket; `serial` differs from one time that it is sent to the next. */
  make: (random: Random, serial: number) => Buffer;
  /** A plain list of the same data, or of as much as it carries, that it is held to; one of an empty project by default. */
  beside?: Buffer;
  /** Whether it passes over an index entry for each connection of a project, as a count does, and an OFFSET. */
  passes?: boolean;
}

/** A request whose body has up to a length, in bytes. It is held to the largest legal body. */
export interface WorstBody extends Named {
  make: (most: number, random: Random, serial: number) => Buffer;
}

/** Bytes that a socket sends and then goes no further. Their memory is held to 64 KiB a socket. */
export interface WorstHold extends Named {
  make: (random: Random, serial: number) => Buffer;
  /** Whether it has credentials that a server lets in: what it may take then is a limit of the server as a whole. */
  letIn?: boolean;
}

/** Traffic of some clients at a time. It is held to what a probe waits beside it, compared with a quiet one. */
export interface WorstTraffic extends Named {
  clients: number;
  /** What each client sends, in one go. */
  make: (random: Random, serial: number) => Buffer;
  /** Whether the clients read no answers. */
  unread?: boolean;
}

/** Many requests, after which something is larger or dearer than before. */
export interface WorstHabit extends Named {
  make: (random: Random, serial: number) => Buffer;
  /** How many are sent; a tenth of it in short. */
  times: number;
  /** Flags of the server beside those it has anyway; `scenario` stands for a scenario with throttling. */
  flags?: readonly ('scenario' | 'log')[];
}
