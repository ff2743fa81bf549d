import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Line, linesIn } from './compare.ts';
import { inShell } from './install.ts';
import { languages } from './languages.ts';
import { access, startReference } from './server.ts';
import type { Tool } from './tools.ts';
import type { Work } from './work.ts';

/** Runs the driver, against a reference server of its own where it is a client, and resolves to the lines that it reported. */
export async function drive(tool: Tool, work: Work, signal: AbortSignal): Promise<Map<string, Line>> {
  const { folder, program } = work;
  const line = languages[tool.language].run(program);
  const home = { HOME: join(folder, 'home') };
  if (program !== 'lifecycle') return linesIn(await inShell(line, work, signal, { ...home, DLI_BUNDLE: tool.bundle }));
  const server = await startReference(tool.kind === 'sdk' ? await credentialsIn(folder) : undefined);
  try {
    const given = {
      DLI_ENDPOINT: server.url,
      DLI_PROJECT: access.project,
      DLI_ACCESS_KEY: access.accessKey,
      DLI_SECRET_KEY: access.secretKey,
    };
    return linesIn(await inShell(line, work, signal, { ...home, ...given }));
  } finally {
    await server.end();
  }
}

async function credentialsIn(folder: string): Promise<string> {
  const file = join(folder, 'credentials.yaml');
  const { accessKey, secretKey, project } = access;
  const keys = [{ access_key: accessKey, secret_key: secretKey, projects: [project] }];
  await writeFile(file, JSON.stringify({ access_keys: keys })); // JSON is YAML
  return file;
}
