/** The commands and their summaries, apart from their code, which a server need not load. */
export const commandNames = {
  export: 'writes what a project owns to a file',
  import: 'reads an exported file into a project',
  check: 'reads all data, and prints each problem',
  backup: 'copies the data file, also while a server uses it',
  forget: 'removes connections that were deleted before a time',
  distribute: 'spreads the data over the nodes of a Citus cluster',
  'hash-token': 'prints the hash of a token, for a credentials file',
} as const;

export type Command = keyof typeof commandNames;

/** True for the name of a command, not for a flag or another word. */
export const isCommand = (word: string): word is Command => Object.hasOwn(commandNames, word);
