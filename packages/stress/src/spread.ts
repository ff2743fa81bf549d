import { quantileOf } from '@dli-connections/lab/stats';

/** The spread of some durations in milliseconds, as text. */
export function spread(durations: readonly number[]): string {
  if (durations.length === 0) return 'not measured';
  const at = (share: number) => Math.round(quantileOf(durations, share));
  return `${at(0)} to ${at(1)} ms, half of them below ${at(0.5)} ms, 95 of 100 below ${at(0.95)} ms`;
}
