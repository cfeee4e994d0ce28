/** Words of an instruction's arguments, split as the builder splits them: at blanks outside quotes. */

/** A half-open range of the joined text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x85;
}

/** The first index from `from` on that is no blank. */
export function skipBlanks(text: string, from: number): number {
  let i = from;
  while (i < text.length && isBlank(text.charCodeAt(i))) i++;
  return i;
}

const plain = /[^\t\v\f\r "'\\`\x85\xa0]*/y;

/** The end of the word that starts at `from`. A quote that is never closed takes in the rest. */
export function wordEnd(text: string, from: number, escape: string): number {
  plain.lastIndex = from;
  plain.test(text);
  let quote = '';
  let i = plain.lastIndex;
  while (i < text.length) {
    const char = text.charAt(i);
    if (quote === '' && isBlank(text.charCodeAt(i))) return i;
    if (char === escape && quote !== "'") i++;
    else if (quote === '') quote = char === '"' || char === "'" ? char : '';
    else if (char === quote) quote = '';
    i++;
  }
  return text.length;
}

export function splitWords(text: string, from: number, escape: string): readonly TextRange[] {
  const words: TextRange[] = [];
  for (let start = skipBlanks(text, from); start < text.length;) {
    const to = wordEnd(text, start, escape);
    words.push({ from: start, to });
    start = skipBlanks(text, to);
  }
  return words;
}

const word = /[^\t\v\f\r ]+/g;

/** What stands between blanks, whatever the quotes. */
export function splitAtBlanks(text: string, from: number): readonly TextRange[] {
  const words: TextRange[] = [];
  word.lastIndex = from;
  for (let match = word.exec(text); match; match = word.exec(text)) words.push({ from: match.index, to: word.lastIndex });
  return words;
}

/** A word without its quotes and escapes. */
export function unquote(word: string, escape: string): string {
  if (!/["'\\`]/.test(word)) return word;
  let result = '';
  let quote = '';
  for (let i = 0; i < word.length; i++) {
    const char = word.charAt(i);
    if (char === escape && quote !== "'") {
      const next = word.charAt(i + 1);
      if (quote === '"' && !['"', '$', escape].includes(next)) result += char;
      result += next;
      i++;
    } else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
    else result += char;
  }
  return result;
}
