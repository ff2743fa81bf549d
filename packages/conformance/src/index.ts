export { type Case, loadCases, type Step } from './cases.ts';
export { type AnswerExample, answerExamples, pathExamples, requestExamples } from './examples.ts';
export { judge, type Observed } from './judge.ts';
export { applyKnownFailing, covers, type KnownFailing, loadKnownFailing } from './known-failing.ts';
export { constraintMutants, type Mutant } from './mutants.ts';
export { type CaseResult, type RunOptions, runCase } from './run.ts';
export { wireProblem } from './wire.ts';
