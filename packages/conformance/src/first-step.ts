import type { CaseResult } from './run.ts';

/**
 * The reason why a run ends with a failed plain create, and the thing to do first, by the status of the answer. `example` is
 * the documented answer.
 */
export function firstStep({ status, faults, failure }: CaseResult, example: string): string {
  const path = /^curl .* 'https?:\/\/[^/]+(\/[^']*)'/.exec(failure?.request ?? '')?.[1] ?? '';
  const advice = adviceOn(status, { post: `POST ${path}`, fault: faults[0] ?? '', example });
  return `the plain create fails, and most cases start with one (--keep-going runs them all the same)\nfirst:   ${advice}`;
}

function adviceOn(status: number | undefined, { post, fault, example }: Record<'post' | 'fault' | 'example', string>) {
  if (status === undefined) return `let the server answer ${post}; there is ${fault}`;
  if (status === 401) return 'give the kit credentials: --token (or DLI_TOKEN), or --access-key and --secret-key';
  if (status === 403) return 'name the project of the credentials: --project-id; without it the kit makes up projects';
  if (status >= 300 && status < 400) return 'give the kit the address that this one redirects to';
  if (status === 404 || status === 405)
    return `let the server have ${post}, or correct the address; a base path goes behind the port, and --project-id names a project where there are only some`;
  if (status >= 500) return 'look for the reason in the log of the server';
  if (status >= 400) return 'let the server accept this request, which is legal';
  return `let the server answer with 201 and JSON like ${example}`;
}
