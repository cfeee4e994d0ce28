/** What the maturity model expects of the field under the cursor. */
import type { Hover, Position } from 'vscode-languageserver-protocol';
import type { PlacedUnit } from '../facts/types.ts';
import type { Rule } from '../rules/rule.ts';
import { say, translated } from '../texts/texts.ts';
import { rangeOf } from './diagnostics.ts';
import { expectationOf } from './expectation.ts';
import { subjectsAt } from './hover-subjects.ts';
import { judgeApplied } from './judge.ts';
import type { Verdict } from './judge.ts';
import { escapeMarkdown, link, list, plainOf } from './markdown.ts';
import type { ClientAbilities, OpenFile, Project } from './project.ts';
import { isEnabled } from '../rules/given.ts';

/** Only what the rules know; what a field means otherwise is for other tools to say. */
export function hoverOf(
  project: Project,
  rules: readonly Rule[],
  { uri, document }: OpenFile,
  position: Position,
  client: ClientAbilities,
): Hover | null {
  const offset = document.offsetAt(position);
  const placed = unitAt(project, uri, offset);
  if (!placed) return null;
  const { unit, start } = placed;
  const named = subjectsAt(unit, offset - start);
  const parts = rules.flatMap((rule) => {
    if (!isEnabled(rule, project.choiceOf(uri, rule.id))) return [];
    const about = named.find(({ kind, path }) => kind === rule.subject && rule.hoverOn.includes(path));
    return about ? describe(rule, judgeApplied(rule, { uri, placed, kind: about.kind, subject: about.subject }, project)) : [];
  });
  const span = named[0]?.span;
  if (parts.length === 0 || !span) return null;
  const value = parts.join('\n\n---\n\n');
  return {
    contents: client.markdown ? { kind: 'markdown', value } : { kind: 'plaintext', value: plainOf(value) },
    range: rangeOf(document, { start: start + span.start, end: start + span.end }),
  };
}

/** The unit at an offset; between two of them the later one. */
export function unitAt(project: Project, uri: string, offset: number): PlacedUnit | undefined {
  return project.workspace.files.get(uri)?.units.findLast((unit) => offset >= unit.start && offset <= unit.end);
}

function describe(rule: Rule, verdict: Verdict): string[] {
  const { levelText, sectionName, link: href } = expectationOf(rule);
  const place = `**${levelText}** · ${link(sectionName, href)}`;
  switch (verdict.state) {
    case 'not-applicable':
      return [];
    case 'met':
      return [say`${place}: what is expected here is met.`];
    case 'accepted':
      return [say`${place}: missed here, and accepted by a comment.`];
    case 'unknown':
      return [explain(rule, place, say`The text alone does not show whether it is met here.`)];
    case 'unmet':
      return [explain(rule, place, verdict.problems.map(({ message }) => escapeMarkdown(message)).join(' '))];
  }
}

function explain(rule: Rule, place: string, verdict: string): string {
  return [place, verdict, translated(rule.rationale), list(rule.how.map(translated))].join('\n\n');
}
