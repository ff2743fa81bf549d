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
  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    // Files of the packages are checked, those of the compiler are its own.
    skipDefaultLibCheck: true,
  };
  const where = {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
    rootDir: '.',
    outDir: 'out',
  };

  /** The projects of a compiler: folder, type, and how it finds modules. */
  const projectsOf = (version: string, name: string) => [
    ...Object.entries(esm).map(([resolution, options]) => ({
      folder: `${name}-module-${resolution}`,
      type: 'module',
      options,
    })),
    ...Object.entries(version === '7' ? cjs : { ...cjs, ...older }).map(([resolution, options]) => ({
      folder: `${name}-commonjs-${resolution}`,
      type: 'commonjs',
      options,
    })),
  ];

  test.each(Object.entries(compilers))(
    'compiles under TypeScript %s by every resolution, and runs',
    async (version, name) => {
      const projects = projectsOf(version, name);
      for (const { folder, type, options } of projects) {
        const at = join(project.directory, folder);
        await mkdir(join(at, 'out'), { recursive: true });
        await copyFile(consumer, join(at, 'consumer.ts'));
        const compilerOptions = { ...strict, ...options, ...where };
        await writeFile(join(at, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
        for (const manifest of ['package.json', 'out/package.json'])
          await writeFile(join(at, manifest), JSON.stringify({ type }));
      }
      const tsc = join(require.resolve(`${name}/package.json`), '../bin/tsc');
      // One run for all projects: it reads the files that they share once.
      const args = [tsc, '--build', ...projects.map(({ folder }) => folder)];
      const { code, output } = await run(process.execPath, args, { cwd: project.directory });
      expect({ code, output }).toEqual({ code: 0, output: '' });
      for (const { folder } of projects) {
        const cwd = join(project.directory, folder);
        expect(await mustRun(process.execPath, ['out/consumer.js'], { cwd }), folder).toContain('the consumer ran');
      }
    },
  );

  test('runs', async () => {
    await copyFile(consumer, join(project.directory, 'consumer.ts'));
    const output = await mustRun(process.execPath, ['consumer.ts'], { cwd: project.directory });
    expect(output).toContain('the consumer ran');
  });
});
