/** The effect of sending an operation twice: none at all, the same as sending it once, or another one. */
export type Repeat = 'read' | 'idempotent' | 'once';

/** The facts of an operation that a caller needs at run time. A tuple, since names would be most of its weight. */
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
