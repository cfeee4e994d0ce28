/** `cnmaturity baseline`. */
import { baselinePath, baselineText } from '../features/baseline.ts';
import type { Level } from '../model/types.ts';
import { messageOf } from '../files/work.ts';
import { baselineUri, entriesOf } from './baselines.ts';
import { exitCode, UsageError } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import { pathFrom } from './paths.ts';
import { Places } from './places.ts';
import { resolveRoots } from './roots.ts';
import { scan } from './scan.ts';

export interface BaselineCommand {
  readonly folder: string;
  /** Findings of higher levels are no part of it. */
  readonly upTo?: Level;
  readonly kubernetesVersion?: string;
}

export async function runBaseline({ folder, upTo, kubernetesVersion }: BaselineCommand, host: Host): Promise<ExitCode> {
  const [root] = await resolveRoots([folder], host.cwd);
  if (root?.kind !== 'folder') throw new UsageError(`${folder} is no folder. A baseline is kept in ${baselinePath} of a folder.`);
  const places = new Places(false);
  const result = await scan(
    { roots: [root], base: host.cwd, targetLevel: undefined, kubernetesVersion, onJudged: places.add.bind(places) },
    host,
  );
  const found = places.placed(result).filter(({ level }) => upTo === undefined || level <= upTo);
  const entries = entriesOf(found, root.uri);
  const uri = baselineUri(root.uri);
  const file = pathFrom(host.cwd, uri);
  try {
    await host.writeFile(uri, baselineText(entries));
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${messageOf(error)}`);
  }
  const count = entries.reduce((sum, entry) => sum + entry.count, 0);
  host.stdout.write(
    `${file}: ${String(count)} ${count === 1 ? 'finding is' : 'findings are'} held back from now on. The assessment counts ${count === 1 ? 'it' : 'them'} as before.\n`,
  );
  return exitCode.done;
}
