/** A report as pieces that each format draws its own way. All text in it is plain: what a format could take for its own is escaped there. */
import type { TrendPoint } from './trend.ts';

/** A piece of a line. */
export type Run =
  | string
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

export type Line = readonly Run[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  /** The first column names the row. */
  | { readonly kind: 'table'; readonly caption: string; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  /** 0 to 1, with the words for it. */
  | { readonly kind: 'meter'; readonly share: number; readonly text: string }
  /** A drawing for formats that can; the table beside it says the same. */
  | { readonly kind: 'trend'; readonly label: string; readonly points: readonly TrendPoint[] };

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(...line: Line): Block {
  return { kind: 'paragraph', line };
}

export function strong(text: string): Run {
  return { kind: 'strong', text };
}

export function code(text: string): Run {
  return { kind: 'code', text };
}

export function link(text: string, url: string): Run {
  return { kind: 'link', text, url };
}
