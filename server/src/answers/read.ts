/** The answers file: what counts, and what is wrong with the rest. Never throws. */
import { model, practiceById, sectionById } from '../model/model.ts';
import type { Rule } from '../rules/rule.ts';
import { resolve } from '../syntax/tree.ts';
import type { Entry, Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { findConflicts, touches } from './conflicts.ts';
import { dayNumber } from './dates.ts';
import { readFields } from './fields.ts';
import { nearest } from './nearest.ts';
import { checkOwnRules } from './own-rules.ts';
import { errorAt, meant, placeOf, shapeErrorAt } from './problems.ts';
import { structureOf } from './structure.ts';
import { configKeys, configOf } from './config.ts';
import { aiAnswerId, defaultReviewAfterDays } from './types.ts';
import type { Answer, AnswerProblem, AnswersFile, AnswerValue, GivenAnswer } from './types.ts';

const topKeys: readonly string[] = ['answers', 'reviewAfterDays', ...configKeys];

/** `today` is `YYYY-MM-DD`; with the rules that the workspace brings along it is said which of them there are not. */
export function readAnswers(text: string, today: string, ownRules?: readonly Rule[]): AnswersFile {
  const { text: merged, markers, regions } = findConflicts(text);
  const structure = structureOf(merged);
  const problems: AnswerProblem[] = [];
  const add = (problem: AnswerProblem): void => {
    // Within a conflict there is one thing wrong, and it is reported.
    if (!touches(regions, problem.span)) problems.push(problem);
  };
  structure.problems.forEach(add);
  const reviewAfterDays = readTop(structure.top, add);
  const config = configOf(structure.top, add);
  if (ownRules) checkOwnRules(structure.top, ownRules, add);
  for (const { key } of structure.heads.slice(1))
    add({ ...shapeErrorAt(key, say`\`answers:\` stands here again. Keep all answers below one of them.`), severity: 'warning' });
  const answers = new Map<string, Answer>();
  for (const entry of structure.answers) {
    if (touches(regions, { start: entry.key.start, end: Math.max(entry.key.end, entry.value.end) })) continue;
    const id = entry.key.text;
    const earlier = answers.get(id);
    const given = readEntry(entry, today, add);
    if (!given) continue;
    if ('message' in given) {
      add(given);
      continue;
    }
    if (earlier) add(shapeErrorAt(earlier.span, say`"${id}" is answered again further down. That answer counts, this one does not.`));
    answers.set(id, { ...given, stale: isStale(given, today, reviewAfterDays), span: spanOf(entry) });
  }
  const message = say`A merge conflict: what stands between its markers does not count until it is resolved.`;
  problems.push(...markers.map((span) => errorAt(span, message)));
  return { answers, problems: problems.sort((a, b) => a.span.start - b.span.start), reviewAfterDays, config };
}

function spanOf({ key }: Entry): Span {
  return { start: key.start, end: key.end };
}

function readTop(entries: readonly Entry[], add: (problem: AnswerProblem) => void): number {
  let days = defaultReviewAfterDays;
  for (const { key, value } of entries) {
    const node = resolve(value);
    if (configKeys.some((name) => name === key.text)) continue;
    if (key.text !== 'reviewAfterDays') add(unknownTop(key.text, spanOf({ key, value })));
    else if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value) && node.value > 0) days = node.value;
    else {
      const message = say`A whole number of days, 1 or more. Without one it is ${String(defaultReviewAfterDays)}.`;
      add(shapeErrorAt(placeOf(node, key), message));
    }
  }
  return days;
}

function unknownTop(name: string, span: Span): AnswerProblem {
  if (isAnswerable(name)) return shapeErrorAt(span, say`An answer stands below \`answers:\`, indented; here it does not count.`);
  return { ...shapeErrorAt(span, say`There is no "${name}" in this file.${meant(nearest(name, topKeys))}`), severity: 'warning' };
}

function readEntry(entry: Entry, today: string, add: (problem: AnswerProblem) => void): GivenAnswer | AnswerProblem | undefined {
  const id = entry.key.text;
  if (!isAnswerable(id)) return errorAt(entry.key, say`The model has no practice or section "${id}".${meant(nearest(id, allIds()))}`);
  const fields = readFields(entry, add);
  if (!fields) return undefined;
  const { given, spans } = fields;
  if (given.date !== undefined) {
    const day = dayNumber(given.date);
    if (day === undefined) return errorAt(spans.date ?? entry.key, say`"${given.date}" is no day of the calendar. Write it as 2026-01-31.`);
    // Where the answer was given, it may be tomorrow already.
    if (day > (dayNumber(today) ?? day) + 1)
      return errorAt(spans.date ?? entry.key, say`${given.date} is still to come. The date is the day on which the answer was given.`);
  }
  const problem = valueProblem(id, given.answer);
  return problem === undefined ? given : errorAt(spans.answer, problem);
}

/** Whether something of that id can be answered at all. */
export function isAnswerable(id: string): boolean {
  return (practiceById(id) ?? sectionById(id)) !== undefined || id === aiAnswerId;
}

/** Why an id cannot be answered so; undefined where it can. */
export function valueProblem(id: string, answer: AnswerValue): string | undefined {
  if (answer === 'not-applicable') return undefined;
  const practice = practiceById(id);
  if (!practice) return say`A whole section can only be "not-applicable". All else is answered practice by practice.`;
  return practice.kind === 'observed' ? say`Files show this practice, so it is not answered. It can only be "not-applicable".` : undefined;
}

function isStale({ date }: GivenAnswer, today: string, limit: number): boolean {
  if (date === undefined) return false;
  const [given, now] = [dayNumber(date), dayNumber(today)];
  return given !== undefined && now !== undefined && now - given > limit;
}

function* allIds(): Generator<string> {
  yield aiAnswerId;
  for (const { sections } of model.dimensions)
    for (const section of sections) {
      yield section.id;
      for (const { practices } of section.cells) for (const { id } of practices) yield id;
    }
}
