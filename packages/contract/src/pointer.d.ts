/** The keys of a JSON pointer (RFC 6901), unescaped. */
export declare function keysOf(pointer: string): string[];
/** One key as a step of a JSON pointer. */
export declare function stepOf(key: string): string;
/** The value that keys lead to; `undefined` where they lead nowhere. */
export declare function valueAt(root: unknown, keys: readonly string[]): unknown;
