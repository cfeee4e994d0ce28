/** `cnmaturity explain`. */
import type { EvidencePlaces } from '../features/evidence.ts';
import { lineStartsOf, rangeInLines } from '../features/lines.ts';
import { explain } from './explain.ts';
import { explainHere } from './explain-here.ts';
import { exitCode, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { Page } from './pages.ts';
import { pathFrom } from './paths.ts';
import { resolveRoots } from './roots.ts';
import { loadRules } from './rule-files.ts';
import { scan } from './scan.ts';
import type { Scan } from './scan.ts';
import { createStyle, wantsColors } from './style.ts';
import { toolName } from './tool.ts';
import { findTopic } from './topics.ts';

export interface ExplainCommand {
  readonly topic: string;
  /** Where the numbers come from; without one only the model is explained. */
  readonly folder: string | undefined;
  readonly application: string | undefined;
}

/** Lines longer than this are hard to read. */
const widest = 100;
/** Text that is read only to say in which line evidence stands. */
const maxText = 512 * 1024;

export async function runExplain({ topic: name, folder, application }: ExplainCommand, host: Host): Promise<ExitCode> {
  const { book } = await loadRules(await resolveRoots([folder ?? '.'], host.cwd), host);
  const found = findTopic(name, book.catalogue);
  if (!('topic' in found)) {
    const hint =
      found.similar.length === 0 ? `\`${toolName} rules\` lists the rules.` : `Did you mean one of these?\n  ${found.similar.join('\n  ')}`;
    throw new UsageError(`Nothing in the model, and no rule, is called "${name}". ${hint}`);
  }
  const { topic } = found;
  const style = createStyle(wantsColors(host.stdout, host.env));
  const page = new Page(Math.min(host.stdout.columns ?? widest, widest), style);
  explain(topic, page, book.catalogue);
  // Of these the model says little; people want to know how they come about here.
  const isNumber = topic.kind === 'overall' || topic.kind === 'dimension' || topic.kind === 'level';
  const where = folder ?? (isNumber || application !== undefined ? '.' : undefined);
  if (where !== undefined) {
    const roots = await resolveRoots([where], host.cwd);
    const result = await scan({ roots, base: host.cwd, targetLevel: undefined, application }, host);
    await explainHere(topic, result, placesIn(result, host), page);
  }
  host.stdout.write(page.text);
  return exitCode.done;
}

function placesIn({ allFiles, answers }: Scan, { files, cwd }: Host): EvidencePlaces {
  const texts = new Map([...allFiles, ...answers].map(({ uri, text }) => [uri, text]));
  return {
    pathOf: (uri) => pathFrom(cwd, uri),
    rangeIn: (uri, span) => {
      const text = texts.get(uri);
      return text === undefined ? undefined : rangeInLines(lineStartsOf(text), span);
    },
    textOf: async (uri) => {
      const read = await files.readFile(uri, maxText);
      return 'text' in read ? read.text : undefined;
    },
  };
}
