/** A Go template cut into text and actions, and actions cut into words. */
import type { Span } from '../../../syntax/tree.ts';
import { say } from '../../../texts/texts.ts';
import { TemplateSyntaxError } from './nodes.ts';
import { readQuoted } from './quoted.ts';

export type TokenKind = 'field' | 'variable' | 'word' | 'string' | 'number' | 'dot' | 'symbol';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** The name without `.`, the decoded string, the symbol. */
  readonly text: string;
  readonly spaced: boolean;
  /** A character constant. */
  readonly code?: number;
  /** A string whose characters stand there as they are. */
  readonly plain?: boolean;
}

export interface ActionPiece extends Span {
  readonly kind: 'action';
  readonly tokens: readonly Token[];
  readonly trimsLeft: boolean;
  readonly trimsRight: boolean;
  readonly comment: boolean;
}

export type Piece = (Span & { readonly kind: 'text' }) | ActionPiece;

/** Throws TemplateSyntaxError where the text is no template. */
export function lex(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('{{', at);
    if (open < 0) break;
    if (open > at) pieces.push({ kind: 'text', start: at, end: open });
    const action = lexAction(text, open);
    pieces.push(action);
    at = action.end;
  }
  if (at < text.length) pieces.push({ kind: 'text', start: at, end: text.length });
  return pieces;
}

const space = /[ \t\r\n]/;

function isSpace(char: string | undefined): boolean {
  return char !== undefined && space.test(char);
}

function lexAction(text: string, open: number): ActionPiece {
  let at = open + 2;
  const trimsLeft = text[at] === '-' && isSpace(text[at + 1]);
  if (trimsLeft) at += 2;
  const comment = commentEnd(text, at);
  if (comment) return { kind: 'action', start: open, end: comment.end, tokens: [], trimsLeft, trimsRight: comment.trims, comment: true };
  const tokens: Token[] = [];
  for (;;) {
    const before = at;
    while (isSpace(text[at])) at++;
    const spaced = at > before;
    if (at >= text.length) throw new TemplateSyntaxError(say`unclosed action`, open);
    if (text.startsWith('}}', at))
      return { kind: 'action', start: open, end: at + 2, tokens, trimsLeft, trimsRight: false, comment: false };
    if (spaced && text.startsWith('-}}', at))
      return { kind: 'action', start: open, end: at + 3, tokens, trimsLeft, trimsRight: true, comment: false };
    const token = lexToken(text, at, spaced);
    tokens.push(token);
    at = token.end;
  }
}

function commentEnd(text: string, from: number): { readonly end: number; readonly trims: boolean } | undefined {
  let at = from;
  while (isSpace(text[at])) at++;
  if (!text.startsWith('/*', at)) return undefined;
  const close = text.indexOf('*/', at);
  if (close < 0) throw new TemplateSyntaxError(say`unclosed comment`, from);
  at = close + 2;
  while (isSpace(text[at])) at++;
  const trims = text.startsWith('-}}', at) && at > close + 2;
  if (!trims && !text.startsWith('}}', at)) throw new TemplateSyntaxError(say`comment ends before closing delimiter`, from);
  return { end: at + (trims ? 3 : 2), trims };
}

const name = /[\p{L}_][\p{L}\p{Nd}_]*/uy;
const number =
  /[+-]?(?:0[xX][0-9a-fA-F_]+(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9]+)?|0[bB][01_]+|0[oO][0-7_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?)/y;

function lexToken(text: string, at: number, spaced: boolean): Token {
  const char = text.charAt(at);
  if (char === '"' || char === '`' || char === "'") return { start: at, spaced, ...readQuoted(text, at, char) };
  if (char === '.') {
    const field = match(name, text, at + 1);
    if (field !== undefined) return { kind: 'field', text: field, start: at, end: at + 1 + field.length, spaced };
    const digits = match(number, text, at);
    if (digits !== undefined) return { kind: 'number', text: digits, start: at, end: at + digits.length, spaced };
    return { kind: 'dot', text: '.', start: at, end: at + 1, spaced };
  }
  if (char === '$') {
    const variable = match(name, text, at + 1) ?? '';
    return { kind: 'variable', text: `$${variable}`, start: at, end: at + 1 + variable.length, spaced };
  }
  const word = match(name, text, at);
  if (word !== undefined) return { kind: 'word', text: word, start: at, end: at + word.length, spaced };
  const digits = match(number, text, at);
  if (digits !== undefined) return { kind: 'number', text: digits, start: at, end: at + digits.length, spaced };
  if (text.startsWith(':=', at)) return { kind: 'symbol', text: ':=', start: at, end: at + 2, spaced };
  if ('|(),='.includes(char)) return { kind: 'symbol', text: char, start: at, end: at + 1, spaced };
  throw new TemplateSyntaxError(say`unexpected ${JSON.stringify(char)} in action`, at);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
