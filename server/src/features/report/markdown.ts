/** A report as Markdown: what GitHub and GitLab show, and what a wiki keeps. */
import type { Block, Line, Run } from './blocks.ts';
import { reportBlocks } from './document.ts';
import type { ReportInput } from './document.ts';
import { isWebAddress, visible } from './escape.ts';

export function reportMarkdown(input: ReportInput): string {
  const pieces = reportBlocks(input).map(blockText);
  return `${pieces.filter((piece) => piece !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`;
    case 'paragraph':
      return lineText(block.line);
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${String(index + 1)}.` : '-'} ${lineText(item)}`).join('\n');
    case 'table':
      return tableText(block.head, block.rows);
    case 'meter':
      return escapeMarkdown(block.text);
    // The table below it says the same.
    case 'trend':
      return '';
  }
}

function tableText(head: readonly string[], rows: readonly (readonly Line[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(head.map(escapeMarkdown)), row(head.map(() => '---')), ...rows.map((cells) => row(cells.map(lineText)))].join('\n');
}

/** What begins a list or a rule in Markdown is text here. */
function lineText(line: Line): string {
  return line
    .map(runText)
    .join('')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** Only what Markdown takes for its own within a line: the text stays readable as it is. */
function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&')
    .replace(/\s+/g, ' ');
}

function runText(run: Run): string {
  if (typeof run === 'string') return escapeMarkdown(run);
  switch (run.kind) {
    case 'strong':
      return `**${escapeMarkdown(run.text)}**`;
    case 'code':
      return codeText(run.text);
    case 'link':
      return isWebAddress(run.url)
        ? `[${escapeMarkdown(run.text)}](${run.url.replace(/[()<>\s]/g, encodeURIComponent)})`
        : escapeMarkdown(run.text);
  }
}

/** Backslashes do not escape in code: a longer fence does; and a bar would end the cell of a table. */
function codeText(text: string): string {
  const plain = visible(text).replace(/\s+/g, ' ');
  if (plain.includes('|')) return escapeMarkdown(plain);
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}
