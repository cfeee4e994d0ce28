/** `ci-*`: what pipelines run, use and set. */
import type { PipelineFileSystem } from '../../facts/pipeline/systems.ts';
import type { PipelineSteps, PlacedText } from '../../facts/pipeline/steps.ts';
import type { SyntaxNode } from '../../syntax/tree.ts';
import { resolve } from '../../syntax/tree.ts';
import type { Atom, Compiled } from '../compile.ts';
import type { HitList } from '../hits.ts';
import { allHold } from '../tests.ts';

export class PipelineClauses {
  readonly #runs: readonly Atom<PatternKind>[];
  readonly #images: readonly Atom<PatternKind>[];
  readonly #includes: readonly Atom<PatternKind>[];
  readonly #uses: readonly Atom<'ci-uses'>[];
  readonly #keys: readonly Atom<'ci-key'>[];

  constructor(compiled: Compiled) {
    const patterns = compiled.of('ci-run', 'ci-image', 'ci-include', 'image');
    this.#runs = patterns.filter(({ clause }) => clause.kind === 'ci-run');
    this.#images = patterns.filter(({ clause }) => clause.kind === 'ci-image');
    this.#includes = patterns.filter(({ clause }) => clause.kind === 'ci-include');
    this.#uses = compiled.of('ci-uses');
    this.#keys = compiled.of('ci-key');
  }

  findSteps({ commands, images, actions, includes }: PipelineSteps, text: string, hits: HitList): void {
    this.findCommands(commands, hits);
    findTexts(this.#images, images, hits);
    findTexts(this.#includes, includes, hits);
    for (const { action, inputs, start, end } of actions) {
      const tested = { text: (): string => (inputs ? text.slice(inputs.start, inputs.end) : ''), root: () => inputs };
      for (const { index, clause } of this.#uses) {
        if (clause.actions.some((name) => isAction(action, name)) && allHold(clause.conditions, tested)) hits.add(index, { start, end });
      }
    }
  }

  findCommands(commands: readonly PlacedText[], hits: HitList): void {
    findTexts(this.#runs, commands, hits);
  }

  findKeys(root: SyntaxNode, system: PipelineFileSystem, text: string, hits: HitList): void {
    const { start } = root;
    const tested = { text: (): string => text, root: () => resolve(root) };
    for (const { index, clause } of this.#keys) {
      if (clause.system === system && allHold(clause.conditions, tested)) hits.add(index, { start, end: start });
    }
  }
}

/** Clauses that are one regular expression. */
export type PatternKind = 'ci-run' | 'ci-image' | 'ci-include' | 'image';

export function findTexts(atoms: readonly Atom<PatternKind>[], texts: readonly PlacedText[], hits: HitList): void {
  for (const placed of texts) for (const { index, clause } of atoms) if (clause.pattern.test(placed.text)) hits.add(index, placed);
}

/** The action itself or one below it; owners and names know no case. */
function isAction(action: string, name: string): boolean {
  const written = action.toLowerCase();
  const wanted = name.toLowerCase();
  return written === wanted || written.startsWith(`${wanted}/`);
}
