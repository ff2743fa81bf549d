import { isNode } from '@dli-connections/document/node';

/** The reason why a parsed file is not OpenAPI 3.1, and what to do; `undefined` for one that is. */
export function versionProblem(parsed: unknown, file: string): string | undefined {
  const wanted = 'an OpenAPI 3.1 description, which begins with openapi: 3.1.1';
  if (parsed === undefined || parsed === null) return `the file is empty; write ${wanted}`;
  if (!isNode(parsed)) return `the file holds a ${Array.isArray(parsed) ? 'list' : typeof parsed}, and not ${wanted}`;
  const { openapi, swagger } = parsed;
  if (openapi === undefined && swagger === undefined) return `the file states no version, and so is not ${wanted}`;
  const version = String(openapi ?? swagger);
  if (typeof openapi === 'string' && version.startsWith('3.1.')) return undefined;
  if (swagger !== undefined || version.startsWith('3.0')) {
    const name = openapi === undefined ? 'Swagger' : 'OpenAPI';
    const command = `npx @scalar/cli document upgrade ${file} --output openapi-3.1.json`;
    return `it is ${name} ${version}, and only OpenAPI 3.1 is served; convert it, for example with: ${command}`;
  }
  if (version.startsWith('3.2'))
    return `it is OpenAPI ${version}, and only OpenAPI 3.1 is served; state openapi: 3.1.1 if it uses nothing newer`;
  return `openapi must be a text such as 3.1.1, not ${JSON.stringify(openapi)}`;
}
