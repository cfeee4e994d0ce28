/** Pieces of Markdown that several generated pages are made of. */

/** Cells are Markdown already; what would end a cell is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Plain text of ours: what Markdown would read as its own is escaped. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&');
}

export function link(title: string, url: string | undefined): string {
  return url === undefined ? escaped(title) : `[${escaped(title)}](${url})`;
}

/** A block of code whose fence is longer than any in the code. */
export function codeBlock(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}

export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
