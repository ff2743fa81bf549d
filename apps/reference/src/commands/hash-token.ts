import { text } from 'node:stream/consumers';
import { hashOfToken } from '@dli-connections/handler';
import { createCommand, tell } from './command.ts';

/** Prints the hash of the token on stdin, for a credentials file. An argument would show in the list of processes. */
export const hashToken = createCommand('hash-token', '< FILE', [], async () => {
  const token = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (!/^[!-~]+$/.test(token))
    throw new Error('hash-token needs a token on stdin: one line of visible ASCII characters');
  await tell(await hashOfToken(token));
});
