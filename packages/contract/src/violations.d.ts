import type { Violation } from './validators.ts';
/** A name from the request, safe to show: nothing invisible, not endless. */
export declare function quote(name: string): string;
/** The kind of a value, with its size where it has one. The value itself may be a secret and is not shown. */
export declare function kindOf(value: unknown): string;
/**
 * Violations as one text: for each place the first rule that is broken there, and the kind of the offending value. A
 * handful are listed; when there are more, the text says so.
 */
export declare function describe(part: string, root: unknown, violations: readonly Violation[]): string;
