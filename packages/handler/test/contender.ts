/** A process that competes for names: `node contender.ts <file> <name>` prints how many names it got. */
import { openSqliteStore } from '../src/index.ts';
import type { Facts } from '../src/store/store.ts';
import { connectionOf } from './connection.ts';

const [file = '', contender] = process.argv.slice(2);
const store = openSqliteStore(file);
let got = 0;
for (let at = 0; at < 50; at++) {
  const outcome = await store.insert(connectionOf({ id: `${contender}-${at}`, name: `n${at}` }), true);
  if (outcome === 'inserted') got += 1;
  await store.change('p1', ['c1'], (found) => {
    const { routes } = found as Facts;
    // Two that saw the same routes would choose the same range, which a constraint refuses.
    const route = { name: `${contender}-${at}`, cidr: `10.0.0.${routes.length}`, create_time: at };
    return { next: { ...(found as Facts), routes: [...routes, route] } };
  });
}
await store.close();
console.log(got);
