/** The tree of a Go template. Offsets count in the template's own text. */
import type { Span } from '../../../syntax/tree.ts';

export type Node = TextNode | OutputNode | BlockNode | TemplateCall | SilentNode | JumpNode;

/** Text between actions; `from` and `to` are what the trim markers of its neighbours leave of it. */
export interface TextNode extends Span {
  readonly kind: 'text';
  readonly from: number;
  readonly to: number;
  readonly trimsEnd: boolean;
}

export interface OutputNode extends Span {
  readonly kind: 'output';
  readonly pipe: Pipe;
}

/** `if`, `with` or `range`; the span runs to behind its `end`. An `else if` is a block of its own in `otherwise`, which ends where its parent does. */
export interface BlockNode extends Span {
  readonly kind: 'block';
  readonly word: 'if' | 'with' | 'range';
  readonly open: Span;
  readonly pipe: Pipe;
  readonly body: readonly Node[];
  /** What stands behind `else`; the action is undefined for an `else if`, which opens its own block. */
  readonly otherwise: { readonly action: Span | undefined; readonly body: readonly Node[] } | undefined;
  /** The `end` action; undefined for an `else if`. */
  readonly close: Span | undefined;
}

/** `{{ template "name" . }}` and the call that a `block` makes. */
export interface TemplateCall extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly pipe: Pipe | undefined;
}

/** Comments and definitions, which render nothing. */
export interface SilentNode extends Span {
  readonly kind: 'silent';
}

export interface JumpNode extends Span {
  readonly kind: 'jump';
  readonly word: 'break' | 'continue';
}

export interface Pipe extends Span {
  readonly variables: readonly string[];
  /** `=` where there are variables, not `:=`. */
  readonly assigns: boolean;
  readonly commands: readonly Command[];
}

export interface Command extends Span {
  readonly words: readonly Expression[];
}

export type Expression =
  | (Span & {
      readonly kind: 'string';
      readonly value: string;
      /** The characters stand between the quotes as they are. */ readonly plain: boolean;
    })
  | (Span & { readonly kind: 'number'; readonly value: number; readonly integer: boolean })
  | (Span & { readonly kind: 'boolean'; readonly value: boolean })
  | (Span & { readonly kind: 'nil' })
  | (Span & { readonly kind: 'dot' })
  | (Span & { readonly kind: 'field'; readonly names: readonly string[] })
  | (Span & { readonly kind: 'variable'; readonly name: string; readonly names: readonly string[] })
  | (Span & { readonly kind: 'function'; readonly name: string })
  | (Span & { readonly kind: 'chain'; readonly of: Expression; readonly names: readonly string[] })
  | (Span & { readonly kind: 'group'; readonly pipe: Pipe });

export interface ParsedTemplate {
  readonly text: string;
  readonly body: readonly Node[];
  readonly definitions: ReadonlyMap<string, readonly Node[]>;
}

/** What makes a text no template. */
export class TemplateSyntaxError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'TemplateSyntaxError';
    this.offset = offset;
  }
}
