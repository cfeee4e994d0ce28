/** The place of a rule in the maturity model. */
import { levelInfo, placeOfPractice, sectionById } from '../model/model.ts';
import type { Level } from '../model/types.ts';
import type { Rule } from '../rules/rule.ts';
import { say } from '../texts/texts.ts';

export interface Expectation {
  readonly level: Level;
  /** "Level 1 (Build)". */
  readonly levelText: string;
  readonly section: string;
  readonly sectionName: string;
  /** The section on the model's own site; undefined for a section that the data does not have. */
  readonly link: string | undefined;
}

const known = new WeakMap<Rule, Expectation>();

export function expectationOf(rule: Rule): Expectation {
  const found = known.get(rule);
  if (found) return found;
  const { section: id, level } = placeOfPractice(rule.practice);
  const section = sectionById(id);
  const made = {
    level,
    get levelText() {
      return levelText(level);
    },
    section: id,
    sectionName: section?.name ?? id,
    link: section?.link,
  };
  known.set(rule, made);
  return made;
}

export function levelText(level: Level): string {
  return say`Level ${String(level)} (${levelInfo(level).name})`;
}
