import { parseArgs } from 'node:util';

/** What `start` can be told. */
export interface Settings {
  mockPort: number;
  referencePort: number;
  /** The SQLite file of the reference server, relative to the folder that the program runs in. */
  data: string;
}

/**
 * Reads flags, then the environment, then defaults.
 *
 * @throws Error with one line when a flag is unknown or a port is no port.
 */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { values } = parseArgs({
    args,
    options: {
      'mock-port': { type: 'string', default: env.DLI_MOCK_PORT ?? '4010' },
      'reference-port': { type: 'string', default: env.DLI_REFERENCE_PORT ?? '4020' },
      data: { type: 'string', default: env.DLI_REFERENCE_DATA ?? '.dli/reference.sqlite' },
    },
  });
  return {
    mockPort: port('DLI_MOCK_PORT', values['mock-port']),
    referencePort: port('DLI_REFERENCE_PORT', values['reference-port']),
    data: values.data,
  };
}

function port(setting: string, text: string): number {
  const number = Number(text);
  if (text === '' || !Number.isInteger(number) || number < 0 || number > 65535) {
    throw new Error(`${setting} must be a port, 0 to 65535, and is "${text}"`);
  }
  return number;
}
