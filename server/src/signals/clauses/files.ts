/** `file` and `doc`: what stands at which path. */
import type { SyntaxNode } from '../../syntax/tree.ts';
import type { Atom } from '../compile.ts';
import { GlobIndex } from '../globs.ts';
import type { HitList } from '../hits.ts';
import { documentWords, hasWords } from '../paths.ts';
import { allHold } from '../tests.ts';

export class FileClauses {
  readonly #paths = new GlobIndex<Atom<'file'>>();
  /** Those with conditions. */
  readonly #contents = new GlobIndex<Atom<'file'>>();
  readonly #documents: readonly { readonly index: number; readonly words: readonly (readonly string[])[] }[];

  constructor(files: readonly Atom<'file'>[], documents: readonly Atom<'doc'>[]) {
    for (const atom of files) {
      const index = atom.clause.conditions.length === 0 ? this.#paths : this.#contents;
      for (const glob of atom.clause.globs) index.add(glob, atom);
    }
    this.#documents = documents.map(({ index, clause }) => ({ index, words: clause.words.map((word) => word.toLowerCase().split('-')) }));
  }

  /** What the path alone proves. */
  findPath(path: string, hits: HitList): void {
    for (const { index } of this.#paths.find(path)) hits.add(index, fileStart);
    const segments = documentWords(path);
    if (!segments) return;
    for (const { index, words } of this.#documents) {
      if (words.some((list) => segments.some((segment) => hasWords(segment, list)))) hits.add(index, fileStart);
    }
  }

  /** The clauses that ask for something in this file. */
  asking(path: string): readonly Atom<'file'>[] {
    return [...this.#contents.find(path)];
  }
}

const fileStart = { start: 0, end: 0 };

/** Judges the clauses on a file, or on one document of it. */
export function findInContent(atoms: readonly Atom<'file'>[], text: string, root: () => SyntaxNode | undefined, hits: HitList): void {
  const tested = { text: () => text, root };
  for (const { index, clause } of atoms) {
    if (allHold(clause.conditions, tested)) hits.add(index, placeIn(text, clause));
  }
}

/** The text that a regular expression found, else the start. */
function placeIn(text: string, { conditions }: Atom<'file'>['clause']): { readonly start: number; readonly end: number } {
  for (const { path, test } of conditions) {
    const match = path === 'text' && test.kind === 'matches' ? test.pattern.exec(text) : null;
    if (match) return { start: match.index, end: match.index + match[0].length };
  }
  return fileStart;
}
