/** A store that cannot be used, or cannot now; the message has the store, the reason, and the way out. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** `true` if the change may still have been made: the store was lost during the commit. */
  readonly mayStand: boolean;

  constructor(message?: string, { mayStand = false, ...options }: ErrorOptions & { mayStand?: boolean } = {}) {
    super(message, options);
    this.mayStand = mayStand;
  }
}
