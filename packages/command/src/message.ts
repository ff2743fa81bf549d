/** The message of an error, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The same in one line. */
export const inOneLine = (error: unknown): string =>
  messageOf(error)
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');

/** The reason of an error that Node threw: its code, such as `ENOSPC`, or else its message. */
export const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? messageOf(error);
