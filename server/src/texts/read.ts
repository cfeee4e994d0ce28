/** Translations as the host gives them. */
import type { Translation } from './texts.ts';

/** The languages that there are besides English. */
export const languages: readonly string[] = ['de'];

/** Larger files are none of ours. */
const largest = 8 * 1024 * 1024;

/** The language for a locale as `de-AT`; undefined for English, and for all that there is no translation for. */
export function languageOf(locale: string | undefined): string | undefined {
  const language = locale?.split(/[-_]/, 1)[0]?.toLowerCase();
  return languages.find((known) => known === language);
}

/** A translation from the text of its file, an object of texts by their English; what is no text in it is left out. */
export function readTranslation(text: string): Translation {
  if (text.length > largest) throw new Error(`The file is larger than ${String(largest / 1024 / 1024)} MB.`);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('The file holds no object.');
  const texts = new Map(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  );
  return (english) => texts.get(english);
}
