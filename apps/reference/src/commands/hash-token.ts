import { text } from 'node:stream/consumers';
import { readFlags } from '@dli-connections/command';
import { hashOfToken } from '@dli-connections/handler';
import { hashFlags } from './flags.ts';
import { helpOf, tell } from './tell.ts';

/** Prints the hash of the token on stdin, for a credentials file. An argument would show in the list of processes. */
export async function hashToken(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (readFlags(hashFlags, args, env).has('help')) return tell(helpOf('hash-token', 'hash-token < FILE', hashFlags));
  const token = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (!/^[!-~]+$/.test(token))
    throw new Error('hash-token wants a token on stdin: one line of visible ASCII characters');
  await tell(await hashOfToken(token));
}
