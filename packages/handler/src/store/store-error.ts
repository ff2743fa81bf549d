/** What is said of a failure of a store, besides its message. */
export interface StoreErrorOptions extends ErrorOptions {
  /** See `StoreError`. */
  mayStand?: boolean;
}

/** A store that cannot be used, or cannot now; the message says which one, why, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** Whether the change may have been made all the same: its store was lost while it was told to commit. */
  readonly mayStand: boolean;

  constructor(message?: string, { mayStand = false, ...options }: StoreErrorOptions = {}) {
    super(message, options);
    this.mayStand = mayStand;
  }
}
