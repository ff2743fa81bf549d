import { readFileSync } from 'node:fs';

/** A request to judge. */
export interface JudgedRequest {
  step: string;
  method: string;
  path: string;
  body?: unknown;
}

export const { DLI_BUNDLE: bundleFile = '' } = process.env;
const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
export const bundle = read(bundleFile) as { [key: string]: unknown };

/** Reports for each request whether it is accepted. */
export async function judge(accepts: (request: JudgedRequest) => Promise<boolean>): Promise<void> {
  for (const request of read('requests.json') as JudgedRequest[]) await report(request.step, () => accepts(request));
}

/** Reports for each document whether it is accepted. */
export async function judgeDocuments(accepts: (file: string) => Promise<boolean>): Promise<void> {
  await report('bundle', () => accepts(bundleFile));
  await report('bundle-without-title', () => accepts('bundle-without-title.json'));
}

async function report(step: string, accepts: () => Promise<boolean>): Promise<void> {
  const line = await accepts().then(
    (valid) => ({ step, seen: { valid } }),
    (error: unknown) => ({ step, error: String(error) }),
  );
  console.log(JSON.stringify(line));
}

/** Sends a request to a server; it is accepted where the answer is a success. */
export async function send(base: string, { method, path, body }: JudgedRequest): Promise<boolean> {
  const response = await fetch(base + path, {
    method,
    headers: { 'X-Auth-Token': 'any', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.arrayBuffer();
  if (response.status >= 500) throw new Error(`status ${response.status}`);
  return response.ok;
}
