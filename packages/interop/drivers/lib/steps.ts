export const { DLI_ENDPOINT: endpoint = '', DLI_PROJECT: project = '' } = process.env;

/** Reports the result of a step, or its error, as one line of JSON. */
export async function step(name: string, run: () => Promise<object>): Promise<void> {
  const line = await run().then(
    (seen) => ({ step: name, seen }),
    (error: unknown) => ({ step: name, error: String(error) }),
  );
  console.log(JSON.stringify(line));
}

interface Named {
  name: string;
}

/** A connection as the generated types have it. */
export interface Shown extends Named {
  status: string;
  available_queue_info: Named[];
  elastic_resource_pools?: Named[];
  hosts?: Parameters<typeof hosts>[0]['hosts'];
}

export const names = (items: Named[] = []) => items.map(({ name }) => name);

/** The queues and pools of a connection, as the steps report them. */
export const bindings = (of: Shown) => ({
  queues: names(of.available_queue_info),
  pools: names(of.elastic_resource_pools),
});

export const hosts = (of: { hosts?: { name?: string; ip?: string }[] }) =>
  of.hosts?.map(({ name, ip }) => `${name}=${ip}`) ?? [];

/** A connection as the step `show` reports it. */
export const summary = (of: Shown) => ({ name: of.name, status: of.status, ...bindings(of), hosts: hosts(of) });
