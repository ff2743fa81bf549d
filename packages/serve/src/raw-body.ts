import type { IncomingMessage } from 'node:http';
import type { RawBody } from '@dli-connections/contract/server';

/** The body of a request of `node:http`, taken from its events: a web stream would take longer than the whole rest. */
export function rawBodyOf(incoming: IncomingMessage): RawBody {
  return {
    present: incoming.method !== 'GET' && incoming.method !== 'HEAD',
    take(limit) {
      if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.resolve('too large');
      if (incoming.destroyed) return Promise.resolve('cut off');
      return new Promise((resolve) => {
        const chunks: Buffer<ArrayBuffer>[] = [];
        let size = 0;
        const add = (chunk: Buffer<ArrayBuffer>) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size <= limit) return;
          // What comes after it is drained once it is answered.
          incoming.off('data', add).pause();
          resolve('too large');
        };
        incoming.on('data', add);
        // Each comes once at most, and `once` would make two functions for each.
        incoming.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
        incoming.on('error', () => resolve('cut off'));
        incoming.on('close', () => resolve('cut off'));
      });
    },
  };
}
