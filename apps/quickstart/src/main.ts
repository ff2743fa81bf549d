import { runQuickstart } from './quickstart.ts';

process.stdout.write(await runQuickstart());
