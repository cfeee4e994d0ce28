/** A tree-sitter tree to our own: only blocks, attributes and literal values are kept. */
import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { Span } from '../tree.ts';
import { decodeNumber, decodeString } from './literals.ts';
import type { HclAttribute, HclBlock, HclBody, HclEntry, HclValue } from './tree.ts';

/** Deeper nesting is not followed: nobody writes it, and it must not exhaust the stack. */
const deepest = 100;

interface BodyParts {
  readonly attributes: HclAttribute[];
  readonly blocks: HclBlock[];
  damaged: boolean;
}

/** `base` is added to all offsets; `damaged` marks every block, for a part of a file that does not parse as it stands. */
export function convertTree(tree: Tree, text: string, base = 0, damaged = false): HclBody {
  const cursor = tree.walk();
  try {
    return new Converter(cursor, text, base, damaged).file();
  } finally {
    cursor.delete();
  }
}

class Converter {
  private readonly cursor: TreeCursor;
  private readonly text: string;
  private readonly base: number;
  private readonly damaged: boolean;
  private readonly comments: Span[] = [];
  private depth = 0;

  constructor(cursor: TreeCursor, text: string, base: number, damaged: boolean) {
    this.cursor = cursor;
    this.text = text;
    this.base = base;
    this.damaged = damaged;
  }

  file(): HclBody {
    const body = this.emptyBody();
    if (this.cursor.nodeType !== 'config_file') return { ...body, damaged: this.text.trim() !== '' };
    this.body(body);
    return this.comments.length === 0 ? body : { ...body, comments: this.comments };
  }

  /** Fills `body` from the children of the node at the cursor. */
  private body(body: BodyParts): void {
    this.children((type) => {
      if (type === 'body') this.body(body);
      else if (type === 'attribute') this.attribute(body);
      else if (type === 'block') body.blocks.push(this.block(body));
      else if (type === 'ERROR' || type === 'object') body.damaged = true;
    });
  }

  private block(parent: BodyParts): HclBlock {
    const span = this.span();
    const body = this.emptyBody();
    const labels: (string | undefined)[] = [];
    const header: Span[] = [];
    let open: Span = { start: span.end, end: span.end };
    let close: Span | undefined;
    this.children((type) => {
      if (type === 'identifier') {
        if (header.length > 0) labels.push(this.slice());
        header.push(this.span());
      } else if (type === 'string_lit') {
        labels.push(decodeString(this.slice().slice(1, -1)));
        header.push(this.span());
      } else if (type === 'block_start') open = this.span();
      else if (type === 'block_end' && !this.cursor.nodeIsMissing) close = this.span();
      else if (type === 'body')
        this.nested(() => {
          this.body(body);
        }, body);
      else if (type === 'ERROR') body.damaged = true;
    });
    const typeSpan = header[0] ?? { start: span.start, end: span.start };
    const headerSpan = { start: typeSpan.start, end: header.at(-1)?.end ?? typeSpan.end };
    if (!close || this.linesBetween(headerSpan.start, open.end)) body.damaged = true;
    if (body.damaged) parent.damaged = true;
    const bodySpan = { start: open.end, end: close?.start ?? span.end };
    return { ...span, ...body, type: this.slice(typeSpan), typeSpan, labels, headerSpan, bodySpan };
  }

  private attribute(parent: BodyParts): void {
    const span = this.span();
    let nameSpan: Span = { start: span.start, end: span.start };
    let value: HclValue | undefined;
    let damaged = false;
    this.children((type) => {
      if (type === 'identifier') nameSpan = this.span();
      else if (type === 'expression') value = this.expression();
      else if (type === 'ERROR') damaged = true;
    });
    const name = this.slice(nameSpan);
    if (!value || this.isBroken(value) || this.linesBetween(nameSpan.end, value.start)) damaged = true;
    if (damaged) {
      parent.damaged = true;
      value = { kind: 'unknown', start: value?.start ?? span.end, end: value?.end ?? span.end };
    }
    if (name !== '' && value) parent.attributes.push({ ...span, name, nameSpan, value });
  }

