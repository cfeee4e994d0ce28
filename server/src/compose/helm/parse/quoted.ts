/** Quoted constants of Go: strings, raw strings and characters. */
import { say } from '../../../texts/texts.ts';
import { TemplateSyntaxError } from './nodes.ts';

export interface Quoted {
  readonly kind: 'string' | 'number';
  readonly text: string;
  readonly end: number;
  readonly plain?: boolean;
  readonly code?: number;
}

export function readQuoted(text: string, start: number, quote: string): Quoted {
  if (quote === '`') {
    const close = text.indexOf('`', start + 1);
    if (close < 0) throw new TemplateSyntaxError(say`unterminated raw string`, start);
    return { kind: 'string', text: text.slice(start + 1, close).replaceAll('\r', ''), end: close + 1, plain: true };
  }
  let close = start + 1;
  while (text[close] !== quote) {
    if (text[close] === '\\') close++;
    if (close >= text.length || text[close] === '\n') throw new TemplateSyntaxError(say`unterminated quoted string`, start);
    close++;
  }
  const inside = text.slice(start + 1, close);
  const decoded = unescape(inside, start);
  if (quote === "'") return { kind: 'number', text: decoded, end: close + 1, code: decoded.codePointAt(0) ?? 0 };
  return { kind: 'string', text: decoded, end: close + 1, plain: decoded === inside };
}

const simple: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
]);

function unescape(inside: string, offset: number): string {
  if (!inside.includes('\\')) return inside;
  return inside.replaceAll(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.|$))/g,
    (...groups: readonly unknown[]) => {
      const [, x, u, long, octal, char] = groups;
      const hexadecimal = [x, u, long].find((digits) => typeof digits === 'string');
      if (typeof hexadecimal === 'string') return codePoint(Number.parseInt(hexadecimal, 16), offset);
      if (typeof octal === 'string') return codePoint(Number.parseInt(octal, 8), offset);
      const known = typeof char === 'string' ? simple.get(char) : undefined;
      if (known === undefined) throw new TemplateSyntaxError(say`unknown escape sequence`, offset);
      return known;
    },
  );
}

function codePoint(code: number, offset: number): string {
  if (code > 0x10ffff) throw new TemplateSyntaxError(say`escape is no character`, offset);
  return String.fromCodePoint(code);
}
