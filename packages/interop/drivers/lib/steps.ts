export const { DLI_ENDPOINT: endpoint = '', DLI_PROJECT: project = '' } = process.env;

/** Reports the result of a step, or its error, as one line of JSON. */
async function step(name: string, run: () => Promise<object>): Promise<void> {
  const line = await run().then(
    (seen) => ({ step: name, seen }),
    (error: unknown) => ({ step: name, error: String(error) }),
  );
  console.log(JSON.stringify(line));
}

interface Named {
  name: string;
}
interface Outcome {
  is_success: boolean;
}

/** A connection as the generated types have it. */
interface Shown extends Named {
  status: string;
  available_queue_info: Named[];
  elastic_resource_pools?: Named[];
  hosts?: { name?: string; ip?: string }[];
  routes?: { name: string; cidr: string }[];
}

/** The calls of a client. Its own types must take these bodies and give these results. */
interface Calls {
  create: (body: typeof created) => Promise<Outcome & { connection_id: string }>;
  show: (id: string) => Promise<Shown>;
  list: (query: { name: string; limit: number }) => Promise<{ connections: Named[]; count: number }>;
  update: (id: string, body: { hosts: { name: string; ip: string }[] }) => Promise<unknown>;
  bind: (id: string, body: typeof binding) => Promise<Outcome>;
  unbind: (id: string, body: typeof binding) => Promise<Outcome>;
  route: (id: string, body: { name: string; cidr: string }) => Promise<Outcome>;
  tag: (id: string, body: { tags: { key: string; value: string }[] }) => Promise<unknown>;
  tags: (id: string) => Promise<{ tags: { key: string; value: string }[] }>;
  find: (body: {
    tags: { key: string; values: string[] }[];
  }) => Promise<{ resources: { resource_name: string }[]; total_count: number }>;
  authorize: (body: {
    projectId: string;
    action: 'grant' | 'revoke';
    privileges: { object: string; privileges: 'BIND_QUEUE'[] }[];
  }) => Promise<Outcome>;
  /** The projects that a connection is shared with. */
  shared: (id: string) => Promise<string[]>;
  /** Status and code of the error for a connection that is not there. */
  failure: (id: string) => Promise<{ status: number | undefined; code: string | undefined }>;
  remove: (id: string) => Promise<Outcome>;
}

const names = (items: Named[] = []) => items.map(({ name }) => name);
const hosts = ({ hosts }: { hosts?: { name?: string; ip?: string }[] }) =>
  hosts?.map(({ name, ip }) => `${name}=${ip}`) ?? [];

const created = { name: 'interop', dest_vpc_id: 'vpc-1', dest_network_id: 'net-1', queues: ['q1'] };
const binding = { queues: ['q2'], elastic_resource_pools: ['pool_1'] };
const success = async (outcome: Promise<Outcome>) => ({ success: (await outcome).is_success });

/** Runs the lifecycle. */
export async function lifecycle(calls: Calls): Promise<void> {
  let id = 'none';
  const bindings = async () => {
    const of = await calls.show(id);
    return { queues: names(of.available_queue_info), pools: names(of.elastic_resource_pools) };
  };
  const show = async () => {
    const of = await calls.show(id);
    return { name: of.name, status: of.status, ...(await bindings()), hosts: hosts(of) };
  };
  const authorize = (action: 'grant' | 'revoke') => {
    const privileges = [{ object: `edsconnections.${id}`, privileges: ['BIND_QUEUE' as const] }];
    return success(calls.authorize({ projectId: 'p2', action, privileges }));
  };
  await step('create', async () => {
    const made = await calls.create(created);
    id = made.connection_id;
    return { success: made.is_success };
  });
  await step('show', show);
  await step('list', async () => {
    const { connections, count } = await calls.list({ name: 'interop', limit: 10 });
    return { names: names(connections), count };
  });
  await step('hosts', async () => {
    const wanted = ['10.0.0.1', '10.0.0.2'].map((ip, index) => ({ name: `db${index + 1}`, ip }));
    await calls.update(id, { hosts: wanted });
    return { hosts: hosts(await calls.show(id)) };
  });
  await step('bind', () => success(calls.bind(id, binding)));
  await step('bound', bindings);
  await step('unbind', () => success(calls.unbind(id, binding)));
  await step('unbound', bindings);
  await step('route', () => success(calls.route(id, { name: 'office', cidr: '10.1.0.0/24' })));
  await step('routes', async () => {
    const { routes } = await calls.show(id);
    return { routes: routes?.map(({ name, cidr }) => `${name}=${cidr}`) };
  });
  await step('tag', async () => {
    await calls.tag(id, { tags: [{ key: 'team', value: 'Ödland' }] });
    return { done: true };
  });
  await step('tags', async () => ({ tags: (await calls.tags(id)).tags.map(({ key, value }) => `${key}=${value}`) }));
  await step('find', async () => {
    const { resources, total_count } = await calls.find({ tags: [{ key: 'team', values: ['Ödland'] }] });
    return { names: resources.map(({ resource_name }) => resource_name), count: total_count };
  });
  await step('grant', () => authorize('grant'));
  await step('shared', async () => ({ projects: await calls.shared(id) }));
  await step('revoke', () => authorize('revoke'));
  await step('error', () => calls.failure('none'));
  await step('delete', () => success(calls.remove(id)));
  await step('deleted', show);
}
