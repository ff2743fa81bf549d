/** First lines of each generated file. */
export const header = `// Generated from the bundle of the spec. Do not edit: change spec/ and run "pnpm generate".
`;
