/** The panel in the real editor, driven as a person does: by mouse, and by keyboard alone. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Locator, Page } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { type OpenedEditor, openEditor, openFile, runCommand, webviewFrame } from '../host/browser.ts';
import { copyWorkspace } from '../host/workspace.ts';
import { eventually, until } from './eventually.ts';

const patienceMs = 20_000;

/** A folder of the sample whose changes the editor is told not to notice. */
const unwatched = 'tools';

/** The line that the status bar says the cursor is in. */
async function cursorLine(page: Page): Promise<number> {
  const text = await page
    .locator('.statusbar-item')
    .filter({ hasText: /^Ln \d+/u })
    .innerText({ timeout: patienceMs });
  return Number(/Ln (\d+)/u.exec(text)?.[1]);
}

/** Waits until the editor's cursor is in a line of a file. */
async function whenAt(page: Page, file: string, line: number): Promise<void> {
  await page
    .locator('.tab.active')
    .filter({ hasText: path.basename(file) })
    .waitFor({ timeout: patienceMs });
  await page
    .locator('.statusbar-item')
    .filter({ hasText: new RegExp(`^Ln ${String(line)}, `, 'u') })
    .waitFor({ timeout: patienceMs });
}

interface Shown {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What a button of a place says: "deploy/base/catalog.yaml:55 Service … selects no Pod." */
function readPlace(text: string): Shown {
  const match = /^(?<file>\S+):(?<line>\d+)\s+(?<message>.+)$/su.exec(text.trim());
  assert.ok(match?.groups !== undefined, `"${text}" names no place.`);
  const { file = '', line = '', message = '' } = match.groups;
  return { file, line: Number(line), message };
}

describe('the panel in the editor', () => {
  const workspace = copyWorkspace(fromRoot('samples', 'shop'));
  let editor: OpenedEditor;
  let page: Page;
  let panel: Frame;

  before(async () => {
    editor = await openEditor({
      folder: workspace.folder,
      extension: 'installed',
      settings: { 'files.watcherExclude': { [`**/${unwatched}/**`]: true } },
    });
    ({ page } = editor);
  });

  beforeEach(async () => {
    const tab = page.locator('.activitybar').getByRole('tab', { name: 'Cloud Native Maturity' });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    panel = await webviewFrame(page, 'Working on');
    await panel.locator('.step').first().waitFor({ timeout: patienceMs });
    const more = panel.getByRole('button', { name: /^Show \d+ more steps?$/u });
    if ((await more.count()) > 0) await more.click();
    await more.waitFor({ state: 'detached', timeout: patienceMs });
  });

  /** Opens a step unless it is open. */
  const opened = async (step: Locator): Promise<Locator> => {
    if ((await step.locator('.content').count()) === 0) await step.locator('summary').first().click();
    await step.locator('.content').first().waitFor({ timeout: patienceMs });
    return step;
  };

  /** A number that the foot of the panel says: "37 files read, 128 findings." */
  const counted = async (what: string): Promise<number> =>
    Number(new RegExp(`(\\d+) ${what}`, 'u').exec(await panel.locator('.about').innerText())?.[1]);

  after(async () => {
    await editor.close();
    workspace.dispose();
  });

  it('names the level that the workspace is working on, and how far it is', async () => {
    const text = await panel.locator('body').innerText();
    assert.match(text, /Working on\s+Level 1 · Build/u);
    assert.match(text, /\d+ % of Level 1 met/u);
    assert.match(text, /Target: Level 1 · Build \(automatic\)/u);
  });

  it('leads from a next step to the line of the file', async () => {
    const step = await opened(panel.locator('.step').filter({ hasText: 'Liveness and readiness probes are defined.' }));
    const button = step.locator('button.place').filter({ hasText: 'deploy/' }).first();
    const { file, line, message } = readPlace(await button.innerText());
    await button.click();
    await whenAt(page, file, line);
    const text = readFileSync(path.join(workspace.folder, file), 'utf8').split('\n')[line - 1] ?? '';
    const name = /Container "(?<name>[^"]+)"/u.exec(message)?.groups?.['name'];
    assert.ok(name !== undefined && text.includes(name), `Line ${String(line)} of ${file} is "${text}", but the finding is: ${message}`);
  });

