/** The command line on a folder of manifests, each run a fresh process. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measure, statsOf } from './stats.ts';
import type { Stats } from './stats.ts';

export interface ScanResult {
  readonly scan: Stats;
  readonly residentMb: number;
  /** A fresh `node -e 0`, to see what is ours. */
  readonly bareNode: Stats;
}

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export function measureScan(folder: string): ScanResult {
  let residentMb = 0;
  const runs = Array.from({ length: 3 }, () =>
    measure(() => {
      const report = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
      const { status, stderr } = spawnSync(
        process.execPath,
        ['--import', `data:text/javascript,${encodeURIComponent(report)}`, cli, 'scan', folder],
        { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`The scan ended with ${String(status)}: ${stderr}`);
      residentMb = Number(stderr) / 1024;
    }),
  );
  const bare = Array.from({ length: 3 }, () => measure(() => spawnSync(process.execPath, ['-e', '0'])));
  return { scan: statsOf(runs), residentMb, bareNode: statsOf(bare) };
}
