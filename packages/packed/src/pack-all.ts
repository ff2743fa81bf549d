/** The program behind the verb `pack:all`: every package that is published as a tarball, and how to install it. */
import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '@dli-connections/command/arguments';
import { packedFolder } from './install.ts';
import { libraries, pack } from './pack.ts';
import { packageNames, root } from './published.ts';

const packs = `Packs ${packageNames.join(', ')} into ${packedFolder}, and says how to install them.`;
readArguments('pack:all', [], packs);
const into = join(fileURLToPath(root), packedFolder);
await mkdir(into, { recursive: true });
const tarballs = new Map(await Promise.all(packageNames.map(async (name) => [name, await pack(name, into)] as const)));
console.log(`Packed into ${into}. In a project of yours:\n`);
for (const [name, file] of tarballs) {
  const program = libraries.some((each) => each === name) ? '' : ` && npx @dli-connections/${name}`;
  console.log(`  npm install ${/\s/.test(file) ? `"${file}"` : file}${program}`);
}
console.log(`\n${relative(process.cwd(), into)} is not committed; pack again after a change.`);
