import { createAsker } from '../lab/ask.ts';
import { connectionsOf, credentials, smallBody } from './requests.ts';

/** Ten hosts, as a connection to a small cluster has them. */
export const tenHosts = Array.from({ length: 10 }, (_, at) => ({
  ip: `192.168.0.${at + 1}`,
  name: `node${at + 1}.example`,
}));

/** The requests that are under way at the same time. */
const atOnce = 32;

/**
 * Creates `each` connections in each of some projects, over HTTP: another build is filled by its own program, whatever its
 * tables are. Resolves to the paths of all of them.
 */
export async function fillOver(
  url: string,
  projects: readonly string[],
  each: number,
  more: object = {},
): Promise<string[]> {
  const body = { ...JSON.parse(smallBody), ...more };
  const wanted = projects.flatMap((project) => Array.from({ length: each }, (_, at) => ({ project, name: `c${at}` })));
  const paths: string[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const { ask, close } = createAsker(url, credentials);
      for (let one = wanted[next++]; one; one = wanted[next++]) {
        const path = connectionsOf(one.project);
        const answer = await ask(path, JSON.stringify({ ...body, name: one.name }));
        paths.push(`${path}/${JSON.parse(answer.body.toString()).connection_id}`);
      }
      await close();
    }),
  );
  return paths;
}

/** So many projects, each with an identifier of its own. */
export const projectsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => at.toString(16).padStart(32, '0'));

/** The paths of pages of 100, of projects that hold `each` connections: every one of them another page. */
export function pagesOf(projects: readonly string[], each: number): string[] {
  const offsets = Array.from({ length: each - 99 }, (_, offset) => offset);
  return offsets.flatMap((offset) => projects.map((project) => `${connectionsOf(project)}?limit=100&offset=${offset}`));
}
