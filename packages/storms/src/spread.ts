/** How some durations, in milliseconds, spread. */
export function spread(durations: readonly number[]): string {
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return `${at(0)} to ${at(1)} ms, half of them below ${at(0.5)} ms, 95 of 100 below ${at(0.95)} ms`;
}