  /** The value of an `expression` node: literal where it is nothing but one literal. */
  private expression(): HclValue {
    const span = this.span();
    let value: HclValue | undefined;
    let parts = 0;
    this.children((type) => {
      parts++;
      if (type === 'literal_value') value = this.literal(span);
      else if (type === 'collection_value') value = this.nested(() => this.collection(span), undefined);
      else if (type === 'operation') value = this.negative(span);
    });
    return parts === 1 && value && (value.kind !== 'unknown' || value.expression !== undefined) ? value : this.computed(span);
  }

  private literal(span: Span): HclValue {
    let value: string | number | boolean | null | undefined;
    this.children((type) => {
      const text = this.slice();
      if (type === 'string_lit') value = decodeString(text.slice(1, -1));
      else if (type === 'numeric_lit') value = decodeNumber(text);
      else if (type === 'bool_lit') value = text === 'true';
      else if (type === 'null_lit') value = null;
    });
    return value === undefined ? this.computed(span) : { kind: 'literal', ...span, value };
  }

  private negative(span: Span): HclValue {
    const text = this.slice();
    const value = text.startsWith('-') ? decodeNumber(text.slice(1).trimStart()) : undefined;
    return value === undefined ? this.computed(span) : { kind: 'literal', ...span, value: -value };
  }

  private collection(span: Span): HclValue {
    let value: HclValue = { kind: 'unknown', ...span };
    this.children((type) => {
      if (type === 'tuple') value = this.tuple(span);
      else if (type === 'object') value = this.object(span);
    });
    return value;
  }

  private tuple(span: Span): HclValue {
    const items: HclValue[] = [];
    this.children((type) => {
      if (type === 'expression') items.push(this.expression());
    });
    return { kind: 'list', ...span, items };
  }

  private object(span: Span): HclValue {
    const entries: HclEntry[] = [];
    this.children((type) => {
      if (type !== 'object_elem') return;
      let key: string | undefined;
      let keySpan: Span | undefined;
      let value: HclValue | undefined;
      this.children((part) => {
        if (part !== 'expression') return;
        if (this.cursor.currentFieldName === 'key') {
          key = this.key();
          keySpan = this.span();
        } else value = this.expression();
      });
      if (value) entries.push({ key, ...(keySpan ? { keySpan } : {}), value });
    });
    return { kind: 'object', ...span, entries };
  }

  private computed(span: Span): HclValue {
    return { kind: 'unknown', ...span, expression: this.slice(span) };
  }

  /** A bare name or a literal; `(expression)` and templates are not known. */
  private key(): string | undefined {
    const text = this.slice();
    if (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text)) return text;
    const value = this.expression();
    return value.kind === 'literal' ? String(value.value) : undefined;
  }

  /** An unfinished string runs over the line's end, which the grammar allows and HCL does not. */
  private isBroken(value: HclValue): boolean {
    if (value.kind !== 'unknown') return false;
    const text = this.slice(value);
    return text.startsWith('"') && text.includes('\n') && !text.includes('${') && !text.includes('%{');
  }

  private emptyBody(): BodyParts {
    return { attributes: [], blocks: [], damaged: this.damaged };
  }

  private children(visit: (type: string) => void): void {
    if (!this.cursor.gotoFirstChild()) return;
    do {
      const type = this.cursor.nodeType;
      if (type !== 'comment') visit(type);
      else if (this.slice().startsWith('//')) this.comments.push(this.span());
    } while (this.cursor.gotoNextSibling());
    this.cursor.gotoParent();
  }

  private nested<T>(read: () => T, body: BodyParts | undefined): T | undefined {
    if (this.depth >= deepest) {
      if (body) body.damaged = true;
      return undefined;
    }
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  private linesBetween(start: number, end: number): boolean {
    return this.slice({ start, end }).includes('\n');
  }

  private span(): Span {
    return { start: this.cursor.startIndex + this.base, end: this.cursor.endIndex + this.base };
  }

  private slice(span: Span = this.span()): string {
    return this.text.slice(span.start - this.base, span.end - this.base);
  }
}
