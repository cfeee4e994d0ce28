/** Works out expressions as far as the text is certain; everything else stays unknown. */
import { decodeNumber, decodeString } from '../../syntax/hcl/literals.ts';
import type { HclEntry, HclValue } from '../../syntax/hcl/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { compare } from './compare.ts';
import { call } from './functions.ts';
import { textOfTemplate } from './template.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** What names stand for; undefined where it is not certain. */
export interface Scope {
  /** `var.name`, `local.name`, `data.type.name.attribute`. */
  lookUp(path: readonly string[]): HclValue | undefined;
  /** What values came to, where names always stand for the same. */
  readonly results?: WeakMap<HclValue, HclValue>;
}

/** Lists and objects are worked out item by item; their spans stay where they are written. */
export function evaluate(value: HclValue, scope: Scope): HclValue {
  switch (value.kind) {
    case 'literal':
      return value;
    case 'list':
      return { ...value, items: value.items.map((item) => evaluate(item, scope)) };
    case 'object':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: evaluate(entry.value, scope) })) };
    case 'unknown':
      return value.expression === undefined ? value : (scope.results?.get(value) ?? workOut(value, value.expression, scope));
  }
}

function workOut(value: HclValue, expression: string, scope: Scope): HclValue {
  const result = evaluateText(expression, value, scope);
  scope.results?.set(value, result);
  return result;
}

/** `place` is where the expression stands; a result from elsewhere is shown there. */
export function evaluateText(text: string, place: Span, scope: Scope): HclValue {
  const failed: HclValue = { kind: 'unknown', start: place.start, end: place.end, expression: text };
  const tokens = tokensOf(text);
  if (!tokens) return failed;
  const reader = new Reader(tokens, text, place.start, scope);
  const result = reader.whole();
  if (!result || result.kind === 'unknown') return failed;
  return result;
}

const precedence: Readonly<Record<string, number>> = { '||': 1, '&&': 2, '==': 3, '!=': 3, '<': 4, '>': 4, '<=': 4, '>=': 4 };

/** Deeper nesting is not followed: nobody writes it, and it must not exhaust the stack. */
const deepest = 100;

class Reader {
  private readonly tokens: readonly Token[];
  private readonly text: string;
  private readonly base: number;
  private readonly scope: Scope;
  private index = 0;
  private depth = 0;

  constructor(tokens: readonly Token[], text: string, base: number, scope: Scope) {
    this.tokens = tokens;
    this.text = text;
    this.base = base;
    this.scope = scope;
  }

  whole(): HclValue | undefined {
    const value = this.conditional();
    return this.peek().kind === 'end' ? value : undefined;
  }

  private conditional(): HclValue | undefined {
    return this.nested(() => this.choice());
  }

  private nested(read: () => HclValue | undefined): HclValue | undefined {
    if (this.depth >= deepest) return undefined;
    this.depth++;
    const value = read();
    this.depth--;
    return value;
  }

  private choice(): HclValue | undefined {
    const from = this.peek().start;
    const condition = this.binary(1);
    if (!this.take('?')) return condition;
    const yes = this.conditional();
    if (!this.take(':')) return undefined;
    const no = this.conditional();
    if (!condition || !yes || !no) return undefined;
    if (condition.kind === 'literal' && typeof condition.value === 'boolean') return condition.value ? yes : no;
    const same = yes.kind === 'literal' && no.kind === 'literal' && yes.value === no.value;
    return same ? yes : this.unknown(from);
  }

  private binary(least: number): HclValue | undefined {
    const from = this.peek().start;
    let left = this.unary();
    for (;;) {
      const { kind, text: operator } = this.peek();
      const own = kind === 'sign' ? precedence[operator] : undefined;
      if (own === undefined || own < least) {
        // Arithmetic gives no value that a rule asks for.
        if (kind !== 'sign' || !/^[-+*/%]$/.test(operator)) return left;
        this.index++;
        if (!this.unary()) return undefined;
        left = this.unknown(from);
        continue;
      }
      this.index++;
      const right = this.binary(own + 1);
      if (!left || !right) return undefined;
      const result = compare(operator, left, right);
      left = result === undefined ? this.unknown(from) : { kind: 'literal', value: result, ...this.span(from) };
    }
  }

  private unary(): HclValue | undefined {
    const from = this.peek().start;
    if (this.take('!')) {
      const value = this.nested(() => this.unary());
      if (!value) return undefined;
      const known = value.kind === 'literal' && typeof value.value === 'boolean';
      return known ? { kind: 'literal', value: !value.value, ...this.span(from) } : this.unknown(from);
    }
    if (this.take('-')) {
      const value = this.nested(() => this.unary());
      if (!value) return undefined;
      return value.kind === 'literal' && typeof value.value === 'number'
        ? { kind: 'literal', value: -value.value, ...this.span(from) }
        : this.unknown(from);
    }
    return this.postfix();
  }

  private postfix(): HclValue | undefined {
    const from = this.peek().start;
    let value = this.primary();
    for (;;) {
      if (this.take('.')) {
        const next = this.next();
        if (next.kind !== 'name' && next.kind !== 'number' && next.text !== '*') return undefined;
        value = value && (next.kind === 'name' ? memberOf(value, next.text) : undefined);
        value ??= this.unknown(from);
      } else if (this.peek().text === '[' && this.peek().kind === 'sign') {
        this.index++;
        const splat = this.take('*');
        const key = splat ? undefined : this.conditional();
        if (!this.take(']')) return undefined;
        value = (value && key?.kind === 'literal' ? elementOf(value, key.value) : undefined) ?? this.unknown(from);
      } else return value;
    }
  }

