import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import { fromRoot } from '../../scripts/lib/paths.ts';
import { deployment } from '../editor/manifests.ts';
import { runDesktop } from './desktop.ts';
import { runEmbedded } from './embedded.ts';
import type { Report } from './report.ts';
import { bundleSuite, type HostKind } from './suite.ts';
import { copyWorkspace } from './workspace.ts';

function usesDesktop(): boolean {
  const host = process.env['CNM_HOST'] ?? '';
  if (host === '') return (process.env['VSCODE_PATH'] ?? '') !== '';
  if (host === 'desktop' || host === 'embedded') return host === 'desktop';
  throw new Error(`CNM_HOST is desktop or embedded, not ${host}.`);
}

/** A second folder, which wants less than the first. */
function writeDepot(parent: string): void {
  const folder = path.join(parent, 'depot');
  for (const name of ['.vscode', 'deploy']) mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'deploy', 'parcels.yaml'), deployment);
  const settings = { 'cloudNativeMaturity.rules': { 'liveness-probe-missing': 'off' }, 'cloudNativeMaturity.codeLens.enabled': false };
  writeFileSync(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
}

/** A workspace of two folders: a copy of the sample, and one with settings of its own. */
function makeWorkspace(): { readonly file: string; dispose(): void } {
  const copy = copyWorkspace(fromRoot('samples', 'shop'));
  const { folder } = copy;
  const parent = path.dirname(folder);
  writeDepot(parent);
  const file = path.join(parent, 'suite.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: path.basename(folder) }, { path: 'depot' }], settings: {} }));
  return {
    file,
    dispose: () => {
      copy.dispose();
    },
  };
}

const hostNames: Readonly<Record<HostKind, string>> = { node: 'in Node.js', worker: 'in a web worker, without trust' };

async function runIn(kind: HostKind, desktop: boolean): Promise<Report & { readonly lines: readonly string[] }> {
  const lines = [`In the ${desktop ? 'desktop' : 'embedded'} editor, ${hostNames[kind]}:`];
  const workspace = makeWorkspace();
  try {
    const report = desktop
      ? await runDesktop(workspace.file)
      : await runEmbedded(kind, workspace.file, (line) => {
          lines.push(line);
        });
    return { ...report, lines };
  } finally {
    workspace.dispose();
  }
}

/** Runs `test/editor/` in real editors, each on a copy of a sample: they mostly wait, so they run side by side. */
export async function runEditorSuite(
  desktop = usesDesktop(),
  kinds: readonly HostKind[] = desktop ? ['node'] : ['node', 'worker'],
  tests?: readonly string[],
): Promise<Report> {
  await bundleSuite(kinds, tests);
  const runs = await Promise.allSettled(kinds.map((kind) => runIn(kind, desktop)));
  let passed = 0;
  let failed = 0;
  for (const run of runs) {
    if (run.status === 'rejected') {
      console.error(run.reason);
      failed += 1;
      continue;
    }
    console.log(run.value.lines.join('\n'));
    passed += run.value.passed;
    failed += run.value.failed;
  }
  return { passed, failed };
}
