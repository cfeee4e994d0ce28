/** Puts the ids of today on the list of those that stay, before a release: `node --import tsx test/model/release-ids.ts`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { idsOfToday, listFile, listed } from './ids.ts';

const before = existsSync(listFile) ? listed(readFileSync(listFile, 'utf8')) : [];
const all = [...new Set([...before, ...idsOfToday()])].sort();
writeFileSync(listFile, `${all.join('\n')}\n`);
console.log(`${String(all.length - before.length)} new ids, ${String(all.length)} in all.`);
