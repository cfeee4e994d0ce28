/** The page's texts in the editor's language, as far as there are translations. */
type Translations = Readonly<Record<string, string>>;

function readTranslations(): Translations {
  const given: unknown = JSON.parse(document.getElementById('root')?.dataset['translations'] ?? '{}');
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

const translations = readTranslations();

/** The text with {0}, {1}, … replaced by the values. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  const translated = translations[text] ?? text;
  return translated.replace(/\{(\d+)\}/gu, (hole, index: string) => String(values[Number(index)] ?? hole));
}

/** One form for 1, another for all other numbers; further values follow the number. */
export function count(number: number, one: string, many: string, ...values: readonly (string | number)[]): string {
  return t(number === 1 ? one : many, number.toLocaleString(document.documentElement.lang), ...values);
}