  it('shows what has changed as soon as a file is saved', async () => {
    const before = await counted('findings');
    await openFile(page, 'deploy/base/catalog.yaml');
    // Only a file that has the keyboard knows what this key means.
    await page.locator('.editor-instance .monaco-editor.focused').waitFor({ timeout: patienceMs });
    await page.keyboard.press('ControlOrMeta+H');
    const fields = page.locator('.find-widget.visible textarea');
    await fields.nth(0).fill('name: catalogue');
    await fields.nth(1).fill('name: catalog');
    await page.locator('.find-widget .codicon-find-replace-all').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+S');
    await page.locator('.tab.active:not(.dirty)').waitFor({ timeout: patienceMs });
    await until(
      () => counted('findings'),
      (number) => number < before,
      'Fewer findings',
      patienceMs,
    );
  });

  it('reads everything again when asked', async () => {
    const before = await counted('files read');
    rmSync(path.join(workspace.folder, unwatched, 'load-test/Dockerfile'));
    await runCommand(page, 'Cloud Native Maturity: Read All Files Again');
    await until(
      () => counted('files read'),
      (number) => number === before - 1,
      'One file fewer',
      patienceMs,
    );
  });

  it('notices files that change on disk, without being asked', async () => {
    const file = path.join(workspace.folder, 'services/checkout/Dockerfile');
    const text = readFileSync(file, 'utf8');
    const before = await counted('files read');
    rmSync(file);
    await until(
      () => counted('files read'),
      (number) => number === before - 1,
      'One file fewer',
      patienceMs,
    );
    writeFileSync(file, text);
    await until(
      () => counted('files read'),
      (number) => number === before,
      'As many files as before',
      patienceMs,
    );
  });

  it('opens the setting of the target level', async () => {
    await panel.getByRole('button', { name: 'Change the target level' }).click();
    await page.locator('.settings-editor').getByText('Target Level').first().waitFor({ timeout: patienceMs });
    await page.keyboard.press('Escape');
    await page.locator('.settings-editor').waitFor({ state: 'hidden', timeout: patienceMs });
  });

  it('shows the guidance on a step', async () => {
    const step = await opened(panel.locator('.step').first());
    await step.getByRole('button', { name: 'Show the guidance' }).click();
    const title = await step.locator('h3').first().innerText();
    await page.locator('.tab.active').filter({ hasText: 'Preview' }).waitFor({ timeout: patienceMs });
    const others = (): readonly Frame[] => page.frames().filter((frame) => frame !== panel && frame.url().includes('fake.html'));
    const textOf = async (frame: Frame): Promise<string> => (frame.isDetached() ? '' : frame.locator('body').innerText());
    const texts = (): Promise<string[]> => Promise.all(others().map(textOf));
    const isThere = (all: readonly string[]): boolean => all.some((text) => text.includes(title.replace(/\.$/u, '')));
    await until(texts, isThere, `A page on "${title}"`, patienceMs);
  });

  it('keeps what is open while another view is shown', async () => {
    const open = await panel.locator('.step[open]').count();
    await page
      .locator('.activitybar')
      .getByRole('tab', { name: /Explorer/u })
      .click();
    await page.locator('.explorer-folders-view').waitFor();
    await page.locator('.activitybar').getByRole('tab', { name: 'Cloud Native Maturity' }).click();
    panel = await webviewFrame(page, 'Working on');
    await panel.getByRole('heading', { name: 'Next steps' }).waitFor({ timeout: patienceMs });
    const frame = panel;
    await eventually(() => frame.locator('.step[open]').count(), open);
  });

  it('keeps its place when the server is started again', async () => {
    await panel.evaluate('window.scrollTo(0, 400)');
    await runCommand(page, 'Cloud Native Maturity: Restart Server');
    const places = new Set<number>();
    const end = Date.now() + 4000;
    while (Date.now() < end) {
      places.add(await panel.evaluate<number>('window.scrollY'));
      await wait(50);
    }
    assert.deepEqual([...places], [400]);
    await panel.evaluate('window.scrollTo(0, 0)');
  });

