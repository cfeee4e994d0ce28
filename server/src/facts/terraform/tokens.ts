/** The parts of an HCL expression. */
import type { Span } from '../../syntax/tree.ts';

export interface Token extends Span {
  readonly kind: 'number' | 'string' | 'heredoc' | 'name' | 'sign' | 'end';
  readonly text: string;
}

const space = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const number = /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const name = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const heredoc = /<<-?[ \t]*([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const sign = /\.\.\.|=>|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:=.,()[\]{}]/y;

/** undefined where the text is no expression. */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(space, text, at)?.length ?? 0;
    if (at >= text.length) break;
    const token = tokenAt(text, at);
    if (!token) return undefined;
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: 'end', text: '', start: at, end: at }];
}

function tokenAt(text: string, start: number): Token | undefined {
  const make = (kind: Token['kind'], length: number): Token => ({
    kind,
    text: text.slice(start, start + length),
    start,
    end: start + length,
  });
  if (text[start] === '"') {
    const end = stringEnd(text, start + 1);
    return end === undefined ? undefined : make('string', end - start);
  }
  heredoc.lastIndex = start;
  const here = heredoc.exec(text);
  if (here) {
    const close = new RegExp(`^[ \\t]*${here[1] ?? ''}[ \\t]*\\r?$`, 'm').exec(text.slice(start + here[0].length));
    return close ? make('heredoc', here[0].length + close.index + close[0].length) : undefined;
  }
  for (const [kind, pattern] of [
    ['number', number],
    ['name', name],
    ['sign', sign],
  ] as const) {
    const found = matchAt(pattern, text, start);
    if (found !== undefined && found !== '') return make(kind, found.length);
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Behind the quote that closes; interpolations may hold strings of their own. */
function stringEnd(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '"') return at + 1;
    else if ((char === '$' || char === '%') && text[at + 1] === '{' && text[at - 1] !== char) {
      const end = interpolationEnd(text, at + 2);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}

/** Behind the brace that closes an interpolation whose content starts at `from`. */
export function interpolationEnd(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '{') depth++;
    else if (char === '}') {
      depth--;
      if (depth === 0) return at + 1;
    } else if (char === '"') {
      const end = stringEnd(text, at + 1);
      if (end === undefined) return undefined;
      at = end - 1;
    }
  }
  return undefined;
}
