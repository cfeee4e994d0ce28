/** The fix of a finding, with its edits placed in the file that the finding is shown in. */
import type { Omission, Place } from '../compose/composed.ts';
import { behindLineAbove, indented, sourceOfEdit } from '../compose/translate.ts';
import type { SubjectKind, SubjectTypes } from '../facts/types.ts';
import type { Span } from '../syntax/tree.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import { isTerraform } from '../workspace/terraform.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ComposedFinding } from './composed.ts';
import type { Engine } from './engine.ts';
import type { Finding, PlacedFinding } from './finding.ts';
import { anchorOf } from './subjects.ts';
import type { Edit, Fix, FixContext, FixSafety } from './rule.ts';
import { fixInValues } from './values-fix.ts';

/** Offsets of the edits count from the start of the file, whose text is given; undefined where this one place cannot be mended safely. */
export function fixOf({ finding, uri, unitStart }: PlacedFinding, text: string, engine: Engine, workspace: Workspace): Fix | undefined {
  const { rule, problem, composed } = finding;
  if (!rule.fix) return undefined;
  if (composed) return fixInSource(composed, { uri, start: problem.start, end: problem.end }, text, engine, workspace);
  const fix = fixInUnit({ finding, uri, unitStart }, text, engine, workspace);
  return fix && placed(fix, unitStart);
}

/** As the rule gives it. */
function fixInUnit({ finding, uri, unitStart }: PlacedFinding, text: string, engine: Engine, workspace: Workspace): Fix | undefined {
  const { rule, subject, problem, unit } = finding;
  // Such fixes write YAML.
  if (unit.kind === 'terraform' && rule.family === 'kubernetes') return undefined;
  const end = workspace.files.get(uri)?.units.find((one) => one.unit === unit && one.start === unitStart)?.end;
  if (end === undefined) return undefined;
  return rule.fix?.(subject, problem, { ...engine.contextOf(rule, uri, unit), unitStart, text: text.slice(unitStart, end) });
}

/** What kind of fix a finding has, without its edits where they need not be moved. */
export function fixSafetyOf(placedFinding: PlacedFinding, text: string, engine: Engine, workspace: Workspace): FixSafety | undefined {
  const fix = placedFinding.finding.composed ? fixOf : fixInUnit;
  return fix(placedFinding, text, engine, workspace)?.safety;
}

/** Counted from the start of the file. */
function placed(fix: Fix, unitStart: number): Fix | undefined {
  const moved = withEdits(fix, (edit) => ({ ...edit, ...shift(edit, unitStart) }));
  return moved && (fix.entry ? { ...moved, entry: { ...fix.entry, parent: shift(fix.entry.parent, unitStart) } } : moved);
}

