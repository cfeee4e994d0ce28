/** `cnmaturity assess`. */
import { answersFileName } from '../answers/types.ts';
import type { Answer, Answers, GivenAnswer } from '../answers/types.ts';
import { putAnswer } from '../answers/write.ts';
import { assess } from '../assessment/assess.ts';
import { levelText } from '../features/expectation.ts';
import { model, sectionById } from '../model/model.ts';
import type { Level } from '../model/types.ts';
import { interview } from './assess/interview.ts';
import { Page } from './assess/page.ts';
import { questionsOf } from './assess/questions.ts';
import { fileStore } from './assess/store.ts';
import { exitCode, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { resolveRoots } from './roots.ts';
import { percentOf } from '../assessment/percent.ts';
import { joinAnswers } from './answers-file.ts';
import { scan } from './scan.ts';
import type { Scan } from './scan.ts';
import { createStyle, wantsColors } from './style.ts';
import { findTopic } from './topics.ts';

export interface AssessCommand {
  readonly folder: string;
  readonly section: string | undefined;
  readonly level: Level | undefined;
  readonly stale: boolean;
  readonly by: string | undefined;
}

export async function runAssess({ folder, section, level, stale, by }: AssessCommand, host: Host): Promise<ExitCode> {
  const filter = { section: section === undefined ? undefined : sectionId(section), level, stale };
  const roots = await resolveRoots([folder], host.cwd);
  const [root] = roots;
  if (root?.kind !== 'folder') throw new UsageError(`${folder} is no folder. Answers are kept for a folder as a whole.`);
  const terminal = host.openTerminal();
  if (!terminal)
    throw new UsageError(
      `Questions need a terminal, and there is none. Answers can be written into ${answersFileName} by hand; docs/answers.md describes it.`,
    );
  try {
    const result = await scan({ roots, base: host.cwd, targetLevel: undefined }, host);
    checkFile(result);
    const answers = joinAnswers(result.answers);
    const questions = questionsOf(model, result.assessment, answers, filter);
    const page = new Page(terminal.columns, createStyle(wantsColors(host.stdout, host.env)));
    const working = level ?? result.assessment.overall.level ?? 1;
    const [first] = questions;
    if (!first) {
      terminal.write(page.text(stale ? 'No answer is too old.' : 'There is nothing left to ask here.'));
      return exitCode.done;
    }
    // With only higher levels open, the first of these is where to begin.
    const options = { terminal, page, store: fileStore(root.uri, host.cwd, host), today: host.today, by };
    const { given, left } = await interview(questions, { ...options, level: working < first.level ? first.level : working });
    terminal.write(page.text(`\n${closing(given.size, left)} ${standing(result, answers, given)}`));
    return exitCode.done;
  } finally {
    terminal.close();
  }
}

function sectionId(name: string): string {
  if (sectionById(name)) return name;
  const found = findTopic(name);
  if ('topic' in found && found.topic.kind === 'section') return found.topic.id;
  const sections = 'similar' in found ? found.similar.filter((id) => sectionById(id)) : [];
  throw new UsageError(
    `The model has no section "${name}".${sections.length === 0 ? '' : ` Did you mean one of these?\n  ${sections.join('\n  ')}`}`,
  );
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

function closing(given: number, left: number): string {
  const kept =
    given === 0 ? 'No answer was given.' : `${String(given)} ${given === 1 ? 'answer is' : 'answers are'} in ${answersFileName}.`;
  return left === 0
    ? `${kept} Nothing is left to ask here.`
    : `${kept} ${String(left)} ${left === 1 ? 'question is' : 'questions are'} left.`;
}

function standing({ tallies, rules, evidence }: Scan, before: Answers, given: ReadonlyMap<string, GivenAnswer>): string {
  const fresh = [...given].map(([id, answer]): readonly [string, Answer] => [id, { ...answer, stale: false, span: { start: 0, end: 0 } }]);
  const { overall } = assess(tallies, model, rules, evidence, { answers: new Map([...before, ...fresh]) });
  if (overall.level === null) return '';
  return `Working on ${levelText(overall.level)}, ${percentOf(overall.progress)} complete.`;
}
