import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { contest, type OpenContender } from '../contest.ts';

/** The bytes of all files that an import loads, as they are in the packages. */
const loading =
  (from: string): OpenContender =>
  async () => ({
    async measure() {
      const { metafile } = await build({
        entryPoints: [from],
        bundle: true,
        platform: 'node',
        format: 'esm',
        metafile: true,
        write: false,
        logLevel: 'silent',
      });
      return Object.values(metafile.inputs).reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
    },
  });

/** As it is published: built. */
const client = fileURLToPath(new URL('../../../client/dist/index.js', import.meta.url));

/** The code that an import of a client loads. */
export const loaded = contest('loaded', {
  title: 'Load the client: bytes of JavaScript',
  unit: 'KiB',
  contenders: {
    client: { what: 'the client as published', open: loading(client) },
    vendor: {
      what: "the core of the vendor's npm SDK with what it loads",
      open: loading(fileURLToPath(import.meta.resolve('@huaweicloud/huaweicloud-sdk-core/ClientBuilder.js'))),
    },
  },
  rounds: 1,
  rows: [{ work: 'bytes loaded', kind: 'peer', ratio: ['vendor', 'client'], bar: { least: 20 } }],
});
