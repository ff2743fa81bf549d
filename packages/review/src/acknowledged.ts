import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CannotCompareError } from './base.ts';
import { isObject } from './bundle.ts';

/** A break on purpose: which change, why, and who was told. */
export interface Acknowledgement {
  change: string;
  reason: string;
  told: string;
  file: string;
}

/** Reads the acknowledgements in a folder, one or a list in each YAML file. Without the folder there are none. */
export async function readAcknowledgements(folder: string): Promise<Acknowledgement[]> {
  const files = (await readdir(folder).catch(() => [])).filter((name) => /\.ya?ml$/.test(name)).sort();
  const lists = await Promise.all(
    files.map(async (file) => acknowledgementsIn(file, await readFile(join(folder, file), 'utf8'))),
  );
  return lists.flat();
}

function acknowledgementsIn(file: string, text: string): Acknowledgement[] {
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
      const value = isObject(each) ? each[field] : undefined;
      if (typeof value === 'string' && value.trim() !== '') return value.trim();
      throw new CannotCompareError(
        `${file} must have \`${field}\`: an acknowledgement has change, reason and told, each a text.`,
      );
    };
    return { change: of('change'), reason: of('reason'), told: of('told'), file };
  });
}

/** Refuses an acknowledgement of a change that is neither in this change nor among those since the release. */
export function checkAcknowledgements(list: readonly Acknowledgement[], ids: ReadonlySet<string>): void {
  const stale = list.find((each) => !ids.has(each.change));
  if (stale) {
    throw new CannotCompareError(
      `${stale.file} acknowledges ${stale.change}, and there is no such change. Remove it, or copy the id from the report.`,
    );
  }
}
