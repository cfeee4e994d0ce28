/** Findings with their places in files, in the order of files, places and rules. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-textdocument';
import { severityOf } from '../assessment/severity.ts';
import type { Severity } from '../assessment/severity.ts';
import type { Suppression } from '../facts/suppressions.ts';
import { isLoud, suppressionRemarks } from '../features/suppression-remarks.ts';
import type { RemarkId, SuppressionRemark } from '../features/suppression-remarks.ts';
import { placeOfPractice } from '../model/model.ts';
import type { Level } from '../model/types.ts';
import { isEnabled } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import type { PlacedFinding } from '../rules/finding.ts';
import { fixSafetyOf } from '../rules/fixing.ts';
import type { FixSafety, Rule } from '../rules/rule.ts';
import { labelOf } from '../rules/subjects.ts';
import type { SubjectLabel } from '../rules/subjects.ts';
import { compareTexts } from './paths.ts';
import type { Judging, Scan, ScannedFile } from './scan.ts';

/** What reports say of a finding; it holds on to no tree. */
export interface PlacedResult extends Judged {
  readonly severity: Severity;
  /** A baseline names it. */
  readonly heldBack: boolean;
}

/** What is wrong with a suppression. */
export interface PlacedRemark {
  readonly id: RemarkId;
  readonly message: string;
  readonly severity: 'warning' | 'hint';
  readonly file: string;
  readonly range: Range;
}

interface Judged {
  readonly rule: Rule;
  readonly message: string;
  readonly subject: SubjectLabel;
  /** The comment that accepts it. */
  readonly suppression: Suppression | undefined;
  readonly uri: string;
  readonly file: string;
  /** 0-based, half-open. */
  readonly range: Range;
  readonly level: Level;
  readonly section: string;
  /** What kind of fix this very place has; null as well where nobody asked. */
  readonly fix: FixSafety | null;
}

interface JudgedFile {
  readonly choices: readonly (RuleChoice | undefined)[];
  readonly results: readonly Judged[];
}

/** Gathers what is found file by file. */
export class Places {
  readonly #withFixes: boolean;
  readonly #files = new Map<string, JudgedFile>();
  readonly #remarks = new Map<string, readonly PlacedRemark[]>();

  /** Fixes are worked out only for those who ask: each takes about as long as judging a rule. */
  constructor(withFixes: boolean) {
    this.#withFixes = withFixes;
  }

  add({ uri, file, text }: ScannedFile, judging: Judging): void {
    const found = judging.engine.findingsOf(uri);
    const { engine, workspace, choiceAt, catalogue } = judging;
    const remarks = suppressionRemarks({ workspace, engine, catalogue, ready: true, choiceOf: choiceAt }, uri);
    if (found.length === 0 && remarks.length === 0) return;
    const document = TextDocument.create(uri, '', 0, text);
    if (remarks.length > 0)
      this.#remarks.set(
        uri,
        remarks.map((remark) => remarkAt(remark, document, file)),
      );
    const labels = new Map<unknown, SubjectLabel>();
    const judged = found.flatMap((placed) => {
      const choice = choiceAt(uri, placed.finding.rule.id);
      if (!isEnabled(placed.finding.rule, choice)) return [];
      const fix = this.#withFixes ? (fixSafetyOf(placed, text, engine, workspace) ?? null) : null;
      return [{ choice, result: judgedAt(placed, document, file, labels, fix) }];
    });
    judged.sort((a, b) => inOrder(a.result, b.result));
    this.#files.set(uri, { choices: judged.map(({ choice }) => choice), results: judged.map(({ result }) => result) });
  }

  /** What is wrong with suppressions in the files that are shown. */
  remarksIn({ files }: Scan): readonly PlacedRemark[] {
    return files.flatMap(({ uri }) => this.#remarks.get(uri) ?? []);
  }

  /** Those of the scope that is shown; severities hang on what is aimed for where a file is. */
  placed({ files, targetAt }: Pick<Scan, 'files' | 'targetAt'>): readonly PlacedResult[] {
    return files.flatMap(({ uri }) => {
      const judged = this.#files.get(uri);
      const target = targetAt(uri);
      return judged?.results.map((result, index) => withSeverity(result, judged.choices[index], target)) ?? [];
    });
  }
}

function judgedAt(
  { finding, unitStart }: PlacedFinding,
  document: TextDocument,
  file: string,
  labels: Map<unknown, SubjectLabel>,
  fix: FixSafety | null,
): Judged {
  const { rule, problem, subject, suppression } = finding;
  const { section, level } = placeOfPractice(rule.practice);
  const label = labels.get(subject) ?? labelOf(rule.subject, subject);
  labels.set(subject, label);
  const range = { start: document.positionAt(unitStart + problem.start), end: document.positionAt(unitStart + problem.end) };
  return { rule, message: problem.message, subject: label, suppression, uri: document.uri, file, range, level, section, fix };
}

function remarkAt({ id, message, start, end }: SuppressionRemark, document: TextDocument, file: string): PlacedRemark {
  const severity = isLoud(id) ? 'warning' : 'hint';
  return { id, message, severity, file, range: { start: document.positionAt(start), end: document.positionAt(end) } };
}

function withSeverity(result: Judged, choice: RuleChoice | undefined, target: Level): PlacedResult {
  const { rule, message, subject, suppression, uri, file, range, level, section, fix } = result;
  const severity = chosen(choice) ?? severityOf(rule, level, target);
  return { rule, message, subject, suppression, uri, file, range, level, section, fix, severity, heldBack: false };
}

/** What is asked for by name goes before what the levels say; reports know no severity between a hint and a warning. */
function chosen(choice: RuleChoice | undefined): Severity | undefined {
  if (choice === undefined || choice === 'on' || choice === 'off') return undefined;
  return choice === 'information' ? 'hint' : choice;
}

function inOrder(a: Judged, b: Judged): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    a.range.end.line - b.range.end.line ||
    a.range.end.character - b.range.end.character ||
    compareTexts(a.rule.id, b.rule.id) ||
    compareTexts(a.message, b.message)
  );
}
