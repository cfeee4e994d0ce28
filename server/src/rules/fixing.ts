/** The fix of a finding, with its edits placed in the file that the finding is shown in. */
import { indented, sourceOfEdit } from '../compose/translate.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ComposedFinding } from './composed.ts';
import type { Engine } from './engine.ts';
import type { PlacedFinding } from './finding.ts';
import type { Edit, Fix } from './rule.ts';

/** Offsets of the edits count from the start of the file, whose text is given; undefined where this one place cannot be mended safely. */
export function fixOf({ finding, uri, unitStart }: PlacedFinding, text: string, engine: Engine, workspace: Workspace): Fix | undefined {
  const { rule, subject, problem, unit, composed } = finding;
  if (!rule.fix) return undefined;
  if (composed) return fixInSource(composed, uri, text, engine, workspace);
  const end = workspace.files.get(uri)?.units.find((one) => one.unit === unit && one.start === unitStart)?.end;
  if (end === undefined) return undefined;
  const fix = rule.fix(subject, problem, { ...engine.contextOf(rule, uri, unit), unitStart, text: text.slice(unitStart, end) });
  return fix && withEdits(fix, (edit) => ({ ...edit, start: unitStart + edit.start, end: unitStart + edit.end }));
}

/** A fix of composed text as one of the file in which the finding is shown. */
function fixInSource(
  { file, unitStart, finding }: ComposedFinding,
  uri: string,
  text: string,
  engine: Engine,
  workspace: Workspace,
): Fix | undefined {
  const { rule, subject, problem, unit } = finding;
  const { composed, facts } = file;
  const placed = facts.units.find((one) => one.unit === unit && one.start === unitStart);
  if (!placed) return undefined;
  const context = { ...engine.contextOf(rule, file.uri, unit), unitStart, text: composed.text.slice(unitStart, placed.end) };
  const fix = rule.fix?.(subject, problem, context);
  if (!fix) return undefined;
  const textOf = (source: string): string | undefined => (source === uri ? text : workspace.files.get(source)?.text);
  const moved = withEdits(fix, (edit) => {
    const here = { ...edit, start: unitStart + edit.start, end: unitStart + edit.end };
    // A new document would hold what the template makes of its values, not the template.
    if (file.kind === 'chart' && /^---/m.test(edit.text)) return undefined;
    const source = sourceOfEdit(composed, here, textOf);
    if (source?.uri !== uri) return undefined;
    const { start, end, shift } = source;
    return { start, end, text: source.text, ...(edit.snippet === undefined ? {} : { snippet: indented(edit.snippet, shift) }) };
  });
  return moved && staysWhole(moved, text, uri) ? moved : undefined;
}

function withEdits(fix: Fix, move: (edit: Edit) => Edit | undefined): Fix | undefined {
  const edits = fix.edits.map(move);
  const [first, ...rest] = edits.filter((edit) => edit !== undefined);
  if (!first || rest.length + 1 < edits.length) return undefined;
  return { ...fix, edits: [first, ...rest] };
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
