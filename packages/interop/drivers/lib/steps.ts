export const { DLI_ENDPOINT: endpoint = '', DLI_PROJECT: project = '' } = process.env;

/** Reports the result of a step, or its error, as one line of JSON. */
export async function step(name: string, run: () => Promise<object>): Promise<void> {
  const line = await run().then(
    (seen) => ({ step: name, seen }),
    (error: unknown) => ({ step: name, error: String(error) }),
  );
  console.log(JSON.stringify(line));
}
