import type { Span } from '../tree.ts';

/** The located tree of an HCL file; offsets as everywhere, 0-based and half-open. */
export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
  /** Set when part of it could not be read: then nothing can be said to be missing in it. */
  readonly damaged: boolean;
  /** Of a whole file: why nothing of it is read. It is damaged, too. */
  readonly unread?: 'depth' | 'time';
  /** Of a whole file: the comments that start with two slashes. */
  readonly comments?: readonly Span[];
}

export interface HclBlock extends Span, HclBody {
  readonly type: string;
  readonly typeSpan: Span;
  /** Labels without their quotes; a templated label is undefined. */
  readonly labels: readonly (string | undefined)[];
  /** From the type to the last label. */
  readonly headerSpan: Span;
  /** Between the braces. */
  readonly bodySpan: Span;
}

export interface HclAttribute extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: HclValue;
}

/** A value: literal where the text gives it, else unknown (references, calls, templates with interpolation) with the expression as written. */
export type HclValue =
  | (Span & { readonly kind: 'literal'; readonly value: string | number | boolean | null })
  | (Span & { readonly kind: 'list'; readonly items: readonly HclValue[] })
  | (Span & { readonly kind: 'object'; readonly entries: readonly HclEntry[] })
  | (Span & { readonly kind: 'unknown'; readonly expression?: string });

export interface HclEntry {
  /** undefined where it is computed. */
  readonly key: string | undefined;
  readonly keySpan?: Span;
  readonly value: HclValue;
}
