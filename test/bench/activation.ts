/** How long the extension takes to activate in the real editor, as the editor itself measures it. */
import { fromRoot } from '../../scripts/lib/paths.ts';
import { openEditor, runCommand } from '../host/browser.ts';
import { copyWorkspace } from '../host/workspace.ts';
import { statsOf } from './stats.ts';
import type { Stats } from './stats.ts';

const runs = 5;
/** The editor draws only the rows that fit, the slowest extensions first. */
const tall = { width: 1280, height: 1600 };

/** Each time in an editor of its own: code that was loaded before would be faster. */
export async function measureActivation(): Promise<Stats> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await activationTime());
  return statsOf(times);
}

async function activationTime(): Promise<number> {
  const workspace = copyWorkspace(fromRoot('samples', 'shop'));
  try {
    const editor = await openEditor({ folder: workspace.folder, extension: 'installed', viewport: tall });
    try {
      await editor.page
        .locator('.statusbar-item')
        .filter({ hasText: /Level \d/u })
        .waitFor({ timeout: 30_000 });
      await runCommand(editor.page, 'Developer: Show Running Extensions');
      const row = editor.page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: 'Cloud Native Maturity' });
      const text = await row.locator('.activation-time').innerText({ timeout: 20_000 });
      const found = /(?<ms>\d+)\s*ms/u.exec(text)?.groups?.['ms'];
      if (found === undefined) throw new Error(`The editor says "${text}" of the activation.`);
      return Number(found);
    } finally {
      await editor.close();
    }
  } finally {
    workspace.dispose();
  }
}
