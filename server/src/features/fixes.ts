/** Fixes of findings, one by one and all at once. */
import type { PlacedFinding } from '../rules/finding.ts';
import { fixOf as fixOfFinding } from '../rules/fixing.ts';
import type { Edit, Fix, Rule } from '../rules/rule.ts';
import { startOf } from '../rules/subjects.ts';
import { applyEdits, compose } from './edits.ts';
import { shownFindings } from './diagnostics.ts';
import type { Project } from './project.ts';
import { withText } from './trial.ts';

/** A fix with its edits placed in the file. */
export interface PlacedFix extends Fix {
  readonly finding: PlacedFinding;
}

/** The fix of one finding; `text` is that of the file. */
export function fixOf(project: Project, text: string, finding: PlacedFinding): PlacedFix | undefined {
  const fix = fixOfFinding(finding, text, project.engine, project.workspace);
  return fix && { ...fix, finding };
}

/** Which fixes are meant: asked of the rule first, as making a fix costs something. */
export interface Wanted {
  rule(rule: Rule): boolean;
  fix(fix: Fix): boolean;
  /** Of these findings only; all unless given. */
  finding?(placed: PlacedFinding): boolean;
}

export const onlySafe: Wanted = { rule: ({ fixSafety }) => fixSafety === 'safe', fix: ({ safety }) => safety === 'safe' };

export function onlyOf(id: string): Wanted {
  return { rule: (rule) => rule.id === id, fix: () => true };
}

const mostRounds = 10;

/** The edits that apply every wanted fix of the findings shown in a file, judged again until nothing is left; empty when there is none. */
export function fixAll(project: Project, uri: string, text: string, wanted: Wanted): readonly Edit[] {
  const first = oneRound(project, uri, text, wanted);
  if (first.edits.length === 0) return [];
  const barred = new Set<string>();
  const open: Wanted = { ...wanted, rule: (rule) => !barred.has(rule.id) && wanted.rule(rule) };
  let last = first;
  let edits = first.edits;
  let now = applyEdits(text, edits);
  let rounds = 1;
  while (rounds < mostRounds) {
    const current = now;
    const next = withText(project, uri, current, () => oneRound(project, uri, current, open));
    // A fix that does not clear its finding would go on for ever.
    const idle = [...last.applied].filter((rule) => (next.found.get(rule) ?? 0) >= (last.found.get(rule) ?? 0));
    if (next.edits.length === 0) break;
    if (idle.length > 0) {
      for (const rule of idle) barred.add(rule);
      last = { ...last, applied: new Set() };
      continue;
    }
    edits = compose(edits, next.edits, current);
    now = applyEdits(current, next.edits);
    last = next;
    rounds++;
  }
  return edits;
}

interface Round {
  readonly edits: readonly Edit[];
  /** Wanted fixes, by rule. */
  readonly found: ReadonlyMap<string, number>;
  /** Rules of which some were applied. */
  readonly applied: ReadonlySet<string>;
}

/** One fix per subject: two of them may put in the same parent. */
function oneRound(project: Project, uri: string, text: string, wanted: Wanted): Round {
  const edits: Edit[] = [];
  const taken = new Set<string>();
  const found = new Map<string, number>();
  const applied = new Set<string>();
  let lastEnd = -1;
  const fixes = shownFindings(project, uri)
    .flatMap(({ placed }) => {
      const meant = wanted.rule(placed.finding.rule) && (wanted.finding?.(placed) ?? true);
      const fix = meant ? fixOf(project, text, placed) : undefined;
      return fix && wanted.fix(fix) ? [fix] : [];
    })
    .sort((a, b) => a.edits[0].start - b.edits[0].start);
  for (const { finding, edits: own } of fixes) {
    const { rule, subject } = finding.finding;
    found.set(rule.id, (found.get(rule.id) ?? 0) + 1);
    const place = `${finding.finding.composed?.file.uri ?? ''} ${String(finding.unitStart + startOf(rule.subject, subject))}`;
    if (taken.has(place) || own[0].start <= lastEnd) continue;
    taken.add(place);
    applied.add(rule.id);
    edits.push(...own);
    lastEnd = Math.max(lastEnd, ...own.map((edit) => edit.end));
  }
  return { edits, found, applied };
}
