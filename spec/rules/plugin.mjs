import { ArrayItems } from './array-items.mjs';
import { BoundedRequests } from './bounded-requests.mjs';
import { ChoiceOfTypes } from './choice-of-types.mjs';
import { ClosedRequests } from './closed-requests.mjs';
import { ComponentFile } from './component-file.mjs';
import { CredentialParameters } from './credential-parameters.mjs';
import { Descriptions } from './descriptions.mjs';
import { ErrorCodes } from './error-codes.mjs';
import { ErrorEnvelope } from './error-envelope.mjs';
import { ErrorSet } from './error-set.mjs';
import { EvidenceConstraints } from './evidence-constraints.mjs';
import { EvidenceEntries } from './evidence-entries.mjs';
import { EvidenceForm } from './evidence-form.mjs';
import { EvidencePage } from './evidence-page.mjs';
import { EvidencePresent } from './evidence-present.mjs';
import { Examples } from './examples.mjs';
import { IntegerFormat } from './integer-format.mjs';
import { NoTodo } from './no-todo.mjs';
import { OpenResponses } from './open-responses.mjs';
import { OperationId } from './operation-id.mjs';
import { OperationVerb } from './operation-verb.mjs';
import { OrphanFiles } from './orphan-files.mjs';
import { PathFile } from './path-file.mjs';
import { ReadableParameters } from './readable-parameters.mjs';
import { Repeat } from './repeat.mjs';
import { ResponseExamples } from './response-examples.mjs';
import { RootIndex } from './root-index.mjs';
import { SchemaNames } from './schema-names.mjs';
import { SeparateSchemas } from './separate-schemas.mjs';
import { SuccessExamples } from './success-examples.mjs';
import { Summaries } from './summaries.mjs';

/** The house style as a Redocly plugin, in the order of GUIDELINES.md. Redocly wants a default export. */
export default () => ({
  id: 'house',
  rules: {
    oas3: {
      'operation-id': OperationId,
      'operation-verb': OperationVerb,
      'path-file': PathFile,
      'component-file': ComponentFile,
      'root-index': RootIndex,
      'orphan-files': OrphanFiles,
      'closed-requests': ClosedRequests,
      'bounded-requests': BoundedRequests,
      'credential-parameters': CredentialParameters,
      'separate-schemas': SeparateSchemas,
      'readable-parameters': ReadableParameters,
      repeat: Repeat,
      'error-envelope': ErrorEnvelope,
      'error-set': ErrorSet,
      'response-examples': ResponseExamples,
      'error-codes': ErrorCodes,
      'open-responses': OpenResponses,
      'success-examples': SuccessExamples,
      'evidence-present': EvidencePresent,
      'evidence-constraints': EvidenceConstraints,
      'evidence-form': EvidenceForm,
      'evidence-entries': EvidenceEntries,
      'evidence-page': EvidencePage,
      descriptions: Descriptions,
      examples: Examples,
      summaries: Summaries,
      'no-todo': NoTodo,
      'array-items': ArrayItems,
      'choice-of-types': ChoiceOfTypes,
      'schema-names': SchemaNames,
      'integer-format': IntegerFormat,
    },
  },
});
