/** The effect of repeating an operation: it only reads, it is idempotent, or it must be sent once. */
export type Repeat = 'read' | 'idempotent' | 'once';

/** The facts of an operation that a caller needs at run time. A tuple, since property names would be most of its size. */
export type CallRow = readonly [
  method: string,
  path: string,
  repeat: Repeat,
  /** Each success with the fields that its body always has; `null` for one without a body. */
  successes: Readonly<Record<string, readonly string[] | null>>,
  body: 'required' | 'optional' | 'none',
  /** Names of query parameters. */
  ...query: string[],
];
