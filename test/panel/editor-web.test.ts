/** The extension in the editor’s web worker, where there is neither Node.js nor a file system. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { type OpenedEditor, openEditor, openFile, runCommand, webviewFrame } from '../host/browser.ts';
import { copyWorkspace } from '../host/suite.ts';

const patienceMs = 30_000;

/** The texts of the problems that the editor lists. */
async function problems(page: Page): Promise<readonly string[]> {
  await runCommand(page, 'Problems: Focus on Problems View');
  const rows = page.locator('.markers-panel .monaco-list-row .marker-message-details-container');
  await rows.first().waitFor({ timeout: patienceMs });
  return rows.allInnerTexts();
}

describe('the extension in a web worker', () => {
  const workspace = copyWorkspace(fromRoot('samples', 'shop'));
  let editor: OpenedEditor;
  let page: Page;

  before(async () => {
    editor = await openEditor({ folder: workspace.folder, extension: 'web' });
    ({ page } = editor);
  });

  after(async () => {
    await editor.close();
    workspace.dispose();
  });

  it('finds what is missing in a manifest', async () => {
    await openFile(page, 'storefront.yaml');
    await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
    const texts = await problems(page);
    assert.ok(
      texts.some((text) => text.includes('Container "storefront" has no liveness probe.')),
      texts.join('\n'),
    );
  });

  it('reads Terraform there too', async () => {
    await openFile(page, 'main.tf');
    await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
  });

  it('shows the level in a lens and mends by a quick fix', async () => {
    await openFile(page, 'storefront.yaml');
    await page.locator('.codelens-decoration').filter({ hasText: 'Working on Level 1 (Build)' }).waitFor({ timeout: patienceMs });
    await runCommand(page, 'Problems: Focus on Problems View');
    await page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'no liveness probe' }).dblclick();
    await page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: patienceMs });
    await page.keyboard.press('ControlOrMeta+.');
    await page
      .locator('.action-widget .monaco-list-row')
      .filter({ hasText: /^Add a liveness probe$/u })
      .click();
    await page.locator('.view-line').filter({ hasText: 'livenessProbe:' }).waitFor({ timeout: patienceMs });
    await page.keyboard.press('Escape');
  });

  it('assesses the whole folder in the panel', async () => {
    await page.locator('.activitybar').getByRole('tab', { name: 'Cloud Native Maturity' }).click();
    const panel = await webviewFrame(page, 'Next steps', patienceMs);
    const text = await panel.locator('body').innerText();
    assert.match(text, /Working on\s+Level 1 · Build/u);
    assert.match(text, /Each Service finds the Pods it is meant for\./u);
    const files = Number(/(\d+) files read/u.exec(text)?.[1]);
    assert.ok(files > 20, `${String(files)} files were read.`);
  });

  it('meets no error of its own', () => {
    const own = editor.consoleLines.filter(
      (line) => /cloud-native-maturity|cloudNativeMaturity/iu.test(line) && /error|failed/iu.test(line),
    );
    assert.deepEqual(own, []);
  });
});
