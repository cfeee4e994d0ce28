/** Where the here-documents of an HCL text end, with one look at its lines however many of them are never closed. */
export class HeredocEnds {
  readonly #text: string;
  /** Of each line that is one word, where the next lines begin; ascending. */
  #lines: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Behind the first line from there on that holds only the word; undefined where none does. */
  after(word: string, from: number): number | undefined {
    this.#lines ??= wordLines(this.#text);
    const ends = this.#lines.get(word) ?? [];
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > from) high = middle;
      else low = middle + 1;
    }
    return ends[low];
  }
}

const word = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

function wordLines(text: string): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, end).trim();
    at = end;
    if (!word.test(line)) continue;
    const ends = lines.get(line);
    if (ends) ends.push(end);
    else lines.set(line, [end]);
  }
  return lines;
}
