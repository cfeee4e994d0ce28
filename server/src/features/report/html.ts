/** A report as one HTML file: it loads nothing, runs nothing, and prints well. */
import type { Block, Line, Run } from './blocks.ts';
import { reportBlocks } from './document.ts';
import type { ReportInput } from './document.ts';
import { reportStyle } from './style.ts';
import { trendSvg } from './trend-svg.ts';
import { escapeHtml, isWebAddress } from './escape.ts';

export interface HtmlReportInput extends ReportInput {
  /** As a BCP 47 tag. */
  readonly language: string;
}

/** Whatever the texts hold, no browser runs or loads anything. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

export function reportHtml(input: HtmlReportInput): string {
  const blocks = reportBlocks(input);
  const title = blocks.find((block) => block.kind === 'heading')?.text ?? '';
  return `<!DOCTYPE html>
<html lang="${escapeHtml(input.language)}"${isRightToLeft(input.language) ? ' dir="rtl"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<title>${escapeHtml(title)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
${blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`;
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

function isRightToLeft(language: string): boolean {
  return rightToLeft.has(language.split('-', 1)[0]?.toLowerCase() ?? '');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${String(block.level)}>${escapeHtml(block.text)}</h${String(block.level)}>`;
    case 'paragraph':
      return `<p>${lineHtml(block.line)}</p>`;
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      return `<${name}>${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join('')}</${name}>`;
    }
    case 'table':
      return tableHtml(block.caption, block.head, block.rows);
    case 'meter': {
      const share = String(Math.floor(Math.min(1, Math.max(0, block.share)) * 100 + 1e-9));
      return `<p class="meter"><progress value="${share}" max="100" aria-label="${escapeHtml(block.text)}"></progress> <span aria-hidden="true">${escapeHtml(block.text)}</span></p>`;
    }
    case 'trend':
      return trendSvg(block.label, block.points);
  }
}

function tableHtml(caption: string, head: readonly string[], rows: readonly (readonly Line[])[]): string {
  const heads = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('\n');
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function cellHtml(line: Line, column: number): string {
  return column === 0 ? `<th scope="row">${lineHtml(line)}</th>` : `<td>${lineHtml(line)}</td>`;
}

function lineHtml(line: Line): string {
  return line.map(runHtml).join('');
}

function runHtml(run: Run): string {
  if (typeof run === 'string') return escapeHtml(run);
  switch (run.kind) {
    case 'strong':
      return `<strong>${escapeHtml(run.text)}</strong>`;
    case 'code':
      return `<code dir="ltr">${escapeHtml(run.text)}</code>`;
    case 'link':
      return isWebAddress(run.url) ? `<a href="${escapeHtml(run.url)}">${escapeHtml(run.text)}</a>` : escapeHtml(run.text);
  }
}
