/** Writes a line to stdout, and waits until it is flushed. */
export const tell = (text: string) => tellAll(`${text}\n`);

/** The same for text with its own line breaks. */
export function tellAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
