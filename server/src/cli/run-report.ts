/** `cnmaturity report`. */
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { overviewOf } from '../features/overview.ts';
import type { Shown } from '../features/overview.ts';
import type { Overview } from '../features/overview-types.ts';
import { reportText } from '../features/report/formats.ts';
import type { ReportFormat } from '../features/report/formats.ts';
import { inEnglish } from '../features/report/words.ts';
import { listOf } from '../features/scope-survey.ts';
import { messageOf } from '../files/work.ts';
import { exitCode, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { loadHistory, tellProblems } from './history/file.ts';
import type { Host } from './host.ts';
import { pathFrom } from './paths.ts';
import { resolveRoots } from './roots.ts';
import { scan } from './scan.ts';
import type { Scan } from './scan.ts';

export interface ReportCommand {
  readonly folder: string;
  readonly format: ReportFormat;
  readonly application: string | undefined;
  /** Unless named, the report goes to the output. */
  readonly output: string | undefined;
}

export async function runReport({ folder, format, application, output }: ReportCommand, host: Host): Promise<ExitCode> {
  const [root] = await resolveRoots([folder], host.cwd);
  if (root?.kind !== 'folder') throw new UsageError(`${folder} is no folder. A report is about a folder as a whole.`);
  const history = await loadHistory(root.uri, host);
  tellProblems(history, host);
  const result = await scan({ roots: [root], base: root.path, targetLevel: undefined, application }, host);
  const whole = result.scope.is.kind === 'workspace';
  const text = reportText(format, {
    overview: overviewOfScan(result, root.path),
    name: whole ? basename(root.path) : result.scope.is.name,
    date: host.today,
    // The history is that of the whole.
    history: whole ? history.entries : [],
    say: inEnglish,
    language: 'en',
  });
  if (output === undefined) {
    host.stdout.write(text);
    return exitCode.done;
  }
  try {
    await host.writeFile(pathToFileURL(resolve(host.cwd, output)).href, text);
  } catch (error) {
    throw new UsageError(`${output} cannot be written: ${messageOf(error)}`);
  }
  return exitCode.done;
}

function overviewOfScan({ scope, scopes, allFiles, skipped, target, catalogue }: Scan, base: string): Overview {
  const texts = new Map(allFiles.map(({ uri, text }) => [uri, text]));
  const project: Shown = {
    catalogue,
    pathOf: (uri) => pathFrom(base, uri),
    rangeIn: (uri, { start, end }) => {
      const text = texts.get(uri);
      if (text === undefined) return undefined;
      const document = TextDocument.create(uri, '', 0, text);
      return { start: document.positionAt(start), end: document.positionAt(end) };
    },
  };
  return overviewOf({
    project,
    survey: scope.survey,
    assessment: scope.assessment,
    answers: scope.answers,
    scanning: false,
    target: { level: target.level, set: target.by !== 'levels' },
    skipped: skipped.map(({ file, reason }) => ({ path: file, reason })),
    scopes: listOf(scopes),
    scope: scope.scope,
  });
}
