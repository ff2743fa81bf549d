import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileProblem } from '@dli-connections/command';
import { isNode } from '@dli-connections/document/node';
import { parse } from 'yaml';
import { CannotCompareError } from './base.ts';
import { git } from './git.ts';

/** An acknowledged break: the change, the reason, and the people who know of it. */
export interface Acknowledgement {
  change: string;
  reason: string;
  told: string;
  file: string;
  /** True if the base has the same file, which may then acknowledge an earlier change. */
  isOlder: boolean;
}

/**
 * Reads the acknowledgements in a folder, one or a list in each YAML file. Without the folder there are none. `commit` is the
 * base, where that is a commit.
 */
export async function readAcknowledgements(folder: string, commit?: string): Promise<Acknowledgement[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new CannotCompareError(`The acknowledgements in ${folder} cannot be read: it must be a folder.`);
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  const lists = await Promise.all(
    files.map(async (file) => {
      const problem = fileProblem(join(folder, file));
      if (problem) throw new CannotCompareError(`The acknowledgement ${file} ${problem}.`);
      const text = await readFile(join(folder, file), 'utf8');
      const older = commit === undefined ? undefined : await git(folder, 'show', `${commit}:./${file}`);
      return acknowledgementsIn(file, text).map((each) => ({ ...each, isOlder: older === text.trimEnd() }));
    }),
  );
  return lists.flat();
}

function acknowledgementsIn(file: string, text: string): Omit<Acknowledgement, 'isOlder'>[] {
  let data: unknown;
  try {
    data = parse(text);
  } catch (error) {
    throw new CannotCompareError(
      `${file} is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : error}.`,
    );
  }
  return [data].flat().map((each) => {
    const of = (field: string) => {
      const value = isNode(each) ? each[field] : undefined;
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      throw new CannotCompareError(
        `${file} must have \`${field}\`: an acknowledgement has change, reason and told, each a text.`,
      );
    };
    return { change: of('change'), reason: of('reason'), told: of('told'), file };
  });
}

/** Refuses an acknowledgement that is new with this change and fits nothing in it. */
export function checkAcknowledgements(list: readonly Acknowledgement[], ids: ReadonlySet<string>): void {
  const stale = list.find((each) => !each.isOlder && !ids.has(each.change));
  if (stale) {
    throw new CannotCompareError(
      `${stale.file} acknowledges ${stale.change}, and there is no such change. Remove it, or copy the id from the report.`,
    );
  }
}
