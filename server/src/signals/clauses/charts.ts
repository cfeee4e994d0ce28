/** `helm`: charts by their name, with the values they get. */
import { chartOfRelease, chartUses, chartsOfCommand } from '../../facts/helm/uses.ts';
import type { ChartUse } from '../../facts/helm/uses.ts';
import type { PlacedText } from '../../facts/pipeline/steps.ts';
import type { Unit } from '../../facts/types.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import type { Atom } from '../compile.ts';
import type { HitList } from '../hits.ts';
import { allHold } from '../tests.ts';
import type { Tested } from '../tests.ts';
import { testedBlock } from './terraform.ts';

export class ChartClauses {
  readonly #byName = new Map<string, Atom<'helm'>[]>();

  constructor(atoms: readonly Atom<'helm'>[]) {
    for (const atom of atoms) {
      for (const chart of atom.clause.charts) {
        const list = this.#byName.get(chart);
        if (list) list.push(atom);
        else this.#byName.set(chart, [atom]);
      }
    }
  }

  findInDocument(unit: Unit, path: string, text: string, hits: HitList): void {
    for (const use of chartUses(unit, path)) this.#judge(use, testedValues(use, text), hits);
  }

  findInCommands(commands: readonly PlacedText[], hits: HitList): void {
    for (const command of commands) for (const use of chartsOfCommand(command)) this.#judge(use, testedValues(use, ''), hits);
  }

  findInReleases(blocks: readonly HclBlock[], text: string, hits: HitList): void {
    for (const block of blocks) {
      if (block.type !== 'resource' || block.labels[0] !== 'helm_release') continue;
      const use = chartOfRelease(block);
      if (use) this.#judge(use, testedBlock(block, text), hits);
    }
  }

  #judge({ name, start, end }: Pick<ChartUse, 'name' | 'start' | 'end'>, tested: Tested, hits: HitList): void {
    for (const { index, clause } of this.#byName.get(name) ?? []) if (allHold(clause.conditions, tested)) hits.add(index, { start, end });
  }
}

function testedValues({ values, valuesText }: ChartUse, text: string): Tested {
  return { text: () => valuesText ?? (values ? text.slice(values.start, values.end) : ''), root: () => values };
}
