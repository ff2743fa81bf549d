/** The independent server, edited. */
import { cp } from 'node:fs/promises';
import { type Callers, strangersToken } from '../wrong-server/callers.ts';
import type { startWrongServer } from '../wrong-server/server.ts';
import type { EditedServer, Known } from './edited-server.ts';

const original = new URL('../wrong-server/', import.meta.url);

const callersOf = ({ token, keys }: Known): Callers => ({
  ...(token && { tokens: [token] }),
  ...(keys && { tokens: [], keys: { [keys.accessKey]: keys.secretKey } }),
});

/** It runs in this process. */
export const independent: EditedServer = {
  faults: new URL('edits/', import.meta.url),
  known: {
    keys: { keys: { accessKey: 'AKIDEXAMPLE', secretKey: 'a secret' } },
    tokens: { token: 'some-Token-1', foreignToken: strangersToken },
  },
  original,
  copy: (to) => cp(original, to, { recursive: true }),
  fileOf: (folder, file) => new URL(`${file}.ts`, folder),
  async start(copy, known) {
    // A copy has the exports of the original.
    const { startWrongServer: start } = (await import(/* @vite-ignore */ new URL('server.ts', copy).href)) as {
      startWrongServer: typeof startWrongServer;
    };
    const { url, restart, close } = await start(new Set(), callersOf(known));
    return { url, close, restart: async () => restart() };
  },
};
