/** The pipelines inside the actions of a Go template. */
import type { Span } from '../../../syntax/tree.ts';
import { say } from '../../../texts/texts.ts';
import type { Token } from './lexer.ts';
import type { Command, Expression, Pipe } from './nodes.ts';
import { TemplateSyntaxError } from './nodes.ts';

const maxDepth = 100;

/** The words of one action, read from left to right. */
export class Words {
  readonly #tokens: readonly Token[];
  readonly #action: Span;
  #next = 0;
  depth = 0;

  constructor(tokens: readonly Token[], action: Span) {
    this.#tokens = tokens;
    this.#action = action;
  }

  peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#next + ahead];
  }

  take(): Token {
    const token = this.#tokens[this.#next++];
    return token ?? this.fail(say`unexpected end of action`);
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token?.kind === 'symbol' && token.text === text;
  }

  string(): string {
    const token = this.take();
    return token.kind === 'string' ? token.text : this.fail(say`a name in quotes is missing`);
  }

  finish(): void {
    const token = this.peek();
    if (token) this.fail(say`unexpected ${token.text}`);
  }

  fail(message: string): never {
    throw new TemplateSyntaxError(message, this.peek()?.start ?? this.#action.start);
  }
}

/** A pipeline with its variables; `range` may declare two. */
export function parsePipe(words: Words, range = false): Pipe {
  const start = words.peek()?.start ?? 0;
  const { variables, assigns } = declarations(words, range);
  const commands: Command[] = [command(words)];
  while (words.isSymbol('|')) {
    words.take();
    commands.push(command(words));
  }
  return { variables, assigns, commands, start, end: commands.at(-1)?.end ?? start };
}

function declarations(words: Words, range: boolean): { readonly variables: readonly string[]; readonly assigns: boolean } {
  if (words.peek()?.kind !== 'variable') return { variables: [], assigns: false };
  const count = range && words.isSymbol(',', 1) ? 2 : 1;
  const sign = words.peek(count === 2 ? 3 : 1);
  if (sign?.kind !== 'symbol' || (sign.text !== ':=' && sign.text !== '=')) return { variables: [], assigns: false };
  const variables = [words.take().text];
  if (count === 2) {
    words.take();
    variables.push(words.take().text);
  }
  words.take();
  return { variables, assigns: sign.text === '=' };
}

function command(words: Words): Command {
  const list: Expression[] = [operand(words)];
  for (let token = words.peek(); token && token.spaced && !isEnd(token); token = words.peek()) list.push(operand(words));
  const after = words.peek();
  if (after && !isEnd(after)) {
    // Go lets a parenthesis follow without white space.
    if (after.kind === 'symbol' && after.text === '(') return continued(words, list);
    words.fail(say`unexpected ${after.text}`);
  }
  return { words: list, start: list[0]?.start ?? 0, end: list.at(-1)?.end ?? 0 };
}

function continued(words: Words, list: Expression[]): Command {
  const rest = command(words);
  list.push(...rest.words);
  return { words: list, start: list[0]?.start ?? 0, end: rest.end };
}

function isEnd({ kind, text }: Token): boolean {
  return kind === 'symbol' && (text === '|' || text === ')');
}

function operand(words: Words): Expression {
  const base = term(words);
  const names: string[] = [];
  let end = base.end;
  for (let token = words.peek(); token?.kind === 'field' && !token.spaced; token = words.peek()) {
    names.push(token.text);
    end = words.take().end;
  }
  if (names.length === 0) return base;
  if (base.kind === 'field') return { ...base, names: [...base.names, ...names], end };
  if (base.kind === 'variable') return { ...base, names, end };
  if (base.kind === 'group' || base.kind === 'dot') return { kind: 'chain', of: base, names, start: base.start, end };
  return words.fail(say`unexpected field`);
}

function term(words: Words): Expression {
  const token = words.take();
  const { start, end, text } = token;
  switch (token.kind) {
    case 'string':
      return { kind: 'string', value: text, plain: token.plain === true, start, end };
    case 'number':
      return token.code === undefined ? numberOf(words, token) : { kind: 'number', value: token.code, integer: true, start, end };
    case 'dot':
      return { kind: 'dot', start, end };
    case 'field':
      return { kind: 'field', names: [text], start, end };
    case 'variable':
      return { kind: 'variable', name: text, names: [], start, end };
    case 'word':
      if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true', start, end };
      return text === 'nil' ? { kind: 'nil', start, end } : { kind: 'function', name: text, start, end };
    case 'symbol':
      if (text === '(') return group(words, start);
  }
  return words.fail(say`unexpected ${text}`);
}

function group(words: Words, start: number): Expression {
  if (++words.depth > maxDepth) words.fail(say`parentheses nested too deeply`);
  const pipe = parsePipe(words);
  if (!words.isSymbol(')')) words.fail(say`unclosed left parenthesis`);
  words.depth--;
  return { kind: 'group', pipe, start, end: words.take().end };
}

function numberOf(words: Words, { text, start, end }: Token): Expression {
  const digits = text.replaceAll('_', '').replace(/^\+/, '');
  const negative = digits.startsWith('-');
  const plain = negative ? digits.slice(1) : digits;
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : (hexadecimalFloat(plain) ?? Number(plain));
  if (!Number.isFinite(value)) words.fail(say`bad number ${text}`);
  return {
    kind: 'number',
    value: negative ? -value : value,
    integer: /^0[xX][0-9a-fA-F]+$|^0[bBoO]/.test(plain) || /^[0-9]+$/.test(plain),
    start,
    end,
  };
}

/** `0x1p60`: a mantissa in hexadecimal digits and a power of two. */
function hexadecimalFloat(text: string): number | undefined {
  const match = /^0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)$/.exec(text);
  if (!match) return undefined;
  const [, whole = '', part = '', power = '0'] = match;
  return (Number.parseInt(`${whole}${part}` || '0', 16) / 16 ** part.length) * 2 ** Number(power);
}
