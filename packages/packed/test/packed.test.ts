import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, test } from 'vitest';
import { libraries, manifestOf, mustRun, run } from '../src/index.ts';
import { installed } from './installed.ts';

const require = createRequire(import.meta.url);
const consumer = new URL('consumer.ts', import.meta.url);
const project = await installed();

describe.each(libraries)('%s', (name) => {
  const folder = () => join(project.directory, 'node_modules/@dli-connections', name);

  test('is fit to be published', async () => {
    const { messages, pkg } = await publint({ pkgDir: folder(), pack: false, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test('has correct types', async () => {
    const tarball = createPackageFromTarballData(new Uint8Array(await readFile(project.tarballs[name])));
    const analysis = await checkPackage(tarball);
    if (!analysis.types) throw new Error('it has no types');
    expect(analysis.problems).toEqual([]);
  });

  test('needs no workspace, and at run time openapi-fetch at most', async () => {
    const manifest = await manifestOf(project, `@dli-connections/${name}`);
    expect(manifest.dependencies ?? {}).toEqual(name === 'client' ? { 'openapi-fetch': '0.17.0' } : {});
    expect(JSON.stringify(manifest)).not.toContain('workspace:');
    expect(manifest).toMatchObject({ type: 'module', sideEffects: false, license: 'MIT', engines: { node: '>=20' } });
  });
});

describe('a consumer', () => {
  const compilers = { '5.4': 'typescript-5.4', '5.9': 'typescript-5.9', '7': 'typescript' };
  const esm = { nodenext: { module: 'nodenext' }, bundler: { module: 'esnext', moduleResolution: 'bundler' } };
  const cjs = { node16: { module: 'node16' }, nodenext: { module: 'nodenext' } };
  // TypeScript 7 no longer has a resolution of that name.
  const older = { commonjs: { module: 'commonjs', moduleResolution: 'node10' } };
  const each = Object.entries(compilers).flatMap(([version, name]) => [
    ...Object.entries(esm).map(([resolution, options]) => ({ version, name, type: 'module', resolution, options })),
    ...Object.entries(version === '7' ? cjs : { ...cjs, ...older }).map(([resolution, options]) => ({
      version,
      name,
      type: 'commonjs',
      resolution,
      options,
    })),
  ]);

  test.each(each)(
    'compiles under TypeScript $version as $type with $resolution, and runs',
    async ({ name, type, ...more }) => {
      const strict = {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: false,
      };
      const compilerOptions = {
        ...strict,
        ...more.options,
        target: 'es2022',
        lib: ['es2022', 'dom', 'dom.iterable'],
        types: [],
        rootDir: '.',
        outDir: 'out',
      };
      const folder = join(project.directory, `${name}-${type}-${more.resolution}`);
      await mkdir(folder);
      await copyFile(consumer, join(folder, 'consumer.ts'));
      await writeFile(join(folder, 'package.json'), JSON.stringify({ type }));
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
      const tsc = join(require.resolve(`${name}/package.json`), '../bin/tsc');
      const { code, output } = await run(process.execPath, [tsc, '-p', '.'], { cwd: folder });
      expect({ code, output }).toEqual({ code: 0, output: '' });
      await writeFile(join(folder, 'out/package.json'), JSON.stringify({ type }));
      expect(await mustRun(process.execPath, ['out/consumer.js'], { cwd: folder })).toContain('the consumer ran');
    },
  );

  test('runs', async () => {
    await copyFile(consumer, join(project.directory, 'consumer.ts'));
    const output = await mustRun(process.execPath, ['consumer.ts'], { cwd: project.directory });
    expect(output).toContain('the consumer ran');
  });
});
