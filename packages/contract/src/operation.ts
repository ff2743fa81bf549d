/** Limits to what a body may hold, a quarter above the largest one that is legal. */
export interface BodyLimits {
  /** Levels of objects and arrays inside each other. */
  readonly depth: number;
  /** Values inside of others, in all. An empty object or array counts for one more. */
  readonly values: number;
  /** Names of one object. */
  readonly names: number;
  /** Length of one string or name, in bytes as sent. */
  readonly text: number;
}

/** One row of the operation table: what a program needs to know of an operation at run time. */
export interface OperationShape {
  /** HTTP method, upper case. */
  readonly method: string;
  /** Path template, with `{parameter}` segments. */
  readonly path: string;
  /** Parameters by place; the rest of an input is the body. */
  readonly parameters: {
    readonly path: readonly string[];
    /** The type of each query parameter, as which its text is read, and its default where it has one. */
    readonly query: { readonly [name: string]: { readonly type: string; readonly default?: unknown } };
  };
  /**
   * The request body, or `null` where there is none. `maxBytes` counts bytes as sent, `maxItems` the entries of each list
   * that is limited.
   */
  readonly body: {
    readonly mediaType: string;
    readonly required: boolean;
    readonly maxBytes: number;
    readonly limits: BodyLimits;
    readonly maxItems?: { readonly [property: string]: number };
  } | null;
  /** Security schemes of which one must be satisfied. */
  readonly security: readonly string[];
  /** Documented statuses, each with the fields that its answer always has; `null` for an answer without a body. */
  readonly responses: { readonly [status: string]: readonly string[] | null };
}

/** The whole table. */
export type OperationTable = Readonly<Record<string, OperationShape>>;
