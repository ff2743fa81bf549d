import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atLine } from './lib/line.mjs';

/** Every file of the spec is reached from the root. `no-unused-components` sees the index only, not the folders. */
export const OrphanFiles = () => {
  const used = new Set();
  return {
    ref: (_node, _ctx, target) => used.add(target.location?.source.absoluteRef),
    Root: {
      leave(_, ctx) {
        const root = dirname(ctx.location.source.absoluteRef);
        for (const folder of ['paths', 'components', 'examples']) {
          for (const name of readdirSync(join(root, folder), { recursive: true })) {
            const file = join(root, folder, name);
            if (!name.endsWith('.yaml') || used.has(file)) continue;
            const message = `[#106] Nothing refers to ${folder}/${name}: use it or remove it.`;
            ctx.report({ message, location: atLine(file, readFileSync(file, 'utf8'), 1, ctx) });
          }
        }
      },
    },
  };
};
