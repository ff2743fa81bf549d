export { type Banner, bannerOf } from './banner.ts';
export {
  type LogForm,
  logForm,
  logRow,
  type ServerSettings,
  serverRows,
  serverSettings,
  versionRow,
} from './common.ts';
export { complaintOf, prepareAll, readChecked, whenSlow } from './complaint.ts';
export { fileProblem, unreadable } from './file.ts';
export {
  aPort,
  count,
  type Flag,
  helpRow,
  integer,
  listOf,
  notEmpty,
  oneOf,
  positive,
  type ReadFlags,
  readFlags,
  UsageError,
} from './flags.ts';
export { flagsTable, type Help, helpText, typedAs } from './help.ts';
export { inOneLine, messageOf, reasonOf } from './message.ts';
