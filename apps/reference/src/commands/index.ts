import { backup } from './backup.ts';
import { check } from './check.ts';
import type { RunCommand } from './command.ts';
import { distribute } from './distribute.ts';
import { exportProject } from './export.ts';
import { forget } from './forget.ts';
import { hashToken } from './hash-token.ts';
import { importProject } from './import.ts';
import type { Command } from './names.ts';

export const commands: Record<Command, RunCommand> = {
  export: exportProject,
  import: importProject,
  check,
  backup,
  forget,
  distribute,
  'hash-token': hashToken,
};
