import type { Change } from './changes.ts';

/** Compatible alternatives to breaking changes. The first whose pattern fits the check applies. */
const advice: [pattern: RegExp, words: string][] = [
  [/type-narrowed/, 'Keep the wider type. If only the type is meant to change, acknowledge it: calls work as before.'],
  [/undecided/, 'Look at both forms. If every old value is still taken, acknowledge it and say so.'],
  [/became-required|^request-.*added-required/, 'Leave it optional, and say what leaving it out means.'],
  [/read-only|write-only/, 'Keep taking and answering it; add a field of another name.'],
  [
    /operation-removed|removed$|value-removed|scope-removed/,
    'Keep it, mark it `deprecated`, and remove it in a later version.',
  ],
  [/operation-id|renamed/, 'Keep the old name.'],
  [/default/, 'Keep the default; let callers ask for the other value.'],
  [/repeat/, 'Keep the operation safe to send twice.'],
  [/^request-.*(tighter|changed|set|nullable|lowered|refused)/, 'Keep accepting what was accepted.'],
  [/^response-.*(optional)/, 'Keep answering it.'],
  [/^response-/, 'Keep to the values that were promised; put new ones in a new field or a new operation.'],
  [/security|oauth/, 'Keep the old way to authenticate beside the new one.'],
  [/server/, 'Keep the old address.'],
];

/** The alternative to a change that breaks callers. */
export function adviceFor({ check }: Pick<Change, 'check'>): string {
  return advice.find(([pattern]) => pattern.test(check))?.[1] ?? 'Offer the new form beside the old one.';
}
