import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { languages } from '../../server/src/texts/read.ts';
import { fromRoot } from '../lib/paths.ts';

/** Where translations are kept, a folder for each language. */
const source = 'l10n';

/** The parts of each translation as the one file that the server reads. */
export function writeTexts(): void {
  for (const language of languages) {
    const folder = fromRoot(source, language);
    const parts = readdirSync(folder).map((file): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
    const output = fromRoot('dist/l10n', `${language}.json`);
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(output, JSON.stringify(Object.assign({}, ...parts)));
  }
}