function shift({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** A fix of composed text as one of the file in which the finding is shown. */
function fixInSource(source: ComposedFinding, shown: Place, text: string, engine: Engine, workspace: Workspace): Fix | undefined {
  const { file, unitStart, finding } = source;
  const { rule, subject, problem, unit } = finding;
  const { composed, facts } = file;
  const { uri } = shown;
  // Such fixes write YAML.
  if (isTerraform(uri)) return undefined;
  const inTemplate = file.kind !== 'chart' || uri === file.home;
  if (file.kind === 'kustomization') {
    const direct = fixAsWritten(finding, shown, text, engine, workspace);
    if (direct) return direct;
  }
  const end = facts.units.find((one) => one.unit === unit && one.start === unitStart)?.end;
  if (end === undefined) return undefined;
  const context = { ...engine.contextOf(rule, file.uri, unit), unitStart, text: composed.text.slice(unitStart, end) };
  const fix = rule.fix?.(subject, problem, context);
  if (!fix) return undefined;
  if (file.kind === 'kustomization' && fix.edits.some(({ document }) => document))
    return objectAsWritten(source, shown, text, engine, workspace);
  const textOf = (name: string): string | undefined => (name === uri ? text : workspace.files.get(name)?.text);
  const inValues = fixInValues(source, fix, context.text, shown, leftOut(composed.omissions, shown, textOf), text);
  if (inValues) return staysWhole(inValues, text, uri) ? inValues : undefined;
  const moved = withEdits(fix, (edit) => {
    const here = { ...edit, start: unitStart + edit.start, end: unitStart + edit.end };
    // A new document would hold what the template makes of its values, not the template.
    if (file.kind === 'chart' && /^---/m.test(edit.text)) return undefined;
    const written = sourceOfEdit(composed, (inTemplate ? undefined : behindLineAbove(composed, here, uri)) ?? here, uri, textOf);
    if (written?.uri !== uri) return undefined;
    const { start, end, shift, text: added } = written;
    return {
      start,
      end,
      text: added,
      ...(edit.snippet === undefined || added.startsWith('\n') !== edit.text.startsWith('\n')
        ? {}
        : { snippet: indented(edit.snippet, shift) }),
    };
  });
  return moved && staysWhole(moved, text, uri) ? moved : undefined;
}

/** The fix of an object in the file that it is written in, where what is missing there is missing in what is composed of it. */
function fixAsWritten(
  { rule, subject, problem }: Finding,
  shown: Place,
  text: string,
  engine: Engine,
  workspace: Workspace,
): Fix | undefined {
  const kind = rule.subject;
  const composed = anchorOf(kind, subject);
  if (composed?.start !== problem.start || composed.end !== problem.end) return undefined;
  for (const { unit, start, end } of workspace.files.get(shown.uri)?.units ?? []) {
    const subjects: readonly SubjectTypes[SubjectKind][] = unit.subjects[kind] ?? [];
    for (const written of subjects) {
      const anchor = anchorOf(kind, written);
      if (!anchor || start + anchor.start !== shown.start || start + anchor.end !== shown.end) continue;
      const context = {
        ...engine.contextOf(rule, shown.uri, unit),
        unitStart: start,
        text: text.slice(start, end),
        ...objectsIn(shown, workspace),
      };
      const fix = rule.fix?.(written, { ...problem, start: anchor.start, end: anchor.end }, context);
      return fix && placed(fix, start);
    }
  }
  return undefined;
}

function objectsIn({ uri }: Place, workspace: Workspace): Pick<FixContext, 'written'> {
  return { written: (workspace.files.get(uri)?.units ?? []).flatMap(({ unit }) => unit.subjects.object ?? []) };
}

/** The fix that makes a new object, which is called as the object beside it is there, and not as it is once it is composed. */
function objectAsWritten(
  { file: { origin }, finding: { rule, problem } }: ComposedFinding,
  shown: Place,
  text: string,
  engine: Engine,
  workspace: Workspace,
): Fix | undefined {
  if (origin?.uri !== shown.uri || shown.start < origin.start || shown.end > origin.end) return undefined;
  const kind = rule.subject;
  for (const { unit, start, end } of workspace.files.get(shown.uri)?.units ?? []) {
    const subjects: readonly SubjectTypes[SubjectKind][] = unit.subjects[kind] ?? [];
    const [written, ...others] = subjects.filter((one) => {
      const anchor = anchorOf(kind, one);
      return anchor !== undefined && origin.start <= start + anchor.start && start + anchor.end <= origin.end;
    });
    if (!written || others.length > 0) continue;
    const context = {
      ...engine.contextOf(rule, shown.uri, unit),
      unitStart: start,
      text: text.slice(start, end),
      ...objectsIn(shown, workspace),
    };
    const fix = rule.fix?.(written, { ...problem, start: shown.start - start, end: shown.end - start }, context);
    return fix && placed(fix, start);
  }
  return undefined;
}

/** What a value leaves out of a template, with the template's text from there on. */
function leftOut(
  omissions: readonly Omission[],
  { uri, start }: Place,
  textOf: (uri: string) => string | undefined,
): { readonly omission: Omission; readonly template: string } | undefined {
  const omission = omissions.find(({ cause }) => cause.uri === uri && cause.start === start);
  const template = omission && textOf(omission.via.uri)?.slice(omission.via.start, omission.via.start + longestStatement);
  return omission && template !== undefined ? { omission, template } : undefined;
}

const longestStatement = 500;

function withEdits(fix: Fix, move: (edit: Edit) => Edit | undefined): Fix | undefined {
  const edits = fix.edits.map(move);
  const [first, ...rest] = edits.filter((edit) => edit !== undefined);
  if (!first || rest.length + 1 < edits.length) return undefined;
  const { title, safety } = fix;
  return { title, safety, edits: [first, ...rest] };
}

/** Whether a file that was a valid document still is one; templates are none. */
function staysWhole({ edits }: Fix, text: string, uri: string): boolean {
  if (!/\.ya?ml$/.test(uri) || uri.includes('/templates/') || /^---/m.test(text)) return true;
  if (parseDocument(text).damaged) return true;
  let after = text;
  for (const { start, end, text: inserted } of [...edits].sort((a, b) => b.start - a.start))
    after = after.slice(0, start) + inserted + after.slice(end);
  return !parseDocument(after).damaged;
}
