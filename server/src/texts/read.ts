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

/** What the file calls a text, in the place of its English: that would double the file. */
export function shortKey(english: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < english.length; index++) {
    const code = english.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** A translation from the text of its file, an object of texts by their short keys; what is no text in it is left out. */
export function readTranslation(text: string): Translation {
  if (text.length > largest) throw new Error(`The file is larger than ${String(largest / 1024 / 1024)} MB.`);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('The file holds no object.');
  const texts = new Map(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''),
  );
  return (english) => texts.get(shortKey(english));
}
