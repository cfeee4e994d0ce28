/** All judged subjects and open findings of a workspace, gathered file by file. */
import { addTallies } from '../rules/finding.ts';
import type { PlacedFinding, Tallies } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Project } from './project.ts';
import { isEnabled } from '../rules/given.ts';

/** What one file adds. */
export interface FileSurvey {
  readonly tallies: Tallies;
  readonly open: readonly PlacedFinding[];
  readonly accepted: number;
  /** Of a file that several kustomizations take in: its tallies as those of them yield it that are asked for. */
  readonly within?: (includes: (root: string) => boolean) => Tallies;
}

/** Only of rules that the file's settings leave on. */
export function surveyFile(project: Project, uri: string): FileSurvey {
  const enabled = new Map<string, boolean>();
  const counts = (rule: Rule): boolean => {
    const known = enabled.get(rule.id) ?? isEnabled(rule, project.choiceOf(uri, rule.id));
    enabled.set(rule.id, known);
    return known;
  };
  const findings = project.engine.findingsOf(uri).filter(({ finding }) => counts(finding.rule));
  const open = findings.filter(({ finding }) => finding.suppression === undefined);
  const { engine } = project;
  const leftOn = (tallies: Tallies): Tallies => {
    const left = [...tallies].filter(([id]) => enabled.get(id) ?? project.choiceOf(uri, id) !== 'off');
    return left.length === tallies.size ? tallies : new Map(left);
  };
  return {
    tallies: leftOn(engine.talliesOf(uri)),
    open,
    accepted: findings.length - open.length,
    ...(engine.isShared(uri) ? { within: (includes) => leftOn(engine.talliesWithin(uri, includes)) } : {}),
  };
}

/** Open findings of one practice or rule: how many, and the first of them. */
export interface OpenFindings {
  readonly count: number;
  readonly fixable: number;
  readonly first: readonly PlacedFinding[];
}

interface Counted extends OpenFindings {
  count: number;
  fixable: number;
  readonly first: PlacedFinding[];
}

/** More places than this are not listed under a step. */
export const mostPlaces = 20;

export class Survey {
  #parts: Tallies[] = [];
  readonly #byPractice = new Map<string, Counted>();
  readonly #byRule = new Map<string, Counted>();
  files = 0;
  findings = 0;
  accepted = 0;

  add({ tallies, open, accepted }: FileSurvey): void {
    this.files++;
    this.findings += open.length;
    this.accepted += accepted;
    if (tallies.size > 0) this.#parts.push(tallies);
    // Summed now and then, so that no single step grows with the workspace.
    if (this.#parts.length >= 64) this.#parts = [addTallies(this.#parts)];
    for (const placed of open) {
      const { id, practice } = placed.finding.rule;
      count(this.#byPractice, practice, placed);
      count(this.#byRule, id, placed);
    }
  }

  get tallies(): Tallies {
    return addTallies(this.#parts);
  }

  openOf(practice: string): OpenFindings | undefined {
    return this.#byPractice.get(practice);
  }

  openOfRule(rule: string): OpenFindings | undefined {
    return this.#byRule.get(rule);
  }
}

function count(counts: Map<string, Counted>, key: string, placed: PlacedFinding): void {
  const known = counts.get(key) ?? { count: 0, fixable: 0, first: [] };
  counts.set(key, known);
  known.count++;
  if (placed.finding.rule.fixSafety === 'safe') known.fixable++;
  if (known.first.length < mostPlaces) known.first.push(placed);
}
