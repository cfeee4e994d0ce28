/** Go templates as trees. */
import type { Span } from '../../../syntax/tree.ts';
import { say } from '../../../texts/texts.ts';
import { parsePipe, Words } from './expressions.ts';
import type { ActionPiece, Piece } from './lexer.ts';
import { lex } from './lexer.ts';
import type { BlockNode, Node, ParsedTemplate, Pipe } from './nodes.ts';
import { TemplateSyntaxError } from './nodes.ts';

const maxDepth = 200;

/** Throws TemplateSyntaxError where the text is no template. */
export function parseTemplate(text: string): ParsedTemplate {
  return new Parser(text).template();
}

/** What ends a list of nodes. */
interface Stop {
  readonly word: 'else' | 'end';
  readonly action: ActionPiece;
  readonly words: Words;
}

class Parser {
  readonly #text: string;
  readonly #pieces: readonly Piece[];
  readonly #definitions = new Map<string, readonly Node[]>();
  #next = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#pieces = lex(text);
  }

  template(): ParsedTemplate {
    const { nodes, stop } = this.#list();
    if (stop) throw new TemplateSyntaxError(say`unexpected {{${stop.word}}}`, stop.action.start);
    return { text: this.#text, body: nodes, definitions: this.#definitions };
  }

  #list(): { readonly nodes: readonly Node[]; readonly stop: Stop | undefined } {
    if (++this.#depth > maxDepth) throw new TemplateSyntaxError(say`blocks nested too deeply`, 0);
    const nodes: Node[] = [];
    for (let piece = this.#pieces[this.#next++]; piece; piece = this.#pieces[this.#next++]) {
      if (piece.kind === 'text') {
        nodes.push(this.#textNode(piece));
        continue;
      }
      if (piece.comment) {
        nodes.push({ kind: 'silent', start: piece.start, end: piece.end });
        continue;
      }
      const words = new Words(piece.tokens, piece);
      const first = words.peek();
      if (first?.kind === 'word' && (first.text === 'end' || first.text === 'else')) {
        words.take();
        this.#depth--;
        return { nodes, stop: { word: first.text, action: piece, words } };
      }
      nodes.push(this.#action(piece, words));
    }
    this.#depth--;
    return { nodes, stop: undefined };
  }

  #textNode({ start, end }: Span): Node {
    // The pieces around this text; `#next` is already behind it.
    const before = this.#pieces[this.#next - 2];
    const after = this.#pieces[this.#next];
    const trimsStart = before?.kind === 'action' && before.trimsRight;
    const trimsEnd = after?.kind === 'action' && after.trimsLeft;
    let from = start;
    let to = end;
    if (trimsStart) while (from < end && isSpace(this.#text.charCodeAt(from))) from++;
    if (trimsEnd) while (to > from && isSpace(this.#text.charCodeAt(to - 1))) to--;
    return { kind: 'text', start, end, from, to, trimsEnd };
  }

  #action(piece: ActionPiece, words: Words): Node {
    const first = words.peek();
    if (first?.kind === 'word') {
      switch (first.text) {
        case 'if':
        case 'with':
        case 'range':
          words.take();
          return this.#block(first.text, piece, words, true);
        case 'define':
          return this.#define(piece, words);
        case 'block':
        case 'template':
          return this.#call(piece, words, first.text);
        case 'break':
        case 'continue':
          words.take();
          words.finish();
          return { kind: 'jump', word: first.text, start: piece.start, end: piece.end };
      }
    }
    const pipe = parsePipe(words);
    words.finish();
    return { kind: 'output', pipe, start: piece.start, end: piece.end };
  }

  #block(word: BlockNode['word'], open: ActionPiece, words: Words, outer: boolean): BlockNode {
    const pipe = parsePipe(words, word === 'range');
    words.finish();
    const { nodes: body, stop } = this.#list();
    if (!stop) throw new TemplateSyntaxError(say`{{${word}}} without {{end}}`, open.start);
    if (stop.word === 'end') {
      stop.words.finish();
      return this.#blockNode(word, open, pipe, body, undefined, stop.action, outer);
    }
    const chained = stop.words.peek();
    if (chained?.kind === 'word' && (chained.text === 'if' || chained.text === 'with') && word !== 'range') {
      stop.words.take();
      const inner = this.#block(chained.text, stop.action, stop.words, false);
      const close = this.#closing;
      return this.#blockNode(word, open, pipe, body, { action: undefined, body: [inner] }, close, outer);
    }
    stop.words.finish();
    const otherwise = this.#list();
    if (otherwise.stop?.word !== 'end') throw new TemplateSyntaxError(say`{{else}} without {{end}}`, stop.action.start);
    otherwise.stop.words.finish();
    return this.#blockNode(word, open, pipe, body, { action: stop.action, body: otherwise.nodes }, otherwise.stop.action, outer);
  }

  /** The `end` that was read last: it closes a whole chain of `else if`. */
  #closing: Span = { start: 0, end: 0 };

  #blockNode(
    word: BlockNode['word'],
    open: Span,
    pipe: Pipe,
    body: readonly Node[],
    otherwise: BlockNode['otherwise'],
    close: Span,
    outer: boolean,
  ): BlockNode {
    this.#closing = close;
    return { kind: 'block', word, open, pipe, body, otherwise, close: outer ? close : undefined, start: open.start, end: close.end };
  }

  #define(piece: ActionPiece, words: Words): Node {
    words.take();
    const name = words.string();
    words.finish();
    const end = this.#defined(name, piece);
    return { kind: 'silent', start: piece.start, end };
  }

  #defined(name: string, piece: ActionPiece): number {
    const { nodes, stop } = this.#list();
    if (stop?.word !== 'end') throw new TemplateSyntaxError(say`definition without {{end}}`, piece.start);
    // An empty definition never replaces one that says something.
    const empty = nodes.every(
      (node) => node.kind === 'silent' || (node.kind === 'text' && this.#text.slice(node.from, node.to).trim() === ''),
    );
    if (!empty || !this.#definitions.has(name)) this.#definitions.set(name, nodes);
    return stop.action.end;
  }

  #call(piece: ActionPiece, words: Words, word: 'block' | 'template'): Node {
    words.take();
    const name = words.string();
    const pipe = words.peek() ? parsePipe(words) : undefined;
    words.finish();
    const end = word === 'block' ? this.#defined(name, piece) : piece.end;
    return { kind: 'call', name, pipe, start: piece.start, end };
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}
