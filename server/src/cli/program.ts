/** The commands, their options and their help. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { OutputConfiguration } from 'commander';
import { answersFileName } from '../answers/types.ts';
import { levels } from '../model/types.ts';
import type { Level } from '../model/types.ts';
import { levelInfo, model } from '../model/model.ts';
import { kubernetesMinorOf } from '../rules/given.ts';
import { baselinePath } from '../features/baseline.ts';
import { exitCode, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { addHistory, addReport } from './report-commands.ts';
import type { Host } from './host.ts';
import { prettyModel, reportedModel } from './model.ts';
import { reportedRule } from './report-json.ts';
import { resolveRoots } from './roots.ts';
import { loadRules } from './rule-files.ts';
import { prettyRules } from './rules.ts';
import { runAssess } from './run-assess.ts';
import { runBaseline } from './run-baseline.ts';
import { runExplain } from './run-explain.ts';
import { runScan } from './run-scan.ts';
import { createStyle, wantsColors } from './style.ts';
import { toolName, toolVersion } from './tool.ts';

/** Runs one command line; never rejects for what the caller can mend. */
export async function run(args: readonly string[], host: Host): Promise<ExitCode> {
  let code: ExitCode = exitCode.done;
  const program = createProgram(host, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
    if (!(error instanceof UsageError)) throw error;
    host.stderr.write(`error: ${error.message}\n`);
    return exitCode.usage;
  }
}

function createProgram(host: Host, end: (code: ExitCode) => void): Command {
  const program = new Command(toolName)
    .description(`Shows where the files of a cloud native project stand on the CNCF Cloud Native Maturity Model (${model.version}).`)
    .version(toolVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError(`(${toolName} --help shows what there is.)`)
    .exitOverride()
    .configureHelp({ styleTitle: createStyle(true).bold })
    .configureOutput(outputOf(host))
    .addHelpText(
      'after',
      examples([
        `${toolName} scan`,
        `${toolName} scan deploy infra --target-level 2`,
        `${toolName} scan --format json > maturity.json`,
        `${toolName} assess`,
        `${toolName} explain technology/testing-and-issue-detection`,
      ]),
    );
  addScan(program, host, end);
  addBaseline(program, host, end);
  addAssess(program, host, end);
  addReport(program, host, end);
  addHistory(program, host, end);
  addRules(program, host);
  addModel(program, host);
  addExplain(program, host, end);
  return program;
}

function addScan(program: Command, host: Host, end: (code: ExitCode) => void): void {
  program
    .command('scan')
    .summary('judge files and folders')
    .description(
      'Reads Kubernetes manifests, Helm charts, Kustomize, Dockerfiles, Compose, Terraform and GitHub Actions files, and says which expectations they miss, at which level. What several files say together is judged by the files that are scanned, so name the folder that holds all of them.',
    )
    .argument('[paths...]', 'files and folders; what .gitignore names below a folder is left out', ['.'])
    .addOption(new Option('--format <format>', 'for people, for programs, or for code hosts').choices(scanFormats).default('pretty'))
    .option(
      '--target-level <level>',
      `findings up to this level are warnings: ${levelList()} (default: what .cnmaturity.yaml says, else the level that the files are working on)`,
      parseLevel,
    )
    .option('--application <name>', 'report one application only, by its name or path (see `applications` in .cnmaturity.yaml)')
    .option(
      '--kubernetes-version <version>',
      'the Kubernetes version that the manifests are written for: `newest`, or as 1.31 (default: what .cnmaturity.yaml says, else newest)',
      parseKubernetesVersion,
    )
    .option('--baseline <file>', 'hold back what this file names (default: .cnmaturity/baseline.json of the folder, where there is one)')
    .option('--no-baseline', 'hold back nothing')
    .option(
      '--fail-on <level>',
      'exit with 1 when there is a finding at this level or below it that no comment accepts and no baseline holds back',
      parseLevel,
    )
    .addHelpText(
      'after',
      `${examples([`${toolName} scan`, `${toolName} scan charts deploy/production`, `${toolName} scan --fail-on 1`, `${toolName} scan --format json | jq '.assessment.overall'`])}\n\nExit codes:\n  0  the scan ran\n  1  --fail-on found something\n  2  wrong usage, or a path that cannot be read`,
    )
    .action(async (paths: readonly string[], options: ScanOptions) => {
      end(await runScan({ ...options, paths: paths.length === 0 ? ['.'] : paths }, host));
    });
}

const scanFormats = ['pretty', 'json', 'sarif'] as const;

interface ScanOptions {
  readonly format: (typeof scanFormats)[number];
  readonly targetLevel?: Level;
  readonly application?: string;
  readonly kubernetesVersion?: string;
  readonly failOn?: Level;
  readonly baseline: string | boolean;
}

function addBaseline(program: Command, host: Host, end: (code: ExitCode) => void): void {
  program
    .command('baseline')
    .summary('hold back what is there, so that only new findings are reported')
    .description(
      `Writes all findings of a folder that nothing accepts yet to ${baselinePath}. From then on \`${toolName} scan\` and editors show only others; the assessment counts all of them as before.`,
    )
    .argument('[folder]', 'the folder; this one unless named', '.')
    .option('--up-to <level>', `only findings up to this level: ${levelList()}`, parseLevel)
    .option('--kubernetes-version <version>', 'as for scan', parseKubernetesVersion)
    .addHelpText('after', examples([`${toolName} baseline`, `${toolName} baseline deploy --up-to 2`]))
    .action(async (folder: string, options: { readonly upTo?: Level; readonly kubernetesVersion?: string }) => {
      end(await runBaseline({ folder, ...options }, host));
    });
}

function addAssess(program: Command, host: Host, end: (code: ExitCode) => void): void {
  program
    .command('assess')
    .summary('answer what files cannot show')
    .description(
      `Asks about the practices that files cannot show, one at a time, and keeps the answers in ${answersFileName} of the folder. Those up to the level that is being worked on come first. You can leave at any time: each answer is kept at once.`,
    )
    .argument('[subject]', 'the folder whose files are scanned and whose answers are kept; or a practice that is answered again here', '.')
    .option('--practice <practice>', 'answer one practice again, by its id or name; `ai` is whether you use AI at all')
    .option('--section <section>', 'ask about one section only, by its id or name')
    .option('--level <level>', `ask about one level only: ${levelList()}`, parseLevel)
    .option('--stale', 'ask again about answers that are too old, and nothing else', false)
    .option('--by <name>', 'who answers; kept with each answer')
    .addHelpText(
      'after',
      examples([
        `${toolName} assess`,
        `${toolName} assess --section people/culture --by "Platform team"`,
        `${toolName} assess people/organizational-change/1/bounded-pilot`,
        `${toolName} assess --stale`,
      ]),
    )
    .action(async (subject: string, { practice, section, level, stale, by }: AssessOptions) => {
      end(await runAssess({ subject, practice, section, level, stale, by }, host));
    });
}

interface AssessOptions {
  readonly practice?: string;
  readonly section?: string;
  readonly level?: Level;
  readonly stale: boolean;
  readonly by?: string;
}

function addModel(program: Command, host: Host): void {
  program
    .command('model')
    .summary('print the maturity model')
    .description('Prints the model: how many practices each section has at each level, or as JSON all of it.')
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples([`${toolName} model`, `${toolName} model --format json | jq '.practices[] | select(.level == 1) | .statement'`]),
    )
    .action(({ format }: { readonly format: Format }) => {
      host.stdout.write(
        format === 'json' ? `${JSON.stringify(reportedModel(), null, 2)}\n` : prettyModel(createStyle(wantsColors(host.stdout, host.env))),
      );
    });
}

