import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** An answer, with its whole body. */
export interface WholeAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends requests one after the other on one connection; each must be answered with a success. */
export function createAsker(url: string, headers: Record<string, string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string, body?: string | Buffer, method = body === undefined ? 'GET' : 'POST') =>
    new Promise<WholeAnswer>((resolve, reject) => {
      const type = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body ?? '') };
      const init = {
        agent,
        method,
        headers: { ...headers, ...(body !== undefined && type) },
      };
      const sent = request(url + path, init, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const [answer, status] = [Buffer.concat(chunks), response.statusCode ?? 0];
          if (status >= 200 && status < 300) resolve({ status, headers: response.headers, body: answer });
          else reject(new Error(`${path} is answered ${status}: ${answer.toString().slice(0, 200)}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  return { ask, close: async () => agent.destroy() };
}
