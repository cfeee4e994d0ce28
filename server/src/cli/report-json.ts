/** Reports for programs. */
import type { SectionAssessment } from '../assessment/types.ts';
import { questionCounts } from '../features/questions.ts';
import type { AssessedScope } from '../features/scope-survey.ts';
import { levelInfo, model, placeOfPractice } from '../model/model.ts';
import type { Rule } from '../rules/rule.ts';
import type { LoadedAnswers } from './answers-file.ts';
import type { PlacedResult } from './places.ts';
import type {
  ReportedAnswers,
  ReportedAssessment,
  ReportedFinding,
  ReportedRule,
  ReportedScope,
  ReportedScopeName,
  ReportedSection,
  ScanReport,
} from './report-types.ts';
import type { Scan } from './scan.ts';
import type { ScanNotes } from './scan-notes.ts';
import { toolName, toolVersion } from './tool.ts';

/** The report piece by piece: of a large workspace it is longer than all its files. */
export function* scanReportText(scan: Scan, results: readonly PlacedResult[], notes: ScanNotes): Generator<string> {
  const [head, tail] = splitAt(`${JSON.stringify(reportWithout(scan, notes), null, 2)}\n`, '"findings": [');
  yield head;
  for (let from = 0; from < results.length; from += pieceLength) {
    const piece = results.slice(from, from + pieceLength).map((result) => indented(JSON.stringify(reportedFinding(result), null, 2)));
    yield `${from === 0 ? '\n' : ',\n'}${piece.join(',\n')}`;
  }
  yield results.length === 0 ? tail : `\n  ${tail}`;
}

const pieceLength = 1000;

function splitAt(text: string, mark: string): readonly [string, string] {
  const end = text.indexOf(mark) + mark.length;
  return [text.slice(0, end), text.slice(end)];
}

/** As an item of a list at the top. */
function indented(text: string): string {
  return `    ${text.replaceAll('\n', '\n    ')}`;
}

function reportWithout(scan: Scan, { remarks, baselines }: ScanNotes): ScanReport {
  return {
    tool: { name: toolName, version: toolVersion, model: model.version, modelDate: model.date },
    scope: scopeName(scan.scope),
    scopes: scan.scopes.map(reportedScope),
    findings: [],
    assessment: reportedAssessment(scan.scope),
    answers: scan.answers.map(reportedAnswers),
    suppressions: remarks,
    baselines,
    files: { scanned: scan.files.length, skipped: scan.skipped },
  };
}

function reportedFinding(result: PlacedResult): ReportedFinding {
  const { rule, suppression } = result;
  return {
    rule: rule.id,
    level: result.level,
    practice: rule.practice,
    section: result.section,
    category: rule.category,
    severity: result.severity,
    message: result.message,
    file: result.file,
    range: result.range,
    subject: result.subject,
    fix: result.fix,
    suppressed: suppression !== undefined,
    ...(suppression ? { reason: suppression.reason } : {}),
    ...(result.heldBack ? { heldBack: true } : {}),
  };
}

function reportedAnswers({ file, answers, reviewAfterDays, problems }: LoadedAnswers): ReportedAnswers {
  const stale = [...answers.values()].filter((answer) => answer.stale).length;
  return {
    file,
    count: answers.size,
    stale,
    reviewAfterDays,
    problems: problems.map(({ severity, message, range }) => ({ severity, message, range })),
  };
}

function scopeName({ is: { kind, name, path } }: AssessedScope): ReportedScopeName {
  return { kind, name, path };
}

function reportedScope(scope: AssessedScope): ReportedScope {
  const { overall, coverage } = scope.assessment;
  return { ...scopeName(scope), level: overall.level, progress: overall.progress, files: scope.survey.files, coverage };
}

function reportedAssessment({ assessment, answers }: AssessedScope): ReportedAssessment {
  const { overall, dimensions, sections, nextSteps, coverage } = assessment;
  const level = overall.level ?? 1;
  const { level: asked, open, stale, total } = questionCounts(model, assessment, answers);
  return {
    overall: { level, name: levelInfo(level).name, progress: overall.progress },
    dimensions: dimensions.map(({ id, level: own, progress }) => ({ id, level: own, progress })),
    sections: sections.map(reportedSection),
    nextSteps: nextSteps.map(({ practice, level: own, status, kind, gain, blocker, completesSection, unmet, fixable }) => {
      return { practice, level: own, status, kind, gain, blocker, completesSection, unmet, fixable };
    }),
    questions: { level: asked, open, stale, total },
    coverage,
  };
}

function reportedSection({ id, level, progress, levels }: SectionAssessment): ReportedSection {
  const practices = levels.flatMap((cell) => cell.practices);
  return {
    id,
    level,
    progress,
    practices: practices.map(
      ({ id: practice, level: own, status, met, unmet, unknown, accepted, blocker, signals, answer, contradiction }) => ({
        id: practice,
        level: own,
        status,
        met,
        unmet,
        unknown,
        accepted,
        blocker,
        signals,
        ...(answer ? { answer } : {}),
        ...(contradiction ? { contradiction } : {}),
      }),
    ),
  };
}

export function reportedRule(rule: Rule): ReportedRule {
  const { section, level } = placeOfPractice(rule.practice);
  return {
    id: rule.id,
    title: rule.title,
    family: rule.family,
    level,
    section,
    practice: rule.practice,
    category: rule.category,
    default: rule.default,
    fix: rule.fixSafety,
    equivalents: rule.equivalents,
  };
}
