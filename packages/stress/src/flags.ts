import { count, oneOf } from '@dli-connections/command';

/** Options of several programs. */
export const seedFlag = {
  flag: 'seed',
  fallback: '1',
  value: 'COUNT',
  meaning: 'seed of what is random',
  rule: count(0, 4_294_967_295),
} as const;

export const quickFlag = { flag: 'quick', meaning: 'run briefly, to see that it runs' } as const;

export const storeFlag = {
  flag: 'store',
  fallback: 'all',
  value: 'STORE',
  meaning: 'sqlite, postgres or all',
  rule: oneOf(['all', 'sqlite', 'postgres']),
} as const;
