/** The end of the report for people: levels, next steps, and what was left out. */
import { percentOf, smallPercentOf } from '../assessment/percent.ts';
import type { NextStep, SectionAssessment } from '../assessment/types.ts';
import { levelText } from '../features/expectation.ts';
import { questionCounts } from '../features/questions.ts';
import { model, sectionById } from '../model/model.ts';
import { answerLines } from './answers-report.ts';
import { padEnd, padStart, printable, widthOf, wrap } from './layout.ts';
import type { PlacedResult } from './places.ts';
import type { Scan } from './scan.ts';
import { scopeTable } from './scope-table.ts';
import type { Style } from './style.ts';
import { modelName, toolName } from './tool.ts';
import { openQuestionsText, thresholdsText } from './words.ts';

export interface Counts {
  readonly shown: readonly PlacedResult[];
  /** Of levels too far off to be shown. */
  readonly hidden: number;
  /** Accepted by comments. */
  readonly accepted: number;
  /** Held back by a baseline. */
  readonly heldBack: number;
}

const topSteps = 5;

export function summary(scan: Scan, counts: Counts, width: number, style: Style): readonly string[] {
  const blocks = [
    headline(scan, width, style),
    scopeTable(scan, width, style),
    sectionTable(scan, width, style),
    steps(scan, width, style),
    answerLines(scan, width, style),
    skippedFiles(scan, width, style),
    totals(scan, counts, width, style),
  ];
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function headline({ assessment, files, target, scope }: Scan, width: number, style: Style): readonly string[] {
  const { level, progress } = assessment.overall;
  if (level === null) return [style.bold(files.length === 0 ? 'Nothing to read here.' : 'Nothing here shows a level yet.')];
  const name = levelText(level);
  const aim = target.level === level ? '' : ` The target is ${levelText(target.level)}.`;
  const own = thresholdsText(assessment.thresholds);
  const subject = scope.is.kind === 'application' ? `${printable(scope.is.name)} is working on` : 'Working on';
  return [
    ...wrap(`${subject} ${name}, ${percentOf(progress)} complete.${aim}`, width).map((line) => line.replace(name, style.bold)),
    ...(own === '' ? [] : wrap(own, width)),
    ...wrap(modelName, width).map(style.dim),
  ];
}

function sectionTable({ assessment }: Scan, width: number, style: Style): readonly string[] {
  const assessed = new Map(assessment.sections.filter(({ level }) => level !== null).map((section) => [section.id, section]));
  const names = Math.max(0, ...[...assessed.keys()].map((id) => widthOf(sectionById(id)?.name ?? id)));
  const levels = Math.max(...model.levels.map(({ level }) => levelText(level).length));
  const withBars = names + levels + barWidth + 14 <= width;
  return model.dimensions.flatMap((dimension) => {
    const rows = dimension.sections.flatMap(({ id, name }) => {
      const section = assessed.get(id);
      if (!section) return [];
      const progress = `${withBars ? `${bar(section.progress, style)} ` : ''}${padStart(percentOf(section.progress), 5)}`;
      return [`    ${padEnd(name, names)}  ${padEnd(levelOf(section), levels)}  ${progress}`];
    });
    return rows.length === 0 ? [] : [style.dim(`  ${dimension.name}`), ...rows];
  });
}

function levelOf({ level }: SectionAssessment): string {
  return level === null ? '' : levelText(level);
}

const barWidth = 10;

function bar(progress: number, style: Style): string {
  const filled = Math.round(progress * barWidth);
  return style.green('█'.repeat(filled)) + style.dim('░'.repeat(barWidth - filled));
}

function steps({ assessment, tallies, rules: all, scope, catalogue }: Scan, width: number, style: Style): readonly string[] {
  const open = assessment.nextSteps.filter(({ kind }) => kind === 'files' || kind === 'work');
  const asked = questionLines();
  if (open.length === 0) return asked.length === 0 ? [] : [style.bold('Next steps'), ...asked];
  const lines = open.slice(0, topSteps).flatMap((step, index) => stepLines(step, index + 1));
  const more = open.length - topSteps;
  return [style.bold('Next steps'), ...lines, ...(more > 0 ? [style.dim(`     and ${String(more)} more`)] : []), ...asked];

  function questionLines(): readonly string[] {
    const { level, levels } = questionCounts(model, assessment, scope.answers);
    if (assessment.overall.level === null || levels.every((one) => one.level > level || one.open === 0)) return [];
    return wrap(`${openQuestionsText(levels, level)}: \`${toolName} assess\` asks.`, width - 5).map((line) => `     ${line}`);
  }

  function stepLines(step: NextStep, number: number): readonly string[] {
    const indent = ' '.repeat(5);
    const statement = wrap(catalogue.practice(step.practice)?.statement ?? step.practice, width - indent.length);
    const rules = all.filter((rule) => rule.practice === step.practice && (tallies.get(rule.id)?.unmet ?? 0) > 0).map(({ id }) => id);
    const facts = [
      `Level ${String(step.level)}`,
      sectionById(step.section)?.name ?? step.section,
      step.kind === 'work' ? 'by an answer' : `${String(step.unmet)} unmet`,
      ...(step.fixable > 0 ? [`${String(step.fixable)} with a safe fix`] : []),
      ...(step.gain > 0 ? [`+${smallPercentOf(step.gain)}`] : []),
      ...(step.completesSection ? ['completes the level there'] : []),
      ...(rules.length > 0 ? [rules.join(', ')] : []),
    ].join(' · ');
    return [
      ...statement.map((line, at) => (at === 0 ? ` ${padStart(String(number), 2)}  ` : indent) + line),
      ...wrap(facts, width - indent.length).map((line) => indent + style.dim(line)),
    ];
  }
}

function skippedFiles({ skipped }: Scan, width: number, style: Style): readonly string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.flatMap(({ file, reason }) => {
    const name = printable(file);
    const whole = `  ${name}  ${style.dim(printable(reason))}`;
    if (widthOf(name) + widthOf(reason) + 4 <= width) return [whole];
    return [`  ${name}`, ...wrap(printable(reason), width - 4).map((line) => `    ${style.dim(line)}`)];
  });
  return [style.bold('Not read, or not whole'), ...lines];
}

function totals({ files }: Scan, { shown, hidden, accepted, heldBack }: Counts, width: number, style: Style): readonly string[] {
  const of = (severity: PlacedResult['severity']): number => shown.filter((result) => result.severity === severity).length;
  const parts = [
    count(files.length, 'file'),
    count(of('error'), 'error'),
    count(of('warning'), 'warning'),
    count(of('hint'), 'hint'),
    `${String(accepted)} accepted`,
    `${String(heldBack)} held back by a baseline`,
    `${String(hidden)} of higher levels not shown`,
  ];
  const shownParts = parts.filter((part, index) => index === 0 || !part.startsWith('0 '));
  return wrap(shownParts.join(', '), width).map(style.dim);
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}