function addRules(program: Command, host: Host): void {
  program
    .command('rules')
    .summary('list the rules')
    .description('Lists all rules with their levels, those that a folder brings along in `.cnmaturity/rules` included.')
    .argument('[folder]', 'the folder; this one unless named', '.')
    .addOption(formatOption())
    .addHelpText('after', examples([`${toolName} rules`, `${toolName} rules --format json | jq -r '.[] | select(.level == 1) | .id'`]))
    .action(async (folder: string, { format }: { readonly format: Format }) => {
      const { book } = await loadRules(await resolveRoots([folder], host.cwd), host);
      const { rules } = book.catalogue;
      host.stdout.write(
        format === 'json'
          ? `${JSON.stringify(rules.map(reportedRule), null, 2)}\n`
          : prettyRules(rules, createStyle(wantsColors(host.stdout, host.env))),
      );
    });
}

function addExplain(program: Command, host: Host, end: (code: ExitCode) => void): void {
  program
    .command('explain')
    .summary('say why something matters, how to get there, and where a number comes from')
    .description(
      'Explains a rule, a practice, a section, a dimension or a level of the model; of a folder also where its level, share or status comes from. `overall` is the level of the whole.',
    )
    .argument('<topic>', 'the id or the name of what is explained, or `overall`')
    .argument(
      '[folder]',
      'the folder whose files and answers are behind the numbers; for levels, dimensions and `overall` this one unless named',
    )
    .option('--application <name>', 'of one application of that folder')
    .addHelpText(
      'after',
      examples([
        `${toolName} explain privileged-container`,
        `${toolName} explain testing-and-issue-detection`,
        `${toolName} explain overall`,
        `${toolName} explain technology/security-and-policy .`,
      ]),
    )
    .action(async (topic: string, folder: string | undefined, { application }: { readonly application?: string }) => {
      end(await runExplain({ topic, folder, application }, host));
    });
}

type Format = 'pretty' | 'json';

function formatOption(): Option {
  return new Option('--format <format>', 'for people or for programs').choices(['pretty', 'json']).default('pretty');
}

function levelList(): string {
  return levels.map((level) => `${String(level)} ${levelInfo(level).name}`).join(', ');
}

function parseLevel(value: string): Level {
  const level = levels.find((one) => String(one) === value);
  if (level === undefined) throw new InvalidArgumentError(`Levels are ${levelList()}.`);
  return level;
}

function parseKubernetesVersion(value: string): string {
  if (kubernetesMinorOf(value) === undefined) throw new InvalidArgumentError('It is `newest`, or a minor version as 1.31.');
  return value;
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

function outputOf({ stdout, stderr, env }: Host): OutputConfiguration {
  return {
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(text),
    getOutHelpWidth: () => stdout.columns ?? 80,
    getErrHelpWidth: () => stderr.columns ?? 80,
    getOutHasColors: () => wantsColors(stdout, env),
    getErrHasColors: () => wantsColors(stderr, env),
  };
}
