/** Findings as diagnostics. */
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';
import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding, PlacedFinding } from '../rules/finding.ts';
import type { Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { holdBack, keyOf } from './baseline.ts';
import { tagsOf } from './diagnostic-tags.ts';
import { expectationOf } from './expectation.ts';
import type { OpenFile, Project } from './project.ts';
import { severitiesIn } from './severity.ts';
import { isLoud, suppressionRemarks } from './suppression-remarks.ts';
import type { SuppressionRemark } from './suppression-remarks.ts';

export const diagnosticSource = 'Cloud Native Maturity';

/** What a diagnostic carries for those who act on it. */
export interface DiagnosticData {
  readonly rule: string;
  /** Offset in the file, at the version of the diagnostic. */
  readonly start: number;
}

/** A finding that is shown in the editor. */
export interface ShownFinding {
  readonly placed: PlacedFinding;
  readonly severity: DiagnosticSeverity;
}

/** The findings of a file that its editor shows, in the order of their places. */
export function shownFindings(project: Project, uri: string): readonly ShownFinding[] {
  return shownUnits(project, uri).flatMap(({ start, shown }) => shown.map((one) => placeIn(uri, start, one)));
}

/** At most `limit` diagnostics, the most severe first to stay, and one more that says how many were left out. */
export function diagnosticsOf(project: Project, { uri, document }: OpenFile, limit: number): Diagnostic[] {
  const units = shownUnits(project, uri);
  const remarks = suppressionRemarks(project, uri).map((remark) => ({ remark, severity: severityOfRemark(remark) }));
  const room = roomFor([...units.map(({ shown }) => shown), remarks], limit);
  const diagnostics: Diagnostic[] = [];
  let left = 0;
  // Of what is equally severe, what is wrong with suppressions is said first: it is little, and hides what is more.
  for (const { remark, severity } of remarks) {
    const rest = room[severity] ?? 0;
    room[severity] = Math.max(rest - 1, 0);
    if (rest === 0) left++;
    else diagnostics.push(remarkDiagnostic(document, remark));
  }
  for (const { start, shown } of units) {
    for (const one of shown) {
      const rest = room[one.severity] ?? 0;
      if (rest === 0) {
        left++;
        continue;
      }
      room[one.severity] = rest - 1;
      diagnostics.push(toDiagnostic(project, document, placeIn(uri, start, one)));
    }
  }
  if (left > 0) diagnostics.push(remainder(left, limit));
  return diagnostics;
}

interface ShownInUnit {
  readonly finding: Finding;
  readonly severity: DiagnosticSeverity;
}

interface ShownUnit {
  readonly start: number;
  readonly shown: readonly ShownInUnit[];
}

const known = new WeakMap<readonly Finding[], { readonly generation: number; readonly shown: readonly ShownInUnit[] }>();

/** Kept per unit: after an edit only the unit that was edited is gone through. */
function shownUnits(project: Project, uri: string): readonly ShownUnit[] {
  const severity = severitiesIn(project, uri);
  const { generation } = project;
  const shownOf = (findings: readonly Finding[]): readonly ShownInUnit[] => {
    const before = known.get(findings);
    if (before?.generation === generation) return before.shown;
    const shown = findings.flatMap((finding): ShownInUnit[] => {
      const level = finding.suppression ? undefined : severity(finding.rule);
      return level === undefined ? [] : [{ finding, severity: level }];
    });
    known.set(findings, { generation, shown });
    return shown;
  };
  const placed = project.workspace.files.get(uri)?.units ?? [];
  project.engine.judge([{ uri, units: placed }]);
  const units = placed.map(({ unit, start }) => ({
    start,
    shown: shownOf(project.engine.resultOf(uri, unit).findings),
  }));
  const composed = project.engine.composedFindingsOf(uri);
  const all = composed.length === 0 ? units : [...units, { start: 0, shown: shownOf(composed) }];
  return withoutHeldBack(project, uri, all);
}

function withoutHeldBack(project: Project, uri: string, units: readonly ShownUnit[]): readonly ShownUnit[] {
  const held = project.heldBackIn(uri);
  if (!held) return units;
  const { back } = holdBack(
    units.flatMap(({ shown }) => shown),
    held,
    ({ finding }) => keyOf(finding),
  );
  return units.map(({ start, shown }) => ({ start, shown: shown.filter((one) => !back.has(one)) }));
}

function placeIn(uri: string, unitStart: number, { finding, severity }: ShownInUnit): ShownFinding {
  return { placed: { finding, uri, unitStart }, severity };
}

/** How many of each severity fit, by its number: the most severe has the lowest. */
function roomFor(all: readonly (readonly { readonly severity: DiagnosticSeverity }[])[], limit: number): number[] {
  const room: number[] = [0, 0, 0, 0, 0];
  for (const list of all) for (const { severity } of list) room[severity] = (room[severity] ?? 0) + 1;
  let rest = limit;
  for (const [severity, count] of room.entries()) {
    const fits = Math.min(rest, count);
    room[severity] = fits;
    rest -= fits;
  }
  return room;
}

function toDiagnostic(project: Project, document: TextDocument, { placed, severity }: ShownFinding): Diagnostic {
  const { finding, uri, unitStart } = placed;
  const { rule, problem } = finding;
  const { levelText, sectionName, link } = expectationOf(rule);
  const page = rule.organisation?.docs ?? link;
  const data: DiagnosticData = { rule: rule.id, start: unitStart + problem.start };
  const related = problem.related?.flatMap(({ at, start, end, message }): DiagnosticRelatedInformation[] => {
    const place = project.workspace.compositions.sourceOf(at.uri, { start: at.unitStart + start, end: at.unitStart + end });
    if (!place) return [];
    const range = place.uri === uri ? rangeOf(document, place) : project.rangeIn(place.uri, place);
    return range ? [{ location: { uri: place.uri === uri ? document.uri : place.uri, range }, message }] : [];
  });
  const tags = tagsOf(rule.id);
  return {
    range: rangeOf(document, { start: unitStart + problem.start, end: unitStart + problem.end }),
    severity,
    source: diagnosticSource,
    code: rule.id,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    message: say`${problem.message} Expected from ${levelText}: ${sectionName}.`,
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...(related && related.length > 0 ? { relatedInformation: related } : {}),
    data,
  };
}

function severityOfRemark({ id }: SuppressionRemark): DiagnosticSeverity {
  return isLoud(id) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Hint;
}

function remarkDiagnostic(document: TextDocument, remark: SuppressionRemark): Diagnostic {
  const { id, message, start, end } = remark;
  return {
    range: rangeOf(document, { start, end }),
    severity: severityOfRemark(remark),
    source: diagnosticSource,
    code: id,
    message,
    ...(id === 'suppression-unused' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

function remainder(count: number, limit: number): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    message:
      count === 1
        ? say`1 more finding in this file is not shown here, only the ${limit} most severe. The setting cloudNativeMaturity.maxProblemsPerFile says how many are.`
        : say`${count} more findings in this file are not shown here, only the ${limit} most severe. The setting cloudNativeMaturity.maxProblemsPerFile says how many are.`,
  };
}

export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
