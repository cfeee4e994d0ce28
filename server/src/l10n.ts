/** The texts that features show, in the language of the client as far as there are translations. Those of rules and of the model are English. */

let translations: ReadonlyMap<string, string> = new Map();

/** From now on texts are said as these do, by their English; what is missing stays English. */
export function useTranslations(bundle: Readonly<Record<string, unknown>>): void {
  translations = new Map(Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The text with {0}, {1}, … replaced by the values. */
export function t(text: string, ...values: readonly (string | number)[]): string {
  return (translations.get(text) ?? text).replace(/\{(\d+)\}/gu, (hole, index: string) => String(values[Number(index)] ?? hole));
}
