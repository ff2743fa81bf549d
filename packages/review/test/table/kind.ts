import type { Impact } from '../../src/compare/finding.ts';

/** A schema before and after, with the verdict for a request and for an answer, and why. */
export type Kind = [kind: string, before: unknown, after: unknown, request: Impact, answer: Impact, why: string];

/** Reasons for the verdicts of a kind; most have one of these. */
export const why = {
  tighter: 'Fewer values: a request may be refused, an answer was possible before.',
  looser: 'More values: every request is still accepted, an answer may be a new one.',
  other: 'Values are gone and values are new.',
  same: 'The same values, written otherwise.',
} as const;

/** A kind by which fewer values are taken, and its opposite. */
export function both(kind: string, before: unknown, after: unknown): Kind[] {
  return [
    [kind, before, after, 'major', 'minor', why.tighter],
    [`${kind}, undone`, after, before, 'minor', 'major', why.looser],
  ];
}

/** A kind by which nothing changes, in either order. */
export function same(kind: string, before: unknown, after: unknown): Kind[] {
  return [
    [kind, before, after, 'patch', 'patch', why.same],
    [`${kind}, undone`, after, before, 'patch', 'patch', why.same],
  ];
}
