import { messageOf } from '@dli-connections/command';
import { faultOf } from './answer.ts';
import { createAsker } from './ask.ts';
import { type CorpusOperation, corpusOperations, readDocument } from './document.ts';
import type { DocumentSource } from './documents.ts';
import { createJudge } from './judge.ts';
import { type LegalRequest, legalRequest } from './request.ts';
import type { DocumentResult, OperationFault, ServedDocument } from './result.ts';
import type { Start } from './servers.ts';
import type { Judged } from './values.ts';

/** An operation and a legal request of it. */
interface Question {
  operation: CorpusOperation;
  request: LegalRequest;
}

const nameOf = ({ method, path }: CorpusOperation) => `${method.toUpperCase()} ${path}`;

/** Asks each operation of a document once, on each of the servers. */
export async function runDocument(
  source: DocumentSource,
  file: string,
  servers: Record<'mock' | 'prism', Start>,
): Promise<DocumentResult> {
  const document = await readDocument(file);
  const judge = createJudge(document);
  try {
    const judged = { document, judge };
    const operations = corpusOperations(document);
    const [questions, unasked] = await questionsOf(operations, judged);
    return {
      ...{ id: source.id, package: source.package.name, version: source.package.version },
      ...{ operations: operations.length, asked: questions.length, unasked },
      followsOpenApi: await judge.documentIsValid(),
      mock: await serve(servers.mock, file, questions, judged),
      prism: await serve(servers.prism, file, questions, judged),
    };
  } finally {
    judge.close();
  }
}

async function questionsOf(operations: CorpusOperation[], judged: Judged) {
  const [questions, unasked]: [Question[], OperationFault[]] = [[], []];
  for (const operation of operations) {
    try {
      questions.push({ operation, request: await legalRequest(operation, judged) });
    } catch (error) {
      unasked.push({ operation: nameOf(operation), fault: messageOf(error) });
    }
  }
  return [questions, unasked] as const;
}

async function serve(start: Start, file: string, questions: Question[], judged: Judged): Promise<ServedDocument> {
  const served: ServedDocument = { valid: 0, faults: [] };
  let running: Awaited<ReturnType<Start>>;
  try {
    running = await start(file);
  } catch (error) {
    return { ...served, refused: messageOf(error) };
  }
  const { ask, close } = createAsker(running.url);
  try {
    for (const { operation, request } of questions) {
      const answer = await ask(request).catch((error: NodeJS.ErrnoException) => error);
      if (answer instanceof Error && !isMalformed(answer)) return { ...served, stopped: true };
      const fault =
        answer instanceof Error
          ? `the answer is no HTTP: ${answer.message}`
          : await faultOf(answer, operation, judged).catch((error) => `cannot be judged: ${messageOf(error)}`);
      if (fault === undefined) served.valid++;
      else served.faults.push({ operation: nameOf(operation), fault });
    }
    return served;
  } finally {
    close();
    await running.end('SIGKILL');
  }
}

/** True if Node's HTTP parser could not read the answer, such as one with two lengths. */
const isMalformed = ({ code = '' }: NodeJS.ErrnoException): boolean => code.startsWith('HPE_');
