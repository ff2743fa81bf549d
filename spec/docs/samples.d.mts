/** A request in one language, in the form of Redoc's `x-codeSamples`. */
export interface Sample {
  lang: 'shell' | 'typescript' | 'python';
  label: 'curl' | 'TypeScript' | 'Python';
  source: string;
}

/** The samples of each operation of a bundle, by its operationId. `example` names the example of a body to take, if there is one. */
export function samplesOf(bundle: object, example?: string): Map<string, Sample[]>;
