import process from 'node:process';

import { fromRoot } from '../../scripts/lib/paths.ts';
import { runDesktop } from './desktop.ts';
import { runEmbedded } from './embedded.ts';
import type { Report } from './report.ts';
import { bundleSuite, copyWorkspace, readReport } from './suite.ts';

function usesDesktop(): boolean {
  const host = process.env['CNM_HOST'] ?? '';
  if (host === '') return (process.env['VSCODE_PATH'] ?? '') !== '';
  if (host === 'desktop' || host === 'embedded') return host === 'desktop';
  throw new Error(`CNM_HOST is desktop or embedded, not ${host}.`);
}

/** Runs `test/editor/` in a real editor, on a copy of a sample. */
export async function runEditorSuite(sample = 'samples/shop'): Promise<Report> {
  await bundleSuite();
  const workspace = copyWorkspace(fromRoot(sample));
  try {
    const desktop = usesDesktop();
    console.log(desktop ? 'In desktop VS Code:' : 'In the embedded editor:');
    const code = await (desktop ? runDesktop(workspace.folder) : runEmbedded(workspace.folder));
    const report = readReport();
    if (code !== 0 && report.failed === 0) throw new Error(`The editor ended with code ${String(code)}.`);
    return report;
  } finally {
    workspace.dispose();
  }
}
