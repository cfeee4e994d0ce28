/** The words that all manifests are made of: one string for each is enough. */

const longest = 24;
const places = 8192;
/** What was last read at each place: a bounded table, in which rarer words give way. */
const words = new Array<string>(places).fill('');

/** The text between two offsets; the same string as last time where it is a short word that was read lately. */
export function wordAt(text: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0 || length > longest) return text.slice(start, end);
  const first = text.charCodeAt(start);
  const middle = text.charCodeAt(start + (length >> 1));
  const last = text.charCodeAt(end - 1);
  const place = (first * 31 + middle * 961 + last * 29791 + length * 7) & (places - 1);
  const known = words[place];
  if (known?.length === length && text.startsWith(known, start)) return known;
  const word = text.slice(start, end);
  words[place] = word;
  return word;
}
