/** Findings with their places in files, in the order of files, places and rules. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-textdocument';
import { severityOf } from '../assessment/severity.ts';
import type { Severity } from '../assessment/severity.ts';
import { placeOfPractice } from '../model/model.ts';
import type { Level } from '../model/types.ts';
import { isEnabled } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import type { Finding } from '../rules/finding.ts';
import { fixOf } from '../rules/fixing.ts';
import type { FixSafety } from '../rules/rule.ts';
import { compareTexts } from './paths.ts';
import type { Scan, ScannedFile } from './scan.ts';

export interface PlacedResult {
  readonly finding: Finding;
  readonly file: string;
  /** 0-based, half-open. */
  readonly range: Range;
  readonly level: Level;
  readonly section: string;
  readonly severity: Severity;
  /** What kind of fix this very place has; computed when asked for. */
  fix(): FixSafety | null;
}

export function placedResults(scan: Scan): readonly PlacedResult[] {
  return scan.files.flatMap((file) => resultsOf(file, scan));
}

function resultsOf({ uri, file, text }: ScannedFile, { workspace, engine, target, choiceAt }: Scan): readonly PlacedResult[] {
  const document = TextDocument.create(uri, '', 0, text);
  const results = engine.findingsOf(uri).flatMap(({ finding, unitStart }): PlacedResult[] => {
    const { rule, problem } = finding;
    const choice = choiceAt(uri, rule.id);
    if (!isEnabled(rule, choice)) return [];
    const { section, level } = placeOfPractice(rule.practice);
    const range = { start: document.positionAt(unitStart + problem.start), end: document.positionAt(unitStart + problem.end) };
    const fix = (): FixSafety | null => fixOf({ finding, uri, unitStart }, text, engine, workspace)?.safety ?? null;
    return [{ finding, file, range, level, section, severity: chosen(choice) ?? severityOf(rule, level, target), fix }];
  });
  return results.sort(inOrder);
}

/** What is asked for by name goes before what the levels say; reports know no severity between a hint and a warning. */
function chosen(choice: RuleChoice | undefined): Severity | undefined {
  if (choice === undefined || choice === 'on' || choice === 'off') return undefined;
  return choice === 'information' ? 'hint' : choice;
}

function inOrder(a: PlacedResult, b: PlacedResult): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    compareTexts(a.finding.rule.id, b.finding.rule.id) ||
    compareTexts(a.finding.problem.message, b.finding.problem.message)
  );
}
