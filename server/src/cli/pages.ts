/** Text of a page for terminals. */
import { wrap } from './layout.ts';
import type { Style } from './style.ts';

export class Page {
  readonly #width: number;
  readonly #style: Style;
  readonly #lines: string[] = [];

  constructor(width: number, style: Style) {
    this.#width = width;
    this.#style = style;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  title(text: string, facts: readonly string[]): void {
    for (const line of wrap(text, this.#width)) this.#lines.push(this.#style.bold(line));
    for (const line of wrap(facts.join(' · '), this.#width)) this.#lines.push(this.#style.dim(line));
  }

  heading(text: string): void {
    this.#lines.push('', this.#style.bold(text));
  }

  gap(): void {
    this.#lines.push('');
  }

  paragraph(text: string): void {
    this.#lines.push(...wrap(plain(text), this.#width));
  }

  steps(heading: string, steps: readonly string[]): void {
    this.heading(heading);
    steps.forEach((step, index) => {
      this.#item(`${String(index + 1)}.`, step);
    });
  }

  list(heading: string, items: readonly string[]): void {
    if (items.length === 0) return;
    this.heading(heading);
    for (const item of items) this.#lines.push(...wrap(item, this.#width - 2).map((line) => `  ${line}`));
  }

  items(items: readonly string[]): void {
    for (const item of items) this.#item('-', item);
  }

  /** Below an item. */
  inner(items: readonly string[]): void {
    for (const item of items)
      this.#lines.push(...wrap(plain(item), this.#width - 6).map((line, index) => `${index === 0 ? '    ' : '      '}${line}`));
  }

  code(heading: string, code: string): void {
    this.heading(heading);
    for (const line of code.trimEnd().split('\n')) this.#lines.push(`  ${this.#style.cyan(line)}`);
  }

  link(url: string | undefined): void {
    if (url !== undefined) this.#lines.push('', url);
  }

  #item(mark: string, text: string): void {
    const indent = ' '.repeat(mark.length + 3);
    wrap(plain(text), this.#width - indent.length).forEach((line, index) => this.#lines.push((index === 0 ? `  ${mark} ` : indent) + line));
  }
}

/** Markdown to what reads well without it: only links need it. */
function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)').replace(/\s*\n\s*/g, ' ');
}
