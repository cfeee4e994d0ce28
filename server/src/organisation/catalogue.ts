/** All rules and practices that there are in a workspace: ours, and those of its rule files. */
import { model, practiceById } from '../model/model.ts';
import type { Model, Practice } from '../model/types.ts';
import { allRules, ruleById } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import { modelWith } from './practices.ts';

export interface Catalogue {
  /** Ours, then those of the workspace. */
  readonly rules: readonly Rule[];
  /** With the practices that the workspace brings along. */
  readonly model: Model;
  readonly rule: (id: string) => Rule | undefined;
  readonly practice: (id: string) => Practice | undefined;
}

/** Without any rule file. */
export const plainCatalogue: Catalogue = { rules: allRules, model, rule: ruleById, practice: practiceById };

/** Folders may have rules of the same id; what is said of an id is what the first of them says. */
export function catalogueWith(rules: readonly Rule[], practices: readonly Practice[]): Catalogue {
  if (rules.length === 0) return plainCatalogue;
  const byId = new Map(rules.toReversed().map((rule) => [rule.id, rule]));
  const ownPractices = new Map(practices.map((practice) => [practice.id, practice]));
  return {
    rules: [...allRules, ...rules],
    model: modelWith(model, practices),
    rule: (id) => ruleById(id) ?? byId.get(id),
    practice: (id) => practiceById(id) ?? ownPractices.get(id),
  };
}
