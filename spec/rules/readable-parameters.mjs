import { definedParameters, readableParameters } from '@dli-connections/document/readable';

/** Handler, mock and reference server read a parameter by its style and its types: one that they cannot read has no value. */
export const ReadableParameters = () => {
  const visitors = [readableParameters(), definedParameters()];
  return {
    Parameter(parameter, { location, resolve, report }) {
      const numbered = ({ message }) => report({ message: `[#209] ${message}` });
      for (const { Parameter } of visitors) Parameter(parameter, { location, resolve, report: numbered });
    },
  };
};
