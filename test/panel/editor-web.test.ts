/** The extension in the editor’s web worker, where there is neither Node.js nor a file system. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { type OpenedEditor, openEditor, openFile, runCommand, webviewFrame } from '../host/browser.ts';
import { copyWorkspace } from '../host/workspace.ts';
import { until } from './eventually.ts';

const patienceMs = 30_000;

/** Puts the cursor into a line of the file that is shown. */
async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page
    .locator('.quick-input-widget input')
    .first()
    .fill(`:${String(line)}`);
  await page.keyboard.press('Enter');
  await page
    .locator('.statusbar-item')
    .filter({ hasText: `Ln ${String(line)}, ` })
    .waitFor({ timeout: patienceMs });
  await page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: patienceMs });
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
    await openFile(page, 'deploy/base/storefront.yaml');
    await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
    await runCommand(page, 'Problems: Focus on Problems View');
    const rows = page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: 'Container "storefront" has no liveness probe.' }).waitFor({ timeout: patienceMs });
  });

  it('reads Terraform there too', async () => {
    await openFile(page, 'infra/bootstrap/main.tf');
    await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
  });

  it('shows the level in a lens and mends by a quick fix', async () => {
    await openFile(page, 'deploy/base/storefront.yaml');
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

  it('completes a container with a probe of its own port', async () => {
    await openFile(page, 'deploy/overlays/staging/mailpit.yaml');
    await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
    await goToLine(page, 22);
    for (const key of ['End', 'Enter', 'Shift+Tab', 'Shift+Tab']) await page.keyboard.press(key);
    await page.keyboard.type('readi');
    await page.locator('.suggest-widget .monaco-list-row.focused').filter({ hasText: 'readinessProbe' }).waitFor({ timeout: patienceMs });
    await page.keyboard.press('Tab');
    await page
      .locator('.view-line')
      .filter({ hasText: /^\s{10}readinessProbe:$/u })
      .waitFor({ timeout: patienceMs });
    await page
      .locator('.view-line')
      .filter({ hasText: /^\s{14}port:\ssmtp$/u })
      .waitFor({ timeout: patienceMs });
  });

  it('assesses the whole folder in the panel', async () => {
    await page.locator('.activitybar').getByRole('tab', { name: 'Cloud Native Maturity' }).click();
    const panel = await webviewFrame(page, 'Next steps', patienceMs);
    const text = await panel.locator('body').innerText();
    assert.match(text, /Working on\s+Level 1 · Build/u);
    assert.match(text, /Workloads declare resource requests and limits\./u);
    const files = Number(/(\d+) files read/u.exec(text)?.[1]);
    assert.ok(files > 20, `${String(files)} files were read.`);
  });

  it('saves a report', async () => {
    await runCommand(page, 'Cloud Native Maturity: Export Maturity Report');
    const input = page.locator('.quick-input-widget');
    await input.locator('.monaco-list-row').filter({ hasText: 'HTML' }).click();
    const name = (): Promise<string> => input.locator('input').first().inputValue();
    await until(name, (value) => value.endsWith('maturity-report.html'), 'The name', patienceMs);
    await input.getByRole('button', { name: 'OK' }).click();
    const file = path.join(workspace.folder, 'maturity-report.html');
    const read = (): Promise<string> => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8') : '');
    assert.match(await until(read, (found) => found.endsWith('</html>\n'), 'The report', patienceMs), /<h1>/u);
  });

  it('meets no error of its own', () => {
    const own = editor.consoleLines.filter(
      (line) => /cloud-native-maturity|cloudNativeMaturity/iu.test(line) && /error|failed/iu.test(line),
    );
    assert.deepEqual(own, []);
  });
});
