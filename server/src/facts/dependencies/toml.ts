/** As much of TOML as manifests need: tables, keys and strings in lists, with their places. */

export interface TomlLine {
  /** The table that the line stands in, without brackets and quotes. */
  readonly table: string;
  /** The line of the table's header. */
  readonly header: { readonly text: string; readonly start: number };
  /** The key, without quotes; '' on lines that go on with a value. */
  readonly key: string;
  /** The key that the value belongs to, also on the lines after the first. */
  readonly owner: string;
  readonly text: string;
  readonly start: number;
}

export function tomlLines(text: string): readonly TomlLine[] {
  const lines: TomlLine[] = [];
  let table = '';
  let top = { text: '', start: 0 };
  let owner = '';
  let depth = 0;
  let start = 0;
  for (const whole of text.split('\n')) {
    const line = withoutComment(whole);
    const header = depth > 0 ? undefined : /^\s*\[{1,2}([^[\]]+)\]{1,2}\s*$/.exec(line)?.[1];
    if (header !== undefined) {
      table = header.replaceAll(/["'\s]/g, '');
      top = { text: line, start };
    } else if (line.trim() !== '') {
      const key = depth > 0 ? undefined : /^\s*("[^"]*"|'[^']*'|[\w.-]+)\s*=/.exec(line)?.[1];
      if (key !== undefined) owner = key.replaceAll(/["']/g, '');
      const plain = line.replaceAll(/"(?:\\.|[^"\\])*"|'[^']*'/g, '');
      depth = Math.max(0, depth + count(plain, /\[/g) - count(plain, /\]/g));
      lines.push({ table, header: top, key: key === undefined ? '' : owner, owner, text: line, start });
    }
    start += whole.length + 1;
  }
  return lines;
}

function withoutComment(line: string): string {
  const match = /^(?:"(?:\\.|[^"\\])*"|'[^']*'|[^#"'])*/.exec(line);
  return match && match[0].length < line.length && line[match[0].length] === '#' ? match[0] : line;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** The strings of a line and where they start, quotes left out. */
export function stringsOf({ text, start }: TomlLine): readonly { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(/"((?:\\.|[^"\\])*)"|'([^']*)'/g)].map((match) => ({
    text: match[1] ?? match[2] ?? '',
    start: start + match.index + 1,
  }));
}
