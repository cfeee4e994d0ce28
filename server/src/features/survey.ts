/** All judged subjects and open findings of a workspace, gathered file by file. */
import { addTallies } from '../rules/finding.ts';
import type { PlacedFinding, Tallies } from '../rules/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Project } from './project.ts';
import { isEnabled } from './severity.ts';

/** What one file adds. */
export interface FileSurvey {
  readonly tallies: Tallies;
  readonly open: readonly PlacedFinding[];
  readonly accepted: number;
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
  const tallies = project.engine.talliesOf(uri);
  const left = [...tallies].filter(([id]) => enabled.get(id) ?? project.choiceOf(uri, id) !== 'off');
  return { tallies: left.length === tallies.size ? tallies : new Map(left), open, accepted: findings.length - open.length };
}

/** Open findings of one practice: how many, and the first of them. */
export interface OpenPractice {
  count: number;
  fixable: number;
  readonly first: PlacedFinding[];
}

/** More places than this are not listed under a step. */
export const mostPlaces = 20;

export class Survey {
  #parts: Tallies[] = [];
  readonly #open = new Map<string, OpenPractice>();
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
    for (const placed of open) this.#addFinding(placed);
  }

  get tallies(): Tallies {
    return addTallies(this.#parts);
  }

  openOf(practice: string): OpenPractice | undefined {
    return this.#open.get(practice);
  }

  #addFinding(placed: PlacedFinding): void {
    const { practice, fixSafety } = placed.finding.rule;
    const known = this.#open.get(practice) ?? { count: 0, fixable: 0, first: [] };
    this.#open.set(practice, known);
    known.count++;
    if (fixSafety === 'safe') known.fixable++;
    if (known.first.length < mostPlaces) known.first.push(placed);
  }
}
