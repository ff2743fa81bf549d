import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { undoAtExit } from '@dli-connections/lab/exit';
import { type Program, type Running, startAnswering } from '@dli-connections/lab/program';
import { createLoad, type Load } from '../load/load.ts';

/** The part of a run's settings that a lab needs. */
export interface LabOptions {
  /** True to reduce sizes: everything runs, and nothing is measured. */
  quick: boolean;
}

/** The place of one contest: its folders and processes are gone when it is left. */
export interface Lab extends AsyncDisposable, LabOptions {
  /** A new folder that every user may enter. */
  folder(): string;
  /** Starts a server, which is ended with the lab; `{port}` in an argument becomes its port. */
  start(program: Program): Promise<Running>;
  /** A load generator in a process of its own. */
  load(): Load;
  /** Registers cleanup; the last one registered runs first. */
  defer(work: () => Promise<void>): void;
}

/** Opens a lab. */
export function createLab({ quick }: LabOptions): Lab {
  const stack = new AsyncDisposableStack();
  let load: Load | undefined;
  return {
    quick,
    folder() {
      const folder = mkdtempSync(join(tmpdir(), 'dli-bench-'));
      chmodSync(folder, 0o755);
      const remove = () => rmSync(folder, { recursive: true, force: true });
      stack.defer(undoAtExit(remove));
      stack.defer(remove);
      return folder;
    },
    async start(program) {
      const running = await startAnswering(program);
      stack.defer(async () => void (await running.end()));
      return running;
    },
    load() {
      if (!load) {
        load = createLoad();
        stack.defer(load.stop);
      }
      return load;
    },
    defer: (work) => stack.defer(work),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Makes something once for each lab and key, and gives the same to all that ask for it. */
export function oncePerLab<Value, Key = void>(make: (lab: Lab, key: Key) => Promise<Value>) {
  const labs = new WeakMap<Lab, Map<Key, Promise<Value>>>();
  return (lab: Lab, key: Key): Promise<Value> => {
    const made = labs.get(lab) ?? new Map<Key, Promise<Value>>();
    labs.set(lab, made);
    const value = made.get(key) ?? make(lab, key);
    made.set(key, value);
    return value;
  };
}
