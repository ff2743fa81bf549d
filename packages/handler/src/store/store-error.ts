/** A store cannot be used, or not now. The message names the store, the reason and the remedy. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** `true` if the change may still have been made: the store was lost during the commit. */
  readonly mayStand: boolean;

  constructor(message?: string, { mayStand = false, ...options }: ErrorOptions & { mayStand?: boolean } = {}) {
    super(message, options);
    this.mayStand = mayStand;
  }
}
