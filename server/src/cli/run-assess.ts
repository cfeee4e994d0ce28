/** `cnmaturity assess`. */
import { answersFileName } from '../answers/types.ts';
import type { Answer, Answers } from '../answers/types.ts';
import { putAnswer } from '../answers/write.ts';
import { assess } from '../assessment/assess.ts';
import type { Assessment } from '../assessment/types.ts';
import { levelText } from '../features/expectation.ts';
import { questionCounts } from '../features/questions.ts';
import type { Asked } from '../features/questions.ts';
import { model } from '../model/model.ts';
import type { Level } from '../model/types.ts';
import { choiceCalled, chosenQuestions, sectionCalled } from './assess/chosen.ts';
import type { Choice } from './assess/chosen.ts';
import { interview } from './assess/interview.ts';
import type { InterviewResult } from './assess/interview.ts';
import { Page } from './assess/page.ts';
import { fileStore } from './assess/store.ts';
import { exitCode, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { isFolder, resolveRoots } from './roots.ts';
import type { Root } from './roots.ts';
import { percentOf } from '../assessment/percent.ts';
import { joinAnswers } from './answers-file.ts';
import { scan } from './scan.ts';
import type { Scan } from './scan.ts';
import { createStyle, wantsColors } from './style.ts';
import { modelName } from './tool.ts';
import { openQuestionsText } from './words.ts';

export interface AssessCommand {
  /** A folder, or a practice (or `ai`) that is answered again. */
  readonly subject: string;
  /** A practice of that folder. */
  readonly practice: string | undefined;
  readonly section: string | undefined;
  readonly level: Level | undefined;
  readonly stale: boolean;
  readonly by: string | undefined;
}

export async function runAssess(command: AssessCommand, host: Host): Promise<ExitCode> {
  const { by } = command;
  const { root, choice } = await resolveCommand(command, host);
  const terminal = host.openTerminal();
  if (!terminal)
    throw new UsageError(
      `Questions need a terminal, and there is none. Answers can be written into ${answersFileName} by hand; docs/answers.md describes it.`,
    );
  try {
    const result = await scan({ roots: [root], base: host.cwd, targetLevel: undefined }, host);
    checkFile(result);
    const answers = joinAnswers(result.answers);
    const questions = chosenQuestions(choice, result.assessment, answers);
    const page = new Page(terminal.columns, createStyle(wantsColors(host.stdout, host.env)));
    const working = (choice.kind === 'open' ? choice.level : undefined) ?? result.assessment.overall.level ?? 1;
    const [first] = questions;
    if (!first) {
      terminal.write(page.text(command.stale ? 'No answer is too old.' : 'There is nothing left to ask here.'));
      return exitCode.done;
    }
    // With only higher levels open, the first of these is where to begin.
    const options = { terminal, page, store: fileStore(root.uri, host.cwd, host), today: host.today, by };
    const told = await interview(questions, { ...options, level: working < first.level ? first.level : working });
    const after = answersAfter(answers, told);
    const assessment = assessedWith(result, after);
    const left = leftText(choice, questions, told, assessment, after);
    terminal.write(page.text(`\n${[keptText(told.given.size), left, standing(result, assessment)].join(' ').trimEnd()}`));
    return exitCode.done;
  } finally {
    terminal.close();
  }
}

async function resolveCommand(
  { subject, practice, section, level, stale }: AssessCommand,
  host: Host,
): Promise<{ readonly root: Root; readonly choice: Choice }> {
  const open: Choice = { kind: 'open', section: section === undefined ? undefined : sectionCalled(section), level, stale };
  const named = practice === undefined ? undefined : choiceCalled(practice);
  if (practice !== undefined && !named) throw new UsageError(`The model has no practice "${practice}".`);
  const again = named ?? ((await isFolder(subject, host.cwd)) ? undefined : choiceCalled(subject));
  const [root] = await resolveRoots([named === undefined && again ? '.' : subject], host.cwd);
  if (root?.kind !== 'folder') throw new UsageError(`${subject} is no folder. Answers are kept for a folder as a whole.`);
  return { root, choice: again ?? open };
}

/** Rather now than after the first answer. */
function checkFile({ answers }: Scan): void {
  for (const { file, text, problems } of answers) {
    if (putAnswer(text, 'people/ai', { answer: 'not-applicable' })) continue;
    const place = problems[0] ? `:${String(problems[0].range.start.line + 1)}` : '';
    throw new UsageError(
      `${file}${place} leaves no sure place for new answers. ${problems[0]?.message ?? 'Write them by hand, or put them in blocks.'}`,
    );
  }
}

function keptText(given: number): string {
  if (given === 0) return 'No answer was given.';
  return `${String(given)} ${given === 1 ? 'answer is' : 'answers are'} in ${answersFileName}.`;
}

/** Of the whole as the side panel says it; of a part what is left of that. */
function leftText(choice: Choice, questions: readonly Asked[], told: InterviewResult, assessment: Assessment, answers: Answers): string {
  if (choice.kind !== 'open') return remaining(questions.filter(({ id }) => !told.given.has(id) && !told.withdrawn.has(id)).length);
  if (choice.section !== undefined || choice.level !== undefined || choice.stale)
    return remaining(chosenQuestions(choice, assessment, answers).length);
  return `${openQuestionsText(questionCounts(model, assessment, answers).levels, told.level)}.`;
}

function remaining(left: number): string {
  if (left === 0) return 'Nothing is left to ask here.';
  return left === 1 ? '1 question is open here.' : `${String(left)} questions are open here.`;
}

function answersAfter(before: Answers, { given, withdrawn }: InterviewResult): Answers {
  const kept = [...before].filter(([id]) => !withdrawn.has(id));
  const fresh = [...given].map(([id, answer]): readonly [string, Answer] => [id, { ...answer, stale: false, span: { start: 0, end: 0 } }]);
  return new Map([...kept, ...fresh]);
}

function assessedWith({ tallies, rules, evidence, catalogue, assessment: { thresholds } }: Scan, answers: Answers): Assessment {
  return assess(tallies, catalogue.model, rules, evidence, { answers, thresholds });
}

function standing({ target }: Scan, { overall }: Assessment): string {
  if (overall.level === null) return '';
  const aim = target.by === 'levels' || target.level === overall.level ? '' : ` The target is ${levelText(target.level)}.`;
  return `Working on ${levelText(overall.level)} of the ${modelName}, ${percentOf(overall.progress)} complete.${aim}`;
}