  it('writes answers into the file that the team commits, and saves it', async () => {
    const file = path.join(workspace.folder, '.cnmaturity.yaml');
    const questions = panel.locator('.questions');
    await questions.locator('summary').first().click();
    await questions.getByText(/^Question 1 of \d+/u).waitFor({ timeout: patienceMs });
    await questions.getByRole('radio').first().focus();
    await page.keyboard.press('p');
    await questions.getByText(/^Question 2 of \d+/u).waitFor({ timeout: patienceMs });
    await page.keyboard.press('y');
    await questions.getByText(/^Question 3 of \d+/u).waitFor({ timeout: patienceMs });
    const text = readFileSync(file, 'utf8');
    assert.deepEqual(
      [...text.matchAll(/answer: (?<answer>\S+)/gu)].map(({ groups }) => groups?.['answer']),
      ['partly', 'yes'],
    );
    await panel
      .locator('.about')
      .getByText(/, 2 from answers\./u)
      .waitFor({ timeout: patienceMs });
    await eventually(() => page.locator('.tab.dirty').count(), 0);
    await questions.getByRole('button', { name: 'Later' }).click();
  });

  /** Adds a file of which a finding is fixed without judgement, so that there is a step that does so. */
  const addFixable = async (name: string): Promise<void> => {
    const before = await counted('files read');
    mkdirSync(path.join(workspace.folder, 'services', name));
    writeFileSync(path.join(workspace.folder, 'services', name, 'Dockerfile'), 'FROM node:24.1.0-alpine\nUSER 1000\nCMD node server.js\n');
    await until(
      () => counted('files read'),
      (now) => now > before,
      'The new file is read',
      patienceMs,
    );
  };

  const fixable = async (): Promise<Locator> => {
    const step = panel.locator('.step').filter({ hasText: 'with a quick fix' }).first();
    await step.waitFor({ timeout: patienceMs });
    return opened(step);
  };

  /** Asks for all fixes of a step, and waits for the editor's preview of them. */
  const previewed = async (): Promise<Locator> => {
    const step = await fixable();
    await step.getByRole('button', { name: /^Fix .*…$/u }).click();
    const preview = page.locator('.bulk-edit-panel');
    await preview.locator('.monaco-list-row').first().waitFor({ timeout: patienceMs });
    return preview;
  };

  it('shows all fixes of a step before any is made, and makes none that nobody wants', async () => {
    await addFixable('discarded');
    await fixable();
    await runCommand(page, 'View: Close All Editors');
    const before = await counted('findings');
    const preview = await previewed();
    await preview.getByRole('button', { name: 'Discard' }).click();
    await panel.getByRole('status').filter({ hasText: 'Nothing was changed.' }).waitFor({ timeout: patienceMs });
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    assert.equal(await counted('findings'), before);
  });

  it('makes the fixes of a step that a person leaves in', async () => {
    await addFixable('left-in');
    await fixable();
    const before = await counted('findings');
    const preview = await previewed();
    // The file stands above its changes, and ticks them all.
    await preview.locator('.monaco-list-row .edit-checkbox').first().click();
    await preview.getByRole('button', { name: 'Apply' }).click();
    await panel.getByRole('status').filter({ hasText: 'Applied. Look at the changes' }).waitFor({ timeout: patienceMs });
    await until(
      () => counted('findings'),
      (number) => number < before,
      'Fewer findings',
      patienceMs,
    );
  });

  it('fixes all of a step at once, for a person to look at', async () => {
    await addFixable('fixed-at-once');
    const step = await fixable();
    const before = await counted('findings');
    await step.getByRole('button', { name: 'Without Preview' }).click();
    const said = panel.getByRole('status').filter({ hasText: /^Fixed: \d+, in \d+ files?\./u });
    const fixed = Number(/\d+/u.exec(await said.innerText({ timeout: patienceMs }))?.[0]);
    assert.ok(fixed > 0);
    await until(
      () => counted('findings'),
      (number) => number <= before - fixed,
      `${String(fixed)} findings fewer`,
      patienceMs,
    );
  });

