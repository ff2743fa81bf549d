/** The verbs that the vendor's operation names begin with, and the methods that each may have. */
export const verbs = {
  // Longer ones first, so that a name is read to its whole verb.
  batchCreate: ['post'],
  batchDelete: ['post'],
  disassociate: ['post'],
  associate: ['post'],
  create: ['post'],
  // A search whose conditions come in a body is a list by POST.
  list: ['get', 'post'],
  show: ['get'],
  update: ['put'],
  delete: ['delete'],
  run: ['put', 'post'],
  count: ['get', 'post'],
};