  private primary(): HclValue | undefined {
    const token = this.next();
    const span = { start: this.base + token.start, end: this.base + token.end };
    if (token.kind === 'number') {
      const value = decodeNumber(token.text);
      return value === undefined ? { kind: 'unknown', ...span } : { kind: 'literal', value, ...span };
    }
    if (token.kind === 'string' || token.kind === 'heredoc') return this.template(token, span);
    if (token.kind === 'name') return this.named(token, span);
    if (token.text === '(') {
      const value = this.conditional();
      return this.take(')') ? value : undefined;
    }
    if (token.text === '[') return this.list(token.start);
    if (token.text === '{') return this.object(token.start);
    return undefined;
  }

  private template(token: Token, span: Span): HclValue {
    const plain = token.kind === 'string' ? decodeString(token.text.slice(1, -1)) : undefined;
    if (plain !== undefined) return { kind: 'literal', value: plain, ...span };
    const value = textOfTemplate(token, (inner) => evaluateText(inner, span, this.scope));
    if (value === undefined) return { kind: 'unknown', ...span, expression: token.text };
    return typeof value === 'string' ? { kind: 'literal', value, ...span } : { ...value, ...span };
  }

  private named(token: Token, span: Span): HclValue | undefined {
    if (token.text === 'true' || token.text === 'false') return { kind: 'literal', value: token.text === 'true', ...span };
    if (token.text === 'null') return { kind: 'literal', value: null, ...span };
    if (this.peek().text === '(' && this.peek().kind === 'sign') {
      this.index++;
      const given = this.items(')');
      return given && (call(token.text, given, this.span(token.start)) ?? this.unknown(token.start));
    }
    const path = [token.text];
    while (this.peek().text === '.' && this.tokens[this.index + 1]?.kind === 'name' && path.length < lengthOf(token.text)) {
      this.index++;
      path.push(this.next().text);
    }
    const found = path.length > 1 ? this.scope.lookUp(path) : undefined;
    return found ? moved(found, this.span(token.start)) : this.unknown(token.start);
  }

  private list(from: number): HclValue | undefined {
    if (this.peek().text === 'for') return undefined;
    const items = this.items(']');
    return items && { kind: 'list', items, ...this.span(from) };
  }

  private items(close: string): readonly HclValue[] | undefined {
    const items: HclValue[] = [];
    while (!this.take(close)) {
      const item = this.conditional();
      if (!item) return undefined;
      items.push(item);
      if (!this.take(',') && !(this.peek().text === close && this.peek().kind === 'sign')) return undefined;
    }
    return items;
  }

  private object(from: number): HclValue | undefined {
    if (this.peek().text === 'for') return undefined;
    const entries: HclEntry[] = [];
    while (!this.take('}')) {
      const name = this.peek();
      const bare = name.kind === 'name' && /^[=:]$/.test(this.tokens[this.index + 1]?.text ?? '');
      const key = bare ? this.next().text : this.keyOf(this.conditional());
      const keySpan = { start: this.base + name.start, end: this.base + name.end };
      if (!this.take('=') && !this.take(':')) return undefined;
      const value = this.conditional();
      if (!value) return undefined;
      entries.push({ key, keySpan, value });
      this.take(',');
    }
    return { kind: 'object', entries, ...this.span(from) };
  }

  private keyOf(value: HclValue | undefined): string | undefined {
    return value?.kind === 'literal' ? String(value.value) : undefined;
  }

  private peek(): Token {
    return this.tokens[Math.min(this.index, this.tokens.length - 1)] ?? { kind: 'end', text: '', start: 0, end: 0 };
  }

  private next(): Token {
    const token = this.peek();
    this.index++;
    return token;
  }

  private take(sign: string): boolean {
    const token = this.peek();
    if (token.kind !== 'sign' || token.text !== sign) return false;
    this.index++;
    return true;
  }

  private span(from: number): Span {
    return { start: this.base + from, end: this.base + (this.tokens[this.index - 1]?.end ?? from) };
  }

  private unknown(from: number): HclValue {
    const end = this.tokens[this.index - 1]?.end ?? from;
    return { kind: 'unknown', ...this.span(from), expression: this.text.slice(from, end) };
  }
}

/** How many names of a reference say what it stands for. */
function lengthOf(first: string): number {
  return first === 'data' ? 4 : 2;
}

/** A value from elsewhere, shown where it is used. */
function moved(value: HclValue, span: Span): HclValue {
  switch (value.kind) {
    case 'list':
      return { ...value, ...span, items: value.items.map((item) => moved(item, span)) };
    case 'object':
      return { ...value, ...span, entries: value.entries.map(({ key, value: inner }) => ({ key, value: moved(inner, span) })) };
    default:
      return { ...value, ...span };
  }
}

export function memberOf(value: HclValue, name: string): HclValue | undefined {
  if (value.kind !== 'object' || value.entries.some(({ key }) => key === undefined)) return undefined;
  return value.entries.findLast(({ key }) => key === name)?.value;
}

function elementOf(value: HclValue, key: string | number | boolean | null): HclValue | undefined {
  if (value.kind === 'list' && typeof key === 'number') return value.items[key];
  return typeof key === 'string' ? memberOf(value, key) : undefined;
}