  it('records where the workspace stands today, and draws it', async () => {
    await panel.getByRole('heading', { name: 'Over time' }).click();
    await panel.getByRole('button', { name: 'Record Today' }).click();
    await panel.getByRole('status').filter({ hasText: 'Recorded in .cnmaturity/history.jsonl.' }).waitFor({ timeout: patienceMs });
    const lines = readFileSync(path.join(workspace.folder, '.cnmaturity/history.jsonl'), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 1);
    const { level, date } = JSON.parse(lines[0] ?? '') as { readonly level: number; readonly date: string };
    assert.equal(level, 1);
    assert.match(date, /^\d{4}-\d\d-\d\d$/u);
    await panel.getByRole('button', { name: 'Record Today Again' }).waitFor({ timeout: patienceMs });
    await panel.getByRole('heading', { name: 'Over time' }).click();
  });

  it('saves a report', async () => {
    await runCommand(page, 'Cloud Native Maturity: Export Maturity Report');
    const input = page.locator('.quick-input-widget');
    await input.locator('.monaco-list-row').filter({ hasText: 'Markdown' }).click();
    const file = path.join(workspace.folder, 'maturity-report.md');
    await until(
      () => input.locator('input').first().inputValue(),
      (value) => value.endsWith('maturity-report.md'),
      'The name',
      patienceMs,
    );
    await input.getByRole('button', { name: 'OK' }).click();
    const read = (): Promise<string> => Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8') : '');
    const text = await until(read, (found) => found !== '', 'The report', patienceMs);
    assert.match(text, /^# Cloud native maturity of /u);
    assert.match(text, /^- `deploy\//mu);
  });

  it('is reached, read and left by keyboard alone', async () => {
    await runCommand(page, 'View: Close All Editors');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Cloud Native Maturity: Show Panel');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    await until(() => panel.evaluate<boolean>('document.hasFocus()'), Boolean, 'The panel has the focus', patienceMs);
    const focused = async (): Promise<string> => panel.evaluate<string>('document.activeElement?.className ?? ""');
    for (let presses = 0; presses < 80 && !(await focused()).split(' ').includes('place'); presses++) await page.keyboard.press('Tab');
    const { file, line } = readPlace(await panel.evaluate<string>('document.activeElement.innerText'));
    await page.keyboard.press('Enter');
    await whenAt(page, file, line);
    assert.equal(await cursorLine(page), line);
    // The keyboard is in the file now, not in the panel.
    const inEditor = 'document.activeElement?.closest(".monaco-editor") !== null';
    await until(() => page.evaluate<boolean>(inEditor), Boolean, 'The file has the focus', patienceMs);
  });

  it('has a report in an editor, which is there again when the window is', async () => {
    await runCommand(page, 'Cloud Native Maturity: Open Maturity Report');
    // A window that is loaded again takes its frames away while they are looked at.
    const countSteps = async (frame: Frame): Promise<number> => {
      try {
        return await frame.locator('.wide .step').count();
      } catch (error) {
        if (frame.isDetached()) return 0;
        throw error;
      }
    };
    const isWide = async (): Promise<boolean> => {
      const found = page.frames().filter((frame) => frame.url().includes('fake.html') && !frame.isDetached());
      const steps = await Promise.all(found.map(countSteps));
      return steps.some((number) => number > 0);
    };
    await until(isWide, Boolean, 'The report', patienceMs);
    await page.locator('.tab.active').filter({ hasText: 'Maturity Report' }).waitFor({ timeout: patienceMs });
    await runCommand(page, 'Developer: Reload Window');
    await page.locator('.monaco-workbench').waitFor({ state: 'detached', timeout: patienceMs });
    await page.locator('.tab').filter({ hasText: 'Maturity Report' }).waitFor({ timeout: 60_000 });
    await page.locator('.tab').filter({ hasText: 'Maturity Report' }).click();
    await until(isWide, Boolean, 'The report', 60_000);
  });
});
