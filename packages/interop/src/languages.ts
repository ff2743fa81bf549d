import { execPath } from 'node:process';
import type { Command } from './command.ts';
import type { Tool } from './tools.ts';

/** Commands that build and run the drivers of a language, as lines of a shell in the folder of the driver. */
interface Language {
  /** Extension of its files. */
  extension: string;
  /** Installs the dependencies that the driver pins, where its build does not. */
  install?: string;
  build: string;
  run: (program: string) => string;
}

const compilerOptions = {
  target: 'es2024',
  lib: ['es2024', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  rewriteRelativeImportExtensions: true,
  outDir: 'out',
};

export const languages: Record<Tool['language'], Language> = {
  Python: {
    extension: 'py',
    build: 'python3 -m compileall -q .',
    run: (program) => `python3 ${program}.py`,
  },
  Go: {
    extension: 'go',
    build: 'go build -o driver .',
    run: () => './driver',
  },
  Java: {
    extension: 'java',
    install: 'mvn --batch-mode --quiet dependency:build-classpath -Dmdep.outputFile=classpath.txt',
    build: `javac -nowarn -encoding UTF-8 -d classes -cp "$(cat classpath.txt)" $(find . -name '*.java')`,
    run: (program) => {
      const main = `${program.charAt(0).toUpperCase()}${program.slice(1)}`;
      return `java -Duser.home="$HOME" -cp "classes:$(cat classpath.txt)" ${main}`;
    },
  },
  Shell: {
    extension: 'sh',
    build: 'sh -n ./*.sh',
    run: (program) => `sh ${program}.sh`,
  },
  TypeScript: {
    extension: 'ts',
    build: 'tsc --project .',
    run: (program) => `"${execPath}" out/${program}.js`,
  },
};

/** Settings of the compiler for a driver in TypeScript. */
export const tsconfigOf = (program: string) => JSON.stringify({ compilerOptions, files: [`${program}.ts`] });

/** A line of a shell as a command. */
export const shell = (line: string, cwd: string, env: NodeJS.ProcessEnv): Command => ({
  command: 'sh',
  args: ['-c', line],
  cwd,
  env,
});
