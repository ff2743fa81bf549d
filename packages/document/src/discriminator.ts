import { type AnyNode, isNode, listOf, nodeOf } from './node.ts';
import { keysOf } from './pointer.ts';

/** Annotates a branch of a choice with its name, by the property that has it (OpenAPI 3.1.1, 4.8.25). */
export const branchName = 'x-branch-name';

/** Adds to each branch of a choice the name that its discriminator gives to it. This changes no verdict. */
export function withBranchNames(
  { discriminator, oneOf, anyOf }: AnyNode,
  result: AnyNode,
  resolve: (ref: string) => string | undefined,
): void {
  const { propertyName, mapping } = nodeOf(discriminator);
  if (typeof propertyName !== 'string') return;
  const pointerOf = (ref: unknown) => resolve(String(ref)) ?? resolve(`#/components/schemas/${ref}`);
  const names = Object.entries(nodeOf(mapping)).map(([name, ref]) => [pointerOf(ref), name] as const);
  for (const [keyword, branches] of Object.entries({ oneOf, anyOf })) {
    if (!Array.isArray(branches)) continue;
    result[keyword] = listOf(result[keyword]).map((branch, index) => {
      const ref = nodeOf(branches[index]).$ref;
      const target = typeof ref === 'string' ? resolve(ref) : undefined;
      if (target === undefined || !isNode(branch)) return branch;
      const name = names.find(([pointer]) => pointer === target)?.[1] ?? keysOf(target).at(-1);
      return { allOf: [branch], [branchName]: { [propertyName]: name } };
    });
  }
}
