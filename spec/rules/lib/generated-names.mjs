/** Types that generated code has beside those of the schemas, in lower case: of its clients and routers, or of the language. */
export const taken = new Set(
  (
    'any apiclient apierror apiexception apiresponse array auth body boolean bytes client config configuration context ' +
    'cookies date datetime enum error exception field file function handler headers httpclient httpfile integer invoker ' +
    'list map method middleware model none null number object operation operationname optional options parameters params ' +
    'path query record request requestoptions response result route router routes schema security server service set ' +
    'string symbol type undefined unset url validationerror void'
  ).split(' '),
);

/** Prefixes that generators put before the name of a schema for a constructor or an optional value of it. */
export const prefixes = ['new', 'nullable', 'opt', 'nil', 'optnil'];
