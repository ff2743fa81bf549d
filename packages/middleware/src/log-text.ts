import { styleText } from 'node:util';
import type { RequestRecord } from './request-record.ts';

/** Writes the lines of a log for people or as JSON; `undefined` if it is off. `server` is put before lines that several servers share. */
export function logWriter(
  form: 'text' | 'json' | 'off',
  print: (line: string) => void,
  server?: string,
): ((line: RequestRecord) => void) | undefined {
  if (form === 'off') return undefined;
  if (form === 'json') return (line) => print(JSON.stringify(server === undefined ? line : { server, ...line }));
  return (line) => print(`${server === undefined ? '' : `${server.padEnd(11)}`}${textOf(line)}`);
}

/** A request in one line: method, path, status, code, reason and milliseconds. */
export function textOf({ method, path, status, code, reason, ms }: RequestRecord): string {
  const answered = [status, code].filter((each) => each !== undefined).join(' ');
  // Node omits the colours if stdout is not a terminal, or NO_COLOR is set.
  const coloured = styleText(status < 400 ? 'green' : status < 500 ? 'yellow' : 'red', answered);
  const suffix = reason === undefined ? '' : ` ${reason}`;
  return `${method ?? '-'} ${path ?? '-'} ${coloured}${suffix} (${ms} ms)`;
}

/**
 * Maximum number of bytes that wait for a slow reader of stdout. Lines beyond that are dropped, to save the server's memory.
 */
const maxUnread = 1_048_576;

/** Prints lines on stdout. The server continues when nobody reads them. */
export function stdoutPrinter(): (line: string) => void {
  process.stdout.on('error', () => {});
  return (line) => {
    if (process.stdout.writableLength < maxUnread) process.stdout.write(`${line}\n`);
  };
}
