/** What people read, in their language: English unless a translation is set, once, at the start. Nothing may be matched on it. */

/** What stands for an English text, with `{0}`, `{1}`, … where its values go; undefined where there is nothing else for it. */
export type Translation = (english: string) => string | undefined;

/** Texts and the indexes of values in turn. */
type Form = readonly string[];

let translation: Translation | undefined;
let forms = new WeakMap<TemplateStringsArray, { readonly form: Form | undefined }>();

/** From now on texts are in that language; undefined stands for English. */
export function speak(language: Translation | undefined): void {
  translation = language;
  forms = new WeakMap();
}

/** A text with its values: a tag, so that the English stands where it is used. */
export function say(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const form = translation && formOf(strings, translation);
  if (form) return filled(form, values);
  let text = strings[0] ?? '';
  for (let index = 0; index < values.length; index++) text += String(values[index]) + (strings[index + 1] ?? '');
  return text;
}

/** Marks a text of a table for translation; whoever shows it calls `translated`. */
export function english(strings: TemplateStringsArray): string {
  return strings[0] ?? '';
}

/** A text without values, as those of rules and of the model are, at the moment it is shown. */
export function translated(text: string): string {
  return translation?.(text) ?? text;
}

/** The English of a tag, as translations are found by. */
export function keyOf(strings: readonly string[]): string {
  return strings.reduce((key, part, index) => `${key}{${String(index - 1)}}${part}`);
}

function formOf(strings: TemplateStringsArray, look: Translation): Form | undefined {
  const known = forms.get(strings);
  if (known) return known.form;
  const form = look(keyOf(strings))?.split(/\{(\d+)\}/);
  forms.set(strings, { form });
  return form;
}

function filled(form: Form, values: readonly (string | number)[]): string {
  return form.map((part, index) => (index % 2 === 0 ? part : String(values[Number(part)] ?? ''))).join('');
}
