import { backupData } from './backup.ts';
import { checkData } from './check.ts';
import { distribute } from './distribute.ts';
import { exportProject } from './export.ts';
import { forgetDeleted } from './forget.ts';
import { hashToken } from './hash-token.ts';
import { importProject } from './import.ts';
import type { Command } from './names.ts';

/** The commands beside the server, each with the arguments after its name. They throw an Error of one line. */
export const commands: Record<Command, (args: string[], env: NodeJS.ProcessEnv) => Promise<void>> = {
  export: exportProject,
  import: importProject,
  check: checkData,
  backup: backupData,
  forget: forgetDeleted,
  distribute,
  'hash-token': hashToken,
};
