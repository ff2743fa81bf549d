import { faultOf } from './answer.ts';
import { type Answer, createAsker } from './ask.ts';
import { type Operation, operationsOf, readDocument } from './document.ts';
import type { Source } from './documents.ts';
import { createJudge } from './judge.ts';
import { type LegalRequest, legalRequest } from './request.ts';
import type { DocumentResult, OperationFault, Served } from './result.ts';
import type { Start } from './servers.ts';
import type { Judged } from './values.ts';

/** An operation and a legal request of it. */
interface Question {
  operation: Operation;
  request: LegalRequest;
}

/** A server that stops answering is started anew so often; what is left is then not asked. */
const mostStops = 3;

const nameOf = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`;
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Asks each operation of a document once, on each of the servers. */
export async function runDocument(
  source: Source,
  file: string,
  servers: Record<'mock' | 'prism', Start>,
): Promise<DocumentResult> {
  const document = await readDocument(file);
  const judge = createJudge(document);
  try {
    const judged = { document, judge };
    const operations = operationsOf(document);
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

async function questionsOf(operations: Operation[], judged: Judged) {
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

async function serve(start: Start, file: string, questions: Question[], judged: Judged): Promise<Served> {
  const served: Served = { valid: 0, stops: 0, faults: [] };
  let open: Open | undefined;
  try {
    for (const { operation, request } of questions) {
      open ??= await openServer(start, file);
      const answer = await open.ask(request).catch((error: NodeJS.ErrnoException) => error);
      if (answer instanceof Error && isMalformed(answer)) {
        served.faults.push({ operation: nameOf(operation), fault: `the answer is no HTTP: ${answer.message}` });
        continue;
      }
      if (answer instanceof Error) {
        await open.end();
        open = undefined;
        served.stops++;
        if (served.stops === mostStops) return served;
        continue;
      }
      const fault = await faultOf(answer, operation, judged).catch((error) => `cannot be judged: ${messageOf(error)}`);
      if (fault === undefined) served.valid++;
      else served.faults.push({ operation: nameOf(operation), fault });
    }
    return served;
  } catch (error) {
    return { ...served, refused: messageOf(error) };
  } finally {
    await open?.end();
  }
}

/** True where an answer came that Node's HTTP parser cannot read, such as one with two lengths. */
const isMalformed = ({ code = '' }: NodeJS.ErrnoException): boolean => code.startsWith('HPE_');

interface Open {
  ask: (request: LegalRequest) => Promise<Answer>;
  end: () => Promise<void>;
}

async function openServer(start: Start, file: string): Promise<Open> {
  const { url, end } = await start(file);
  const { ask, close } = createAsker(url);
  return {
    ask,
    async end() {
      close();
      await end();
    },
  };
}
