/** The translations: kept in the order of the English texts, complete, and nothing more. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { languages } from '../../server/src/texts/read.ts';
import { faultOf } from '../texts/compare.ts';
import { clientTexts, serverParts } from '../texts/parts.ts';
import type { GeneratedFile } from './files.ts';
import { ruleTextPrefix } from './rule-texts.ts';

export interface Translations {
  readonly files: readonly GeneratedFile[];
  /** What people have to mend. */
  readonly problems: readonly string[];
}

type Texts = ReadonlyMap<string, string>;

/** Files of translations as they should be, and what they lack. */
export function generateTexts(base: URL): Translations {
  const root = fileURLToPath(base);
  const problems: string[] = [];
  const report = (problem: string): void => {
    problems.push(problem);
  };
  const parts = serverParts(root, report);
  const client = clientTexts(root, report);
  const manifest = manifestTexts(root);
  const files = languages.flatMap((language) => {
    const folder = `l10n/${language}`;
    const known = new Map(filesIn(root, folder).flatMap((file) => [...textsIn(root, `${folder}/${file}`)]));
    for (const file of filesIn(root, folder))
      if (!parts.has(file.replace(/\.json$/u, ''))) report(`${folder}/${file} is of no part: remove it`);
    const bundle = `l10n/bundle.l10n.${language}.json`;
    const nls = `package.nls.${language}.json`;
    return [
      ...[...parts].map(([part, texts]) => translate(`${folder}/${part}.json`, new Map(texts.map((text) => [text, text])), known, report)),
      translate(bundle, new Map(client.map((text) => [text, text])), textsIn(root, bundle), report),
      written(nls, new Map([...translated(nls, manifest.own, textsIn(root, nls), report), ...inLanguage(manifest.ofRules, known)])),
    ];
  });
  return { files, problems };
}

/** Those that people write and translate, and those that are the rules'. */
function manifestTexts(root: string): { readonly own: Texts; readonly ofRules: Texts } {
  const all = [...textsIn(root, 'package.nls.json')];
  return {
    own: new Map(all.filter(([key]) => !key.startsWith(ruleTextPrefix))),
    ofRules: new Map(all.filter(([key]) => key.startsWith(ruleTextPrefix))),
  };
}

/** The translations of texts; what has none is reported where it is kept. */
function inLanguage(texts: Texts, known: Texts): Texts {
  return new Map(
    [...texts].flatMap(([key, english]) => {
      const found = known.get(english);
      return found === undefined ? [] : [[key, found]];
    }),
  );
}

/** Keys with their English, and keys with their translations. */
function translate(file: string, english: Texts, known: Texts, report: (problem: string) => void): GeneratedFile {
  return written(file, translated(file, english, known, report));
}

function translated(file: string, english: Texts, known: Texts, report: (problem: string) => void): Texts {
  return new Map(
    [...english].flatMap(([key, text]): [string, string][] => {
      const found = known.get(key);
      const fault = found === undefined ? 'is not translated' : faultOf(text, found);
      if (fault !== undefined) report(`${file}: ${JSON.stringify(key)} ${fault}`);
      return found === undefined ? [] : [[key, found]];
    }),
  );
}

function written(file: string, texts: Texts): GeneratedFile {
  return { path: file, text: `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n` };
}

function filesIn(root: string, folder: string): readonly string[] {
  const absolute = path.join(root, folder);
  return existsSync(absolute) ? readdirSync(absolute).sort() : [];
}

function textsIn(root: string, file: string): Texts {
  const absolute = path.join(root, file);
  if (!existsSync(absolute)) return new Map();
  const value: unknown = JSON.parse(readFileSync(absolute, 'utf8'));
  if (typeof value !== 'object' || value === null) throw new Error(`${file} holds no object.`);
  return new Map(Object.entries(value).map(([key, text]) => [key, String(text)]));
}
