import type { Span } from '../../syntax/tree.ts';

/** A plain value in the quotes of the scalar that it replaces. */
export function quoted(text: string, { start }: Span, value: string): string {
  const quote = text[start];
  return quote === '"' || quote === "'" ? `${quote}${value}${quote}` : value;
}
