import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { answer } from '../test/exchanges.ts';
import { ListenError, type Served, serve } from './index.ts';
import { listen } from './listen.ts';

const here = async () => answer('here');
const options = { setting: '--port (or DLI_MOCK_PORT)' };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
  served = undefined;
});

const refusal = (port: number, host = '127.0.0.1') =>
  serve(here, { ...options, host, port }).then(
    () => expect.fail('it listens'),
    (error: unknown) => error as ListenError,
  );

describe('listening', () => {
  it('takes a free port for 0 and returns it', async () => {
    served = await serve(here, { ...options, port: 0 });
    expect(served.url).toBe(`http://127.0.0.1:${served.port}`);
    expect(await (await fetch(served.url)).text()).toBe('here');
  });

  it('returns a callable address for a host that means all addresses', async () => {
    served = await serve(here, { ...options, host: '0.0.0.0', port: 0 });
    expect(await (await fetch(served.url)).text()).toBe('here');
  });

  it('reports a busy port in one line, with the setting that changes it', async () => {
    served = await serve(here, { ...options, port: 0 });
    const error = await refusal(served.port);
    expect(error).toBeInstanceOf(ListenError);
    expect(error.message).toBe(
      `port ${served.port} on 127.0.0.1 is in use; stop what uses it, or choose another with --port (or DLI_MOCK_PORT)`,
    );
  });

  it.each([Number.NaN, -1, 65536, 1.5])('refuses %s, which is not a port number', async (port) => {
    const error = await refusal(port);
    expect(error).toBeInstanceOf(ListenError);
    expect(error.message).toMatch(new RegExp(`port ${port} .* not a port number.*DLI_MOCK_PORT`));
  });

  it.each(['192.0.2.1', '256.1.1.1'])('reports that %s is not an address of this machine', async (host) => {
    const error = await refusal(0, host);
    expect(error).toBeInstanceOf(ListenError);
    expect(error.message).toContain(`--host (or DLI_MOCK_HOST) must be an address of this machine, not "${host}" (E`);
  });

  it('names the setting of the host like that of the port', async () => {
    const portal = { port: 0, host: '192.0.2.1', setting: '--portal-port (or DLI_PORTAL_PORT)' };
    await expect(serve(here, portal)).rejects.toThrow('--portal-host (or DLI_PORTAL_HOST) must be');
  });

  it('reports a port that this user may not open, with the setting that changes it', async () => {
    const server = createServer();
    // The system and the user decide whether there is such a port, so the refusal is simulated.
    server.listen = () => {
      server.emit('error', Object.assign(new Error('denied'), { code: 'EACCES' }));
      return server;
    };
    await expect(listen(server, { ...options, host: '127.0.0.1', port: 80 })).rejects.toThrow(
      'port 80 on 127.0.0.1 may not be opened by this user; choose another with --port (or DLI_MOCK_PORT)',
    );
  });
});
