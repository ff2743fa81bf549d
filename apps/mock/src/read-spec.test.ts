import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileProblem } from '@dli-connections/command';
import { FileResolver } from '@dli-connections/document/files';
import { describe, expect, it, onTestFinished } from 'vitest';
import { specFolder } from '../test/spec-folder.ts';
import { builtIn } from './contract.ts';
import { filesOf, readSpec } from './read-spec.ts';

const request = 'components/schemas/ConnectionRequest.yaml';

describe('a spec in files', () => {
  it('is read as its bundle, and names its files', async () => {
    const { root, edit } = await specFolder();
    const { document, files } = await readSpec(root);
    expect(document).toEqual(builtIn.document);
    expect(files).toContain(root);
    expect(files).toContain(edit.pathOf(request));
  });

  it.each([
    ['is no YAML', request, /^properties:/m, 'properties: [', `${request}:8:9: .*flow collection`],
    [
      'refers to a file that is not there',
      'openapi.yaml',
      '$ref: paths/v3',
      '$ref: pths/v3',
      'openapi.yaml:\\d+:\\d+: .*pths/v3\\S+ does not exist$',
    ],
    [
      'refers to a device',
      'openapi.yaml',
      /\$ref: paths\/v3\S+/,
      '$ref: /dev/null',
      'openapi.yaml:\\d+:\\d+: .*/dev/null is not a plain file$',
    ],
    [
      'refers to a part of a file that is not there',
      request,
      'type: object',
      'type: object\nallOf: [{ $ref: Tag.yaml#/none }]',
      `${request}:2:\\d+: Can't resolve \\$ref: Tag.yaml#/none names nothing\\.$`,
    ],
    [
      'refers to itself through another file',
      request,
      /.+/s,
      '$ref: ../schemas/ConnectionRequest.yaml\n',
      'openapi.yaml: A reference leads back to itself',
    ],
    ['has a type that is none', request, 'type: object', 'type: objct', `${request}:1:\\d+: .*type.*object`],
    [
      'has a limit that is no number',
      request,
      /maxLength: \d+/,
      'maxLength: many',
      `${request}:\\d+:\\d+: Expected type`,
    ],
    ['is empty', 'openapi.yaml', /.+/s, '\n', 'openapi.yaml: the file is empty'],
    ['is OpenAPI 3.0', 'openapi.yaml', 'openapi: 3.1.1', 'openapi: 3.0.3', 'openapi.yaml'],
  ])('that %s is refused in one line with its place', async (_, file, from, to, message) => {
    const { root, edit } = await specFolder();
    await edit(file, from, to);
    const refusal = await readSpec(root).then(
      () => 'nothing is refused',
      (error: Error) => error.message,
    );
    expect(refusal).toMatch(new RegExp(`^\\S*${message}`));
    expect(refusal).not.toContain('\n');
  });

  it('that cannot be read names the files to watch', async () => {
    const { root, edit } = await specFolder();
    await edit('openapi.yaml', '$ref: paths/v3', '$ref: pths/v3');
    const resolver = new FileResolver(fileProblem);
    await expect(readSpec(root, resolver)).rejects.toThrow('pths/v3');
    const files = filesOf(root, resolver);
    expect(files).toEqual(expect.arrayContaining([root, edit.pathOf(request), expect.stringContaining('/pths/v3')]));
  });

  it('that refers to another host is refused, without a request to it', async () => {
    let asked = 0;
    const server = createServer(() => (asked += 1)).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // it listens on TCP
    const { root, edit } = await specFolder();
    await edit(
      'openapi.yaml',
      /\$ref: paths\/v3_\{project_id\}_datasource\S+/,
      `$ref: http://127.0.0.1:${port}/path.yaml`,
    );
    await expect(readSpec(root)).rejects.toThrow(/path\.yaml is on another host, and nothing is fetched/);
    await expect(readSpec(`http://127.0.0.1:${port}/openapi.yaml`)).rejects.toThrow(/is on another host/);
    expect(asked).toBe(0);
  });
});
