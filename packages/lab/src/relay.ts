import type { Socket } from 'node:net';

/** Joins two sockets: each gets the bytes of the other and closes with it. `open` has both until then. */
export function relay(near: Socket, far: Socket, open: Set<Socket>): void {
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    open.add(one);
    one.on('error', () => {}); // its close follows
    one.on('close', () => {
      open.delete(one);
      other.destroy();
    });
    one.pipe(other);
  }
}
