/** All open findings of a scope as lists that can be asked for in parts: what the tree of findings and assistants show. */
import type { Level } from '../model/types.ts';
import type { FixSafety } from '../rules/rule.ts';
import type { Place } from './overview-types.ts';

/** Which findings are asked for; what is not named does not narrow. */
export interface FindingQuery {
  /** Of the scopes that the overview lists; unless named, the selected one. */
  readonly scope?: string;
  readonly section?: string;
  readonly rule?: string;
  /** One file, as the client spells it. */
  readonly uri?: string;
  /** Up to this level. */
  readonly upTo?: Level;
  /** At most so many places, 0 for the counts alone; there is a most that no number exceeds. */
  readonly limit: number;
}

/** One rule and how often it is missed. */
export interface RuleCount {
  readonly rule: string;
  readonly title: string;
  readonly section: string;
  readonly sectionName: string;
  readonly level: Level;
  readonly practice: string;
  readonly count: number;
  /** What a fix of it asks of people; null where there is none. */
  readonly fixSafety: FixSafety | null;
}

/** `rules` counts all that match, the lowest level and the most frequent first; `places` are the first of them. */
export interface FindingList {
  readonly total: number;
  /** The level up to which findings are warnings. */
  readonly target: Level;
  readonly rules: readonly RuleCount[];
  readonly places: readonly Place[];
}
