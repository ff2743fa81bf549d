/** A process that changes data that others read: `node changer.ts <file>` names the host of `c1` 1 to 50, and prints each name once it is there. */
import { JsonText, openSqliteStore } from '../src/index.ts';
import type { Facts } from '../src/store/store.ts';

const store = openSqliteStore(process.argv[2] ?? '');
for (let at = 1; at <= 50; at++) {
  await store.change('p1', ['c1'], (found) => ({
    next: { ...(found as Facts), hosts: JsonText.of([{ name: String(at) }]) },
  }));
  console.log(at);
}
await store.close();
