/** Writes the index of the model's documents: `node --import tsx test/model/index-source.ts <folder with the documents>`. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, runsOf } from './runs.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds the documents of the model.');
const documents = readdirSync(folder).filter((name) => name.endsWith('.md'));
const hashes = new Set(documents.flatMap((name) => runsOf(readFileSync(join(folder, name), 'utf8')).map(hashOf)));
const packed = Buffer.from([...hashes].sort().join(''), 'hex').toString('base64');
writeFileSync(new URL('source-runs.txt', import.meta.url), `${packed}\n`);
console.log(`${String(hashes.size)} runs of ${String(documents.length)} documents.`);
