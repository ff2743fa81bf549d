/** Tests a program against refusals of the service: the mock gives the answer that `Prefer` asks for. */
import { ApiError, createDliClient } from '@dli-connections/client';

/** @param {string} prefer */
const clientOf = (prefer) =>
  createDliClient({
    endpoint: process.env.DLI_MOCK ?? 'http://127.0.0.1:4010',
    projectId: '48cc2c48765f481480c7db940d6409d1',
    credentials: 'any',
    retry: false,
    onRequest: ({ headers }) => headers.set('prefer', prefer),
  });
const place = { dest_vpc_id: 'vpc', dest_network_id: 'network' };

const { connection_id } = await clientOf('code=201').createEnhancedConnection({ name: 'lake', ...place });
console.log(`201 ${connection_id}`);
for (const status of [400, 403, 429, 500]) {
  try {
    await clientOf(`code=${status}`).createEnhancedConnection({ name: 'lake', ...place });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    console.log(`${error.status} ${error.error_code} ${error.retryable ? 'again, later' : 'not again'}`);
  }
}
