import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { LegalRequest } from './request.ts';

/** An answer, with its whole body. */
export interface CorpusAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Longest wait for an answer, in milliseconds: nothing here is about speed, and the machine may be busy. */
const patience = 60_000;

/** Sends requests one after the other and unchanged: `fetch` drops cookies and normalises paths. */
export function createAsker(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = ({ method, target, headers, body }: LegalRequest) =>
    new Promise<CorpusAnswer>((resolve, reject) => {
      const length = body || /^(POST|PUT|PATCH)$/.test(method) ? { 'content-length': body?.length ?? 0 } : {};
      const { hostname, port } = new URL(url);
      const options = { agent, hostname, port, method, path: target, headers: { ...headers, ...length } };
      const sent = request({ ...options, signal: AbortSignal.timeout(patience) }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.once('error', reject);
        response.once('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) });
        });
      });
      sent.once('error', reject);
      sent.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
