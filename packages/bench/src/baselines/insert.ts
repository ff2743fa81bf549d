/** The baseline of a large create: parses the JSON, and puts the same bytes into a table, synced. */
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const [port, file = ''] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bodies (body TEXT NOT NULL)');
const insert = database.prepare('INSERT INTO bodies (body) VALUES (?)');
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString();
    if (text !== '') {
      JSON.parse(text);
      insert.run(text);
    }
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end('{}');
  });
}).listen(Number(port), '127.0.0.1');
