/** Writes a line to stdout, and waits until it is taken. */
export const tell = (text: string) => tellAll(`${text}\n`);

/** The same for text that has its line breaks. */
export function tellAll(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
