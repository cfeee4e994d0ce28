/** `cnmaturity scan`. */
import { levelText } from '../features/expectation.ts';
import type { Level } from '../model/types.ts';
import { applyBaselines, loadBaselines } from './baselines.ts';
import type { BaselineUse, LoadedBaseline } from './baselines.ts';
import { exitCode, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { Places } from './places.ts';
import type { PlacedResult } from './places.ts';
import { scanReportText } from './report-json.ts';
import { prettyReport } from './report-pretty.ts';
import { sarifReport } from './report-sarif.ts';
import { resolveRoots } from './roots.ts';
import type { Root } from './roots.ts';
import type { ScanNotes } from './scan-notes.ts';
import { scan } from './scan.ts';
import type { Scan, ScanRequest } from './scan.ts';
import { createStyle, wantsColors } from './style.ts';

export interface ScanCommand {
  readonly paths: readonly string[];
  readonly format: 'pretty' | 'json' | 'sarif';
  readonly targetLevel?: Level;
  readonly application?: string;
  readonly kubernetesVersion?: string;
  readonly failOn?: Level;
  /** A file of its own, or whether that of each folder counts. */
  readonly baseline: string | boolean;
}

export async function runScan(
  { paths, format, targetLevel, failOn, application, kubernetesVersion, baseline }: ScanCommand,
  host: Host,
): Promise<ExitCode> {
  const roots = await resolveRoots(paths, host.cwd);
  const [only] = roots;
  // Programs compare reports of one folder wherever it stands; people click on paths, which terminals resolve from where they are.
  const base = format !== 'pretty' && roots.length === 1 && only?.kind === 'folder' ? only.path : host.cwd;
  const places = new Places(format === 'json');
  const request: ScanRequest = { roots, base, targetLevel, application, kubernetesVersion };
  const result = await scan({ ...request, onJudged: places.add.bind(places) }, host);
  const baselines = baseline === false ? [] : await loadBaselines(roots, await namedFile(baseline, host.cwd), base, host);
  const { results, uses } = placedIn(result, places, baselines);
  const notes: ScanNotes = { remarks: places.remarksIn(result), baselines: uses };
  if (format === 'json') for (const piece of scanReportText(result, results, notes)) host.stdout.write(piece);
  else if (format === 'sarif') for (const piece of sarifReport(result, results)) host.stdout.write(piece);
  else {
    const { stdout, env } = host;
    const columns = stdout.isTTY === true ? stdout.columns : undefined;
    const options = { style: createStyle(wantsColors(stdout, env)), columns };
    for (const piece of prettyReport(result, results, notes, options)) stdout.write(piece);
  }
  if (failOn === undefined) return exitCode.done;
  const failing = results.filter(({ suppression, heldBack, level }) => suppression === undefined && !heldBack && level <= failOn).length;
  if (failing === 0) return exitCode.done;
  host.stderr.write(`${String(failing)} ${failing === 1 ? 'finding' : 'findings'} up to ${levelText(failOn)}.\n`);
  return exitCode.failed;
}

/** Of the files that are shown; a baseline is held against all that were scanned. */
function placedIn(
  scanned: Scan,
  places: Places,
  baselines: readonly LoadedBaseline[],
): { readonly results: readonly PlacedResult[]; readonly uses: readonly BaselineUse[] } {
  if (baselines.length === 0) return { results: places.placed(scanned), uses: [] };
  const { results, uses } = applyBaselines(places.placed({ files: scanned.allFiles, targetAt: scanned.targetAt }), baselines);
  const shown = new Set(scanned.files.map(({ uri }) => uri));
  return { results: results.filter(({ uri }) => shown.has(uri)), uses };
}

async function namedFile(baseline: string | boolean, cwd: string): Promise<Root | undefined> {
  if (typeof baseline !== 'string') return undefined;
  const [root] = await resolveRoots([baseline], cwd);
  if (root?.kind !== 'file') throw new UsageError(`${baseline} is no file.`);
  return root;
}
