/** The reference server and its packages, edited. */
import { cp, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startAnswering } from '@dli-connections/lab/program';
import type { Edit, EditedServer } from './edited-server.ts';

const original = new URL('../../../../', import.meta.url);
const parts = ['command', 'contract', 'document', 'handler', 'middleware', 'serve', 'signature'];
const project = '0123456789abcdef0123456789abcdef';
const keys = { accessKey: 'AKIDEXAMPLE', secretKey: 'a-secret' };
const [token, foreignToken] = ['some-Token-1', 'other-Token-2'];

const credentials = {
  tokens: [
    { token, projects: [project] },
    { token: foreignToken, projects: ['f'.repeat(32)] },
  ],
  access_keys: [{ access_key: keys.accessKey, secret_key: keys.secretKey, projects: [project] }],
};

/** It runs as a program of its own, with its data in a file. */
export const reference: EditedServer = {
  faults: new URL('reference-edits/', import.meta.url),
  known: {
    keys: { keys, project },
    tokens: { token, foreignToken, project },
    failing: { failing: { failingQueue: 'bad_queue', failingPool: 'bad_pool' } },
  },
  original,
  failOn,
  async copy(to) {
    await symlink(new URL('node_modules', original), new URL('node_modules', to));
    const folders = [...parts.map((part) => `packages/${part}/`), 'apps/reference/'];
    // Links between the packages are copied unchanged, so they lead to the copies. Tests are left out: the runner of this package would find them.
    const filter = (path: string) => !/\/test$|\.test\.ts$/.test(path);
    const how = { recursive: true, verbatimSymlinks: true, filter };
    for (const folder of folders) await cp(new URL(folder, original), new URL(folder, to), how);
  },
  fileOf: (folder, file) => new URL(`packages/${file.replace('/', '/src/')}.ts`, folder),
  async start(copy, { project }) {
    const at = (file: string) => fileURLToPath(new URL(file, copy));
    await writeFile(at('credentials.yaml'), JSON.stringify(credentials));
    const args = [at('apps/reference/src/main.ts'), '--port', '{port}', '--data', at('data.sqlite'), '--log', 'off'];
    if (project) args.push('--credentials', at('credentials.yaml'));
    let running = await startAnswering({ args });
    return {
      url: running.url,
      async restart() {
        await running.end();
        running = await startAnswering({ args }, Number(new URL(running.url).port));
      },
      close: () => running.end('SIGKILL'),
    };
  },
};

/** Has the peerings of some names fail. A scenario would have to name all existing queues, and the kit binds many. */
function failOn(names: readonly string[]): Edit[] {
  const found = 'known[peering.kind]?.get(peering.name) ?? {}';
  const failing = `(${JSON.stringify(names)}.includes(peering.name) ? { fails: 'It fails.', cidr: undefined } : ${found})`;
  return [['handler/scenario/environment', found, failing]];
}
