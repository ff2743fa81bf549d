/** A server on a document. */
export interface ServedDocument {
  /** The reason why the server did not start, in its own words. */
  refused?: string;
  /** The fault of the document, if the refusal is right. */
  known?: string;
  /** Operations with a valid answer. */
  valid: number;
  /**
   * True if it stopped answering; the remaining operations were not called. The operation that it stopped at is not recorded.
   */
  stopped?: true;
  faults: OperationFault[];
}

/** An operation and the problem of its answer. */
export interface OperationFault {
  /** Method and path. */
  operation: string;
  fault: string;
  /** The fault of the document, if the mock is right not to answer. */
  known?: string;
}

/** A document of the corpus on both servers. */
export interface DocumentResult {
  id: string;
  package: string;
  version: string;
  operations: number;
  /** Operations for which a legal request was found. */
  asked: number;
  /** Operations that were not called, and why. */
  unasked: OperationFault[];
  /** False where the document breaks the schema that OpenAPI publishes. */
  followsOpenApi: boolean;
  mock: ServedDocument;
  prism: ServedDocument;
  /** Entries of the list of known refusals that are no longer true. */
  untrue?: string[];
}

/** A run, as `results.json` keeps it. */
export interface CorpusResults {
  time: string;
  documents: DocumentResult[];
}

/** True if a server started and each answer was valid. */
export const isServed = ({ asked }: Pick<DocumentResult, 'asked'>, { refused, valid }: ServedDocument): boolean =>
  refused === undefined && valid === asked;

/** True if the mock neither answers validly nor refuses for a reason that is listed, or the list is no longer true. */
export function isFailure({ mock, untrue = [] }: DocumentResult): boolean {
  const { refused, known, stopped, faults } = mock;
  if (refused !== undefined && known === undefined) return true;
  return stopped === true || faults.some((each) => each.known === undefined) || untrue.length > 0;
}
