/** The panel in the real editor, driven as a person does: by mouse, and by keyboard alone. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { type OpenedEditor, openEditor, openFile, runCommand, webviewFrame } from '../host/browser.ts';
import { copyWorkspace } from '../host/suite.ts';

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

/** Asks again until the answer is one; the page has no event for what is asked here. */
async function until<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await wait(50);
  }
  throw new Error(`${what}: not within ${String(patienceMs / 1000)} s.`);
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
    await page.locator('.activitybar').getByRole('tab', { name: 'Cloud Native Maturity' }).click();
    panel = await webviewFrame(page, 'Next steps');
    await panel.getByRole('button', { name: /^Show \d+ more steps?$/u }).click();
  });

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
    const step = panel.locator('.step').filter({ hasText: 'Liveness and readiness probes are defined.' });
    await step.locator('summary').first().click();
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
    await page.keyboard.press('ControlOrMeta+H');
    const fields = page.locator('.find-widget.visible textarea');
    await fields.nth(0).fill('name: catalogue');
    await fields.nth(1).fill('name: catalog');
    await page.locator('.find-widget .codicon-find-replace-all').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+S');
    await page.locator('.tab.active:not(.dirty)').waitFor({ timeout: patienceMs });
    await until(async () => ((await counted('findings')) < before ? true : undefined), 'Fewer findings');
  });

  it('reads everything again when asked', async () => {
    const before = await counted('files read');
    rmSync(path.join(workspace.folder, unwatched, 'load-test/Dockerfile'));
    await runCommand(page, 'Cloud Native Maturity: Read All Files Again');
    await until(async () => ((await counted('files read')) === before - 1 ? true : undefined), 'One file fewer');
  });

  it('notices files that change on disk, without being asked', async () => {
    const file = path.join(workspace.folder, 'services/checkout/Dockerfile');
    const text = readFileSync(file, 'utf8');
    const before = await counted('files read');
    rmSync(file);
    await until(async () => ((await counted('files read')) === before - 1 ? true : undefined), 'One file fewer');
    writeFileSync(file, text);
    await until(async () => ((await counted('files read')) === before ? true : undefined), 'As many files as before');
  });

  it('opens the setting of the target level', async () => {
    await panel.getByRole('button', { name: 'Change the target level' }).click();
    await page.locator('.settings-editor').getByText('Target Level').first().waitFor({ timeout: patienceMs });
    await page.keyboard.press('Escape');
    await page.locator('.settings-editor').waitFor({ state: 'hidden', timeout: patienceMs });
  });

  it('shows the guidance on a step', async () => {
    const step = panel.locator('.step').first();
    if ((await step.locator('.content').count()) === 0) await step.locator('summary').first().click();
    await step.getByRole('button', { name: 'Show the guidance' }).click();
    const title = await step.locator('h3').first().innerText();
    await page.locator('.tab.active').filter({ hasText: 'Preview' }).waitFor({ timeout: patienceMs });
    const others = (): readonly Frame[] => page.frames().filter((frame) => frame !== panel && frame.url().includes('fake.html'));
    await until(async () => {
      const texts = await Promise.all(others().map(async (frame) => frame.evaluate<string>('document.body?.innerText ?? ""')));
      return texts.find((text) => text.includes(title.replace(/\.$/u, '')));
    }, `A page on "${title}"`);
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
    assert.equal(await panel.locator('.step[open]').count(), open);
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
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    await questions.getByRole('button', { name: 'Later' }).click();
  });

  it('fixes all of a step at once, for a person to look at', async () => {
    const step = panel.locator('.step').filter({ hasText: 'with a quick fix' }).first();
    if ((await step.locator('.content').count()) === 0) await step.locator('summary').first().click();
    const before = await counted('findings');
    await step.getByRole('button', { name: /^Fix/u }).click();
    const said = panel.getByRole('status').filter({ hasText: /^Fixed: \d+, in \d+ files?\./u });
    const fixed = Number(/\d+/u.exec(await said.innerText({ timeout: patienceMs }))?.[0]);
    assert.ok(fixed > 0);
    await until(async () => ((await counted('findings')) <= before - fixed ? true : undefined), `${String(fixed)} findings fewer`);
  });

  it('is reached, read and left by keyboard alone', async () => {
    await runCommand(page, 'View: Close All Editors');
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>Cloud Native Maturity: Show Panel');
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    await until(async () => ((await panel.evaluate<boolean>('document.hasFocus()')) ? true : undefined), 'The panel has the focus');
    const focused = async (): Promise<string> => panel.evaluate<string>('document.activeElement?.className ?? ""');
    for (let presses = 0; presses < 80 && !(await focused()).split(' ').includes('place'); presses++) await page.keyboard.press('Tab');
    const { file, line } = readPlace(await panel.evaluate<string>('document.activeElement.innerText'));
    await page.keyboard.press('Enter');
    await whenAt(page, file, line);
    assert.equal(await cursorLine(page), line);
    // The keyboard is in the file now, not in the panel.
    const inEditor = 'document.activeElement?.closest(".monaco-editor") !== null';
    await until(async () => ((await page.evaluate<boolean>(inEditor)) ? true : undefined), 'The file has the focus');
  });
});
