/** The part of semver that a change calls for, before the rule for versions below 1.0.0. */
export type Impact = 'major' | 'minor' | 'patch';

/** One difference between two contracts that matters, with its verdict. */
export interface Finding {
  /** The kind of change; the same words for the same kind, in every report. */
  check: string;
  impact: Impact;
  /** Set where nobody can say whether callers break. It counts as breaking until a person has looked. */
  undecided?: true;
  /** Set where requests and answers are as before, and only generated code differs. */
  isTypesOnly?: true;
  /** The change as a sentence, with code in backticks. */
  words: string;
  /** The reason for this impact, in one sentence. */
  reason: string;
  before?: unknown;
  after?: unknown;
  /** A value that was fine before and is not now, where one was found. */
  example?: unknown;
  /** `operationId`, or method and path if there is none. Absent if it belongs to no operation. */
  operation?: string;
  /** The part of the operation: `request body hosts[].ip`, `status 403`. */
  part: string;
  /** JSON pointer to the change: in the newer document, or in the older one for removals. */
  pointer: string;
}

/** Receives the findings of a comparison. */
export type AddFinding = (finding: Finding) => void;

const ranks: Record<Impact, number> = { major: 2, minor: 1, patch: 0 };

/** The highest of several impacts; `undefined` for none. */
export function highest(impacts: readonly Impact[]): Impact | undefined {
  return impacts.toSorted((a, b) => ranks[b] - ranks[a])[0];
}

/** Breaking first; certain before undecided. */
export function bySeverity(a: Pick<Finding, 'impact' | 'undecided'>, b: Pick<Finding, 'impact' | 'undecided'>): number {
  return ranks[b.impact] - ranks[a.impact] || Number(a.undecided ?? false) - Number(b.undecided ?? false);
}

/** A short value as code; empty for one that is too long to be read in a sentence. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text !== undefined && text.length <= 80 && !text.includes('`') ? `\`${text}\`` : '';
}

/** `\`name\` changed from a to b`, `was set to b`, `was removed (it was a)`. */
export function changed(name: string, before: unknown, after: unknown): string {
  const [from, to] = [show(before), show(after)];
  if (before === undefined) return `\`${name}\` was set${to && ` to ${to}`}.`;
  if (after === undefined) return `\`${name}\` was removed${from && ` (it was ${from})`}.`;
  return from && to ? `\`${name}\` changed from ${from} to ${to}.` : `\`${name}\` changed.`;
}

/** Names as code, at most five of them. */
export function names(list: readonly unknown[]): string {
  const shown = list.slice(0, 5).map((each) => show(each) || 'a long value');
  return [...shown, ...(list.length > 5 ? [`${list.length - 5} more`] : [])].join(', ');
}
