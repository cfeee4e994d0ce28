/** The commands that report on the whole and on its past. */
import { Option } from 'commander';
import type { Command } from 'commander';
import { historyPath } from '../features/history/types.ts';
import { reportFormats } from '../features/report/formats.ts';
import type { ReportFormat } from '../features/report/formats.ts';
import type { ExitCode } from './exit-code.ts';
import { periods } from './history/commits.ts';
import type { Period } from './history/commits.ts';
import { runHistory, runHistoryAdd } from './history/run-history.ts';
import type { Host } from './host.ts';
import { runReport } from './run-report.ts';
import { toolName } from './tool.ts';

type End = (code: ExitCode) => void;

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

export function addReport(program: Command, host: Host, end: End): void {
  program
    .command('report')
    .summary('write a report for people')
    .description(
      'Assesses a folder and writes where it stands and what comes next, as Markdown or as one HTML file that loads and runs nothing.',
    )
    .argument('[folder]', 'the folder that is assessed', '.')
    .addOption(new Option('--format <format>', 'what is written').choices(reportFormats).default('markdown'))
    .option('--application <name>', 'report one application only, by its name or path')
    .option('--output <file>', 'the file that is written (default: the output)')
    .addHelpText('after', examples(`${toolName} report > MATURITY.md`, `${toolName} report --format html --output maturity.html`))
    .action(async (folder: string, options: { readonly format: ReportFormat; readonly application?: string; readonly output?: string }) => {
      const { format, application, output } = options;
      end(await runReport({ folder, format, application, output }, host));
    });
}

export function addHistory(program: Command, host: Host, end: End): void {
  const history = program
    .command('history')
    .summary('show and record how the level changes')
    .description(
      `Shows what ${historyPath} of a folder says: where it stood on some days and at releases. With \`--since\` commits of the past are assessed as well, out of git, without touching the work tree.`,
    )
    .argument('[folder]', 'the folder whose history it is', '.')
    .option('--since <day>', 'assess commits from this day on, as 2026-01-31')
    .addOption(new Option('--every <period>', 'how many of them: the last one of each').choices(periods).default('week'))
    .option('--save', `put what was found of the past into ${historyPath}`, false)
    .addOption(new Option('--format <format>', 'for people or for programs').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      examples(`${toolName} history`, `${toolName} history add --release v1.4.0`, `${toolName} history --since 2026-01-01 --every month`),
    )
    .action(async (folder: string, options: HistoryOptions) => {
      const { format, since, every, save } = options;
      end(await runHistory({ folder, format, since, every, save }, host));
    });
  history
    .command('add')
    .summary('record where the folder stands today')
    .description(`Assesses a folder and records it in ${historyPath}, in place of what was recorded today, or of the same release.`)
    .argument('[folder]', 'the folder that is assessed', '.')
    .option('--release <name>', 'the release that it is')
    .action(async (folder: string, { release }: { readonly release?: string }) => {
      end(await runHistoryAdd({ folder, release }, host));
    });
}

interface HistoryOptions {
  readonly format: 'pretty' | 'json';
  readonly since?: string;
  readonly every: Period;
  readonly save: boolean;
}
