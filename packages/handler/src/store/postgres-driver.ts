/** The driver, loaded with the first store: who keeps connections in a file never needs it. */
export type Driver = typeof import('pg');
