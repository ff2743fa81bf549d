import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, valueAt } from '@dli-connections/document/pointer';

/** Samples call the reference server as `start` puts it on a port, so that they run where they are pasted. */
const endpoint = 'http://127.0.0.1:4020';
const token = 'any';

/** A JavaScript string, escaped as in JSON except for its quotes. */
const quoted = (text) => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** Literals of each language. */
const languages = {
  typescript: {
    key: (name) => (/^[a-z_]\w*$/i.test(name) ? name : quoted(name)),
    text: quoted,
    words: new Map(),
  },
  python: {
    key: (name) => JSON.stringify(name),
    text: (text) => JSON.stringify(text),
    words: new Map([
      [true, 'True'],
      [false, 'False'],
      [null, 'None'],
    ]),
  },
};

/** A JSON value as source text, on one line if it fits. */
function literal(value, language, indent = '') {
  const { key, text, words } = language;
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return words.get(value) ?? String(value);
  const inner = `${indent}${language === languages.python ? '    ' : '  '}`;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => literal(item, language, inner))
    : Object.entries(value).map(([name, item]) => `${key(name)}: ${literal(item, language, inner)}`);
  const pad = open === '{' && language === languages.typescript && items.length > 0 ? ' ' : '';
  const line = `${open}${pad}${items.join(', ')}${pad}${close}`;
  if (line.length <= 60 && !line.includes('\n')) return line;
  return `${open}\n${items.map((item) => `${inner}${item},\n`).join('')}${indent}${close}`;
}

function curl({ method, url, body }) {
  const lines = [`curl -s${method === 'GET' ? '' : ` -X ${method}`} '${url}'`, `-H 'X-Auth-Token: ${token}'`];
  if (body !== undefined) {
    const text = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
    lines.push("-H 'Content-Type: application/json'", `-d '${text}'`);
  }
  return lines.join(' \\\n  ');
}

function typescript({ operationId, project, input, answers }) {
  const call = `client.${operationId}(${literal(input, languages.typescript)})`;
  return `import { createDliClient } from '@dli-connections/client';

const client = createDliClient({
  endpoint: '${endpoint}',
  projectId: '${project}',
  credentials: '${token}',
});
${answers ? `const answer = await ${call};\nconsole.log(answer);` : `await ${call};`}`;
}

function python({ method, url, body, answers }) {
  const head = { 'X-Auth-Token': token, ...(body !== undefined && { 'Content-Type': 'application/json' }) };
  const data = body === undefined ? '' : `    data=json.dumps(${literal(body, languages.python, '    ')}).encode(),\n`;
  const show = answers ? 'json.load(response)' : 'response.status';
  return `${answers || body !== undefined ? 'import json\n' : ''}import urllib.request

request = urllib.request.Request(
    "${url}",
${data}    headers=${literal(head, languages.python, '    ')},
    method="${method}",
)
with urllib.request.urlopen(request) as response:
    print(${show})`;
}

/** The sample request of an operation: its required parameters, and the example of its body with a name, or the first. */
function requestOf(doc, { path, method, operation, parameters }, named) {
  const resolve = (node) => (node?.$ref ? valueAt(doc, keysOf(node.$ref)) : node);
  const required = parameters.map(({ node }) => resolve(node)).filter(({ required }) => required);
  const values = Object.fromEntries(required.map(({ name, example }) => [name, example]));
  const [content] = Object.values(resolve(operation.requestBody)?.content ?? {});
  const { examples = {} } = content ?? {};
  const example = examples[named] ?? Object.values(examples)[0];
  const { project_id: project, ...input } = values;
  const body = resolve(example)?.value;
  const [, success] = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    url: endpoint + path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name])),
    project,
    body,
    input: { ...input, ...body },
    answers: resolve(success).content !== undefined,
  };
}

/**
 * A request of every operation of a bundle in three languages, by its operationId, in the form of Redoc's
 * `x-codeSamples`. `example` names the example of a body to take if there is one. The portal's tests run each.
 */
export function samplesOf(bundle, example = '') {
  return new Map(
    operationsIn(bundle).map((at) => {
      const request = requestOf(bundle, at, example);
      const samples = [
        { lang: 'shell', label: 'curl', source: curl(request) },
        { lang: 'typescript', label: 'TypeScript', source: typescript(request) },
        { lang: 'python', label: 'Python', source: python(request) },
      ];
      return [request.operationId, samples];
    }),
  );
}
