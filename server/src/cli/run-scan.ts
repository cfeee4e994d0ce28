/** `cnmaturity scan`. */
import { levelText } from '../features/expectation.ts';
import type { Level } from '../model/types.ts';
import { exitCode } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { Places } from './places.ts';
import { scanReportText } from './report-json.ts';
import { prettyReport } from './report-pretty.ts';
import { resolveRoots } from './roots.ts';
import { scan } from './scan.ts';
import type { ScanRequest } from './scan.ts';
import { createStyle, wantsColors } from './style.ts';

export interface ScanCommand {
  readonly paths: readonly string[];
  readonly format: 'pretty' | 'json';
  readonly targetLevel?: Level;
  readonly application?: string;
  readonly kubernetesVersion?: string;
  readonly failOn?: Level;
}

export async function runScan(
  { paths, format, targetLevel, failOn, application, kubernetesVersion }: ScanCommand,
  host: Host,
): Promise<ExitCode> {
  const roots = await resolveRoots(paths, host.cwd);
  const [only] = roots;
  // Programs compare reports of one folder wherever it stands; people click on paths, which terminals resolve from where they are.
  const base = format === 'json' && roots.length === 1 && only?.kind === 'folder' ? only.path : host.cwd;
  const places = new Places(format === 'json');
  const request: ScanRequest = { roots, base, targetLevel, application, kubernetesVersion };
  const result = await scan({ ...request, onJudged: places.add.bind(places) }, host);
  const results = places.placed(result);
  if (format === 'json') for (const piece of scanReportText(result, results)) host.stdout.write(piece);
  else {
    const { stdout, env } = host;
    const columns = stdout.isTTY === true ? stdout.columns : undefined;
    stdout.write(prettyReport(result, results, { style: createStyle(wantsColors(stdout, env)), columns }));
  }
  if (failOn === undefined) return exitCode.done;
  const failing = results.filter(({ suppression, level }) => suppression === undefined && level <= failOn).length;
  if (failing === 0) return exitCode.done;
  host.stderr.write(`${String(failing)} ${failing === 1 ? 'finding' : 'findings'} up to ${levelText(failOn)}.\n`);
  return exitCode.failed;
}
