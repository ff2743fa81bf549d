/** The answer of an operation that was carried out. The message is for a person and may be empty. */
export function done(message = '') {
  return { status: 200 as const, body: { is_success: true, message } };
}
