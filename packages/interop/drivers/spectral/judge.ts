import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { judgeDocuments } from './judging.ts';

writeFileSync('ruleset.yaml', 'extends: spectral:oas\n');

await judgeDocuments((file) => {
  const args = ['lint', file, '--ruleset', 'ruleset.yaml', '--fail-severity', 'error', '--format', 'json', '--quiet'];
  return new Promise((resolve, reject) => {
    execFile('spectral', args, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && error.code !== 1) return reject(new Error(stderr.slice(-500)));
      const found: { code: string; severity: number; path: string[]; message: string }[] = JSON.parse(stdout || '[]');
      const errors = found.filter(({ severity }) => severity === 0);
      for (const { code, path, message } of errors) console.error(`${code} ${path.join('.')}: ${message}`);
      resolve(errors.length === 0);
    });
  });
});
