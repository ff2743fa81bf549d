import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bundle } from '@dli-connections/contract/bundle';
import { parse } from 'yaml';
import { asList, isObject, type JsonObject, type OperationEntry, operationsOf, resolveIn } from './bundle.ts';

/** A step of a workflow that does not fit the working contract. */
export interface WorkflowHit {
  file: string;
  /** `workflow, step`. */
  step: string;
  reason: string;
}

/** The number of workflows looked at, and the steps that do not fit. */
export interface WorkflowHits {
  workflows: number;
  hits: WorkflowHit[];
}

/** Looks up the operations and fields that Arazzo workflows of a directory name in the working contract. Without the directory there are none. */
export async function findWorkflowHits(directory: string, working: Bundle): Promise<WorkflowHits> {
  const names = (await readdir(directory).catch(() => [])).filter((name) => /\.arazzo\.ya?ml$/.test(name)).sort();
  const found: WorkflowHits = { workflows: 0, hits: [] };
  for (const file of names) {
    const document: unknown = parse(await readFile(join(directory, file), 'utf8'));
    const workflows = asList(isObject(document) ? document.workflows : []).filter(isObject);
    found.workflows += workflows.length;
    found.hits.push(...workflows.flatMap((workflow) => hitsOf(file, workflow, working)));
  }
  return found;
}

function hitsOf(file: string, workflow: JsonObject, working: Bundle): WorkflowHit[] {
  const operations = new Map(operationsOf(working).map((each) => [each.operationId, each]));
  return asList(workflow.steps)
    .filter(isObject)
    .filter((step) => typeof step.operationId === 'string')
    .flatMap((step) => {
      // `$sourceDescriptions.dli.showConnection` names the operation by its last part.
      const operationId = String(step.operationId).split('.').at(-1) ?? '';
      const operation = operations.get(operationId);
      const reasons = operation ? misfits(step, operation, working) : [`there is no operation \`${operationId}\``];
      return reasons.map((reason) => ({ file, step: `${workflow.workflowId}, ${step.stepId}`, reason }));
    });
}

/** Parameters that the operation does not have, path parameters that are not given, statuses that it does not document. */
function misfits(step: JsonObject, { operationId, node, parameters }: OperationEntry, working: Bundle): string[] {
  const known = parameters.map((each) => resolveIn(working, each)).filter(isObject);
  const given = asList(step.parameters).filter(isObject);
  const headers = given.filter((each) => each.in === 'header').map((each) => each.name);
  const statuses = isObject(node.responses) ? Object.keys(node.responses) : [];
  const expected = asList(step.successCriteria)
    .filter(isObject)
    .flatMap((each) => /^\$statusCode\s*==\s*(\d{3})$/.exec(String(each.condition))?.[1] ?? []);
  return [
    ...given
      // Headers carry credentials, which are security schemes and not parameters.
      .filter((each) => !headers.includes(each.name) && !known.some((one) => one.name === each.name))
      .map((each) => `\`${operationId}\` has no parameter \`${each.name}\``),
    ...known
      .filter((each) => each.required === true && !given.some((one) => one.name === each.name))
      .map((each) => `\`${operationId}\` requires the parameter \`${each.name}\``),
    ...expected
      .filter((status) => !statuses.includes(status))
      .map((status) => `\`${operationId}\` does not document the status ${status}`),
  ];
}
