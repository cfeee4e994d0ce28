import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { languages, shortKey } from '../../server/src/texts/read.ts';
import { fromRoot } from '../lib/paths.ts';

/** Where translations are kept, a folder for each language. */
const source = 'l10n';

/** The parts of each translation as the one file that the server reads. */
export function writeTexts(): void {
  for (const language of languages) {
    const folder = fromRoot(source, language);
    const texts = readdirSync(folder).flatMap((file) => Object.entries(readObject(path.join(folder, file))));
    const short = new Map(texts.map(([english, text]) => [shortKey(english), text]));
    if (short.size !== texts.length) throw new Error(`Texts of ${language} have the same short key, or stand in two parts.`);
    const output = fromRoot('dist/l10n', `${language}.json`);
    mkdirSync(path.dirname(output), { recursive: true });
    writeFileSync(output, JSON.stringify(Object.fromEntries(short)));
  }
}

function readObject(file: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new Error(`${file} holds no object.`);
  return Object.fromEntries(Object.entries(value));
}
