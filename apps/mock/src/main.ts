#!/usr/bin/env node
/** The mock as a program: settings from flags and the environment, until SIGINT or SIGTERM. */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { banner } from './banner.ts';
import { readSettings, settingsTable } from './settings.ts';
import { startMock } from './start.ts';

/** The spec of the clone that this runs in; the published package holds no source of it. */
function sourceOfSpec(): string {
  const file = fileURLToPath(new URL('../../../spec/openapi.yaml', import.meta.url));
  if (!existsSync(file))
    throw new Error('--watch needs --spec: this package has the finished contract, and no source of it');
  return relative('', file);
}

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings === 'version') {
    console.log(manifest.version);
  } else if (settings === 'help') {
    console.log(`dli-mock: ${manifest.description}\n\n${settingsTable()}`);
  } else {
    const { spec = settings.watch ? sourceOfSpec() : undefined } = settings;
    const mock = await startMock({
      ...settings,
      spec,
      report: (line) => console.log(`${new Date().toISOString()} ${line}`),
    });
    console.log(banner(mock.url, mock.document));
    if (settings.watch) console.log(`watching ${spec}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        mock.close().then(() => process.exit(0));
      });
    }
  }
} catch (error) {
  console.error(`dli-mock: ${(error as Error).message}`);
  process.exit(1);
}
