import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually, hasTexts, shows } from './eventually.ts';
import { overview } from './overviews.ts';
import { openPanel, type PageOptions, type PanelPage } from './panel-page.ts';
import { answered, questions } from './practices.ts';

const kept = { kept: true, saved: true, path: '.cnmaturity.yaml' } as const;
const ids = questions.questions.map(({ id }) => id);
const [, time = '', blameless = '', , , shared = ''] = ids;

describe('the questions', () => {
  let browser: Browser;
  let panel: PanelPage;
  let page: Page;
  let asking: Locator;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  const open = async (options: PageOptions = {}): Promise<void> => {
    panel = await openPanel(browser, options);
    ({ page } = panel);
    asking = page.locator('.questions');
    await panel.show(overview);
    await panel.forget();
  };

  /** Opens the line, and what the extension tells then. */
  const begin = async (): Promise<void> => {
    await asking.locator('summary').first().click();
    await panel.send({ type: 'questions', questions });
  };

  const at = (number: number): Promise<void> => asking.getByText(`Question ${String(number)} of 6`).waitFor();

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  it('are one line until someone opens it', async () => {
    await open();
    await shows(asking, /^4 questions are open up to Level 2 1 answer is too old$/u);
    await panel.forget();
    await asking.locator('summary').first().click();
    await panel.hasAsked([{ type: 'questions' }]);
  });

  it('speak of one level where lower ones have none', async () => {
    await open();
    const levels = overview.questions.levels.map((each) => (each.level === 1 ? { ...each, open: 0 } : { ...each, stale: 0 }));
    await panel.show({ ...overview, questions: { ...overview.questions, levels } });
    await asking.getByText('3 questions are open at Level 2').waitFor();
    await panel.show({ ...overview, questions: { ...overview.questions, levels: levels.map((each) => ({ ...each, open: 0 })) } });
    await asking.getByText('All questions up to Level 2 are answered').waitFor();
  });

  it('come one at a time, the first open one first', async () => {
    await open();
    await begin();
    await at(2);
    await asking.getByRole('group', { name: 'Do people have time to learn?' }).waitFor();
    await eventually(() => asking.getByRole('radio').count(), 4);
    await eventually(() => asking.getByRole('progressbar', { name: '1 of 6 answered' }).getAttribute('value'), '1');
  });

  it('are answered by one key each', async () => {
    await open();
    await begin();
    await asking.getByRole('radio', { name: 'Yes' }).focus();
    await page.keyboard.press('p');
    await panel.hasPosted([{ type: 'answer', id: time, answer: 'partly' }]);
    await eventually(() => asking.locator('form').getAttribute('aria-busy'), 'true');
    await page.keyboard.press('y');
    await panel.hasPosted([]);
    await panel.send({ type: 'answered', id: time, outcome: kept });
    await panel.send({ type: 'questions', questions: answered(time, 'partly') });
    await at(3);
    await panel.hasFocused(`questions:${blameless}:yes`);
    await page.keyboard.press('a');
    await panel.hasPosted([
      {
        type: 'answer',
        id: blameless,
        answer: 'not-applicable',
        note: 'Every incident review since spring,\nwith its notes in the handbook.',
      },
    ]);
  });

  it('are answered by radio buttons and Enter', async () => {
    await open();
    await begin();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.hasPosted([{ type: 'answer', id: time, answer: 'no' }]);
  });

  it('take a note, in which letters are letters', async () => {
    await open();
    await begin();
    await asking.getByRole('radio', { name: 'Partly' }).check();
    await asking.getByRole('textbox', { name: 'Note' }).focus();
    await page.keyboard.type('yes, sap');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('and no');
    await panel.hasPosted([]);
    await page.keyboard.press('Enter');
    await panel.hasPosted([{ type: 'answer', id: time, answer: 'partly', note: 'yes, sap\nand no' }]);
  });

  it('ask for an answer before they go on', async () => {
    await open();
    await begin();
    await asking.getByRole('button', { name: 'Save' }).click();
    await asking.getByRole('alert').getByText('Choose an answer first.').waitFor();
    await panel.hasPosted([]);
    await asking.getByRole('radio', { name: 'Partly' }).check();
    await eventually(() => asking.getByRole('alert').textContent(), '');
  });

  it('stay where they are when an answer could not be kept', async () => {
    await open();
    await begin();
    await asking.getByRole('radio', { name: 'Yes' }).press('y');
    await panel.send({ type: 'answered', id: time, outcome: { kept: false, message: 'The file has a merge conflict.' } });
    await asking.getByRole('alert').getByText('The file has a merge conflict.').waitFor();
    await at(2);
    await eventually(() => asking.getByRole('radio', { name: 'Yes' }).isChecked(), true);
    await panel.forget();
    await asking.getByRole('button', { name: 'Save' }).click();
    await panel.hasPosted([{ type: 'answer', id: time, answer: 'yes' }]);
  });

  it('are skipped and gone back to, by keys too', async () => {
    await open();
    await begin();
    await asking.getByRole('radio', { name: 'Yes' }).press('s');
    await at(3);
    await page.keyboard.press('b');
    await at(2);
    await asking.getByRole('button', { name: 'Back' }).click();
    await at(1);
    await asking.getByText('Answered: partly (Nov 2, 2026).').waitFor();
    await eventually(() => asking.getByRole('radio', { name: 'Partly' }).isChecked(), true);
    await eventually(() => asking.getByRole('button', { name: 'Back' }).getAttribute('aria-disabled'), 'true');
    await asking.getByRole('button', { name: 'Skip' }).click();
    await at(2);
    await panel.hasPosted([]);
  });

  it('are asked again when the answer is too old, with what was said', async () => {
    await open();
    await begin();
    await asking.getByRole('button', { name: 'Skip' }).click();
    await asking.getByText('Answered: yes (Platform team, Jan 15, 2025). That is long ago: is it still so?').waitFor();
    await eventually(() => asking.getByRole('radio', { name: 'Yes' }).isChecked(), true);
    await asking.getByRole('button', { name: 'Save' }).click();
    await panel.hasPosted([
      {
        type: 'answer',
        id: blameless,
        answer: 'yes',
        note: 'Every incident review since spring,\nwith its notes in the handbook.',
      },
    ]);
  });

  it('ask once about AI, and pass over what that covers', async () => {
    await open({ kept: { question: 'ai' } });
    await begin();
    await hasTexts(asking.locator('.choice .label'), ['Yes', 'No, we do not use AI']);
    await asking.getByRole('radio', { name: 'Yes' }).press('n');
    await panel.hasPosted([{ type: 'answer', id: 'ai', answer: 'not-applicable' }]);
    await panel.send({ type: 'answered', id: 'ai', outcome: kept });
    await at(6);
    await panel.hasFocused(`questions:${shared}:yes`);
  });

  it('need nothing written where AI is used', async () => {
    await open({ kept: { question: 'ai' } });
    await begin();
    await asking.getByRole('radio', { name: 'Yes' }).press('y');
    await panel.hasPosted([]);
    await at(5);
  });

  it('come to an end, and go on at the next level or at what was skipped', async () => {
    await open({ kept: { question: shared } });
    await begin();
    await asking.getByRole('radio', { name: 'Yes' }).press('s');
    await asking.getByText('That was the last one. 5 questions are still open.').waitFor();
    await asking.getByRole('button', { name: 'Ask Again' }).click();
    await at(2);
    await asking.getByRole('button', { name: 'Back' }).click();
    await panel.forget();
    await page.evaluate(`window.kept.question = 'end'`);
    const state = await page.evaluate<unknown>('window.kept');
    await page.close();
    await open({ kept: state });
    await panel.send({ type: 'questions', questions });
    await panel.forget();
    await asking.getByRole('button', { name: 'Go On to Level 3' }).click();
    await panel.hasAsked([{ type: 'questions', upTo: 3 }]);
    await panel.send({ type: 'questions', questions: { ...questions, upTo: 3 } });
    await at(2);
  });

  it('are put off, and are as they were when the panel is shown again', async () => {
    await open();
    await begin();
    await asking.getByRole('button', { name: 'Skip' }).click();
    await asking.getByRole('radio', { name: 'No', exact: true }).check();
    await asking.getByRole('textbox', { name: 'Note' }).fill('Half written');
    const state = await panel.kept((json) => json.includes('Half written') && json.includes('"answer":"no"'));
    await page.close();
    await open({ kept: state });
    await panel.send({ type: 'questions', questions });
    await at(3);
    await eventually(() => asking.getByRole('radio', { name: 'No', exact: true }).isChecked(), true);
    await eventually(() => asking.getByRole('textbox', { name: 'Note' }).inputValue(), 'Half written');
    await asking.getByRole('button', { name: 'Later' }).click();
    await eventually(() => asking.locator('form').count(), 0);
    await panel.hasFocused('questions');
  });
});
