import { statfsSync } from 'node:fs';
import { availableParallelism, cpus, release, tmpdir, totalmem, type } from 'node:os';
import type { Machine } from './result.ts';

/** The machine that this runs on. */
export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    disk: nameOf(statfsSync(tmpdir()).type),
  };
}

/** File systems by their magic numbers (Linux, magic.h). On one in memory nothing is durable, and syncs cost nothing. */
const names: Record<number, string> = {
  61267: 'ext4',
  2435016766: 'btrfs',
  1481003842: 'xfs',
  16914836: 'tmpfs: in memory',
  2035054128: 'overlayfs',
};

const nameOf = (magic: number) => names[magic] ?? `0x${magic.toString(16)}`;
