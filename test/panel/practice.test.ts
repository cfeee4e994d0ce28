import assert from 'node:assert/strict';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.ts';
import { eventually, shows, until } from './eventually.ts';
import { overview } from './overviews.ts';
import { openPanel, type PanelPage } from './panel-page.ts';
import { contradicted, details, oldAnswer } from './practices.ts';

const cell = 'dimension:process:process/security/2';
const id = 'process/security/2/declared';

describe('a practice that is opened in place', () => {
  let browser: Browser;
  let panel: PanelPage;
  let page: Page;
  let practice: Locator;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    panel = await openPanel(browser, { kept: { open: { steps: false }, cell } });
    ({ page } = panel);
    await panel.show(overview);
    await panel.forget();
    practice = page.locator('.detail .practice').first();
    await practice.locator('summary').first().click();
  });

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  it('asks for what is behind it, once it is open', async () => {
    await practice.getByText('One moment').waitFor();
    await panel.hasAsked([{ type: 'practice', id }]);
    await panel.tell(details(id));
    await practice.getByText('Without a probe the cluster sends requests').waitFor();
    await eventually(() => practice.getByText('One moment').count(), 0);
  });

  it('shows the rules with their counts and places', async () => {
    await panel.tell(details(id));
    await practice.getByText('What rules found in files decides.').waitFor();
    await practice.getByText('4 met · 3 missed · 1 cannot be told · 2 accepted').waitFor();
    await practice.getByRole('button', { name: 'deploy/base/cart.yaml:31 Container "cart" has no liveness probe.' }).click();
    await practice.getByRole('button', { name: 'Liveness probe missing' }).click();
    const place = details(id).rules[0]?.places[0];
    await panel.hasPosted([
      { type: 'open', uri: place?.uri, range: place?.range },
      { type: 'guidance', id: 'liveness-probe-missing' },
    ]);
  });

  it('shows the signals that were found, and those that were looked for', async () => {
    await panel.tell(details(id, { rules: [], reason: 'signals', status: 'met' }));
    await practice.getByText('It is met because files show it.').waitFor();
    await practice.getByText('Alerting rules of Prometheus').waitFor();
    await practice.getByText('and 11 more').waitFor();
    await eventually(() => practice.getByText('Experiments of Litmus').count(), 0);
    await practice.getByText('2 signs looked for and not found').click();
    await practice.getByText('Experiments of Litmus').waitFor();
    await practice.getByRole('button', { name: 'monitoring/alerts.yaml:4' }).click();
    const place = details(id).signals[0]?.places[0];
    await panel.hasPosted([{ type: 'open', uri: place?.uri, range: place?.range }]);
  });

  it('shows the answer, who gave it, when, and that it is too old', async () => {
    await panel.tell(details(id, { reason: 'nothing-known', status: 'unconfirmed', rules: [], signals: [], answer: oldAnswer }));
    await shows(
      practice.locator('.rests'),
      /Answer yes · Platform team, Jan 15, 2025 · too old to count Every incident review since spring, with its notes/u,
    );
    await practice.getByRole('button', { name: '.cnmaturity.yaml:12' }).click();
    await panel.hasPosted([{ type: 'open', uri: oldAnswer.place?.uri, range: oldAnswer.place?.range }]);
  });

  it('says plainly that files and the answer disagree', async () => {
    await panel.tell(contradicted(id));
    await practice.getByText('Files show: missing. The answer says: yes (Platform team, Nov 2, 2026). What files show counts.').waitFor();
  });

  it('is not answered where files decide', async () => {
    await panel.tell(details(id));
    await practice.getByText('4 met').waitFor();
    await eventually(() => practice.getByRole('button', { name: 'Answer', exact: true }).count(), 0);
  });

  it('is answered in place by keys alone', async () => {
    await panel.tell(details(id, { reason: 'nothing-known', status: 'unconfirmed', rules: [] }));
    await practice.getByRole('button', { name: 'Answer', exact: true }).press('Enter');
    await until(
      () => panel.focused(),
      (focus) => focus.endsWith(':form:yes'),
      'The focus',
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Since the pilot');
    await page.keyboard.press('Enter');
    await panel.hasPosted([{ type: 'answer', id, answer: 'partly', note: 'Since the pilot' }]);
    await panel.send({ type: 'answered', id, outcome: { kept: true, saved: true, path: '.cnmaturity.yaml' } });
    await eventually(() => practice.locator('form').count(), 0);
    await until(
      () => panel.focused(),
      (focus) => focus.endsWith(':answering'),
      'The focus',
    );
  });

  it('takes an answer back', async () => {
    await panel.tell(contradicted(id));
    await practice.getByRole('button', { name: 'Change the answer' }).click();
    await eventually(() => practice.getByRole('textbox', { name: 'Note' }).inputValue(), 'Reviewed in the spring.');
    await practice.getByRole('button', { name: 'Remove the Answer' }).click();
    await panel.hasPosted([{ type: 'answer', id, answer: 'remove' }]);
  });

  it('gives an answer up without a word', async () => {
    await panel.tell(contradicted(id));
    await practice.getByRole('button', { name: 'Change the answer' }).click();
    await practice.getByRole('radio', { name: 'Partly' }).check();
    await practice.getByRole('button', { name: 'Cancel' }).click();
    await panel.hasPosted([]);
    await practice.getByRole('button', { name: 'Change the answer' }).click();
    await eventually(() => practice.getByRole('radio', { name: 'Yes' }).isChecked(), true);
  });

  it('shows what people wrote as text, never as HTML', async () => {
    const note = '<img src=x onerror="window.harmed=1">';
    await panel.tell(details(id, { answer: { ...oldAnswer, note, by: '<script>window.harmed = 1</script>' } }));
    await practice.getByText(note).waitFor();
    await eventually(() => page.locator('#root').locator('img, script').count(), 0);
    assert.equal(await page.evaluate('window.harmed'), undefined);
  });
});

describe('where a number comes from', () => {
  let browser: Browser;
  let panel: PanelPage;
  let page: Page;

  before(async () => {
    browser = await launchBrowser();
  });

  after(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    panel = await openPanel(browser);
    ({ page } = panel);
    await panel.show(overview);
  });

  afterEach(async () => {
    assert.deepEqual(panel.errors, []);
    await page.close();
  });

  /** Opens what the level of the whole follows from. */
  const source = async (): Promise<Locator> => {
    const fold = page.locator('.source');
    await fold.locator('summary').first().click();
    await fold.locator('.content').waitFor();
    return fold;
  };

  it('is said of the whole, in words and counts', async () => {
    const fold = await source();
    await shows(fold, /24 of 37 practices of Level 2 are met; with 30 it is complete\./u);
    await shows(fold, /Partly met ones count in part, 1\.3 in all, which makes 68 %\./u);
    await shows(fold, /Files decide 27, answers 4\. Left out, as they do not apply: 1\./u);
    await shows(fold, /its section goes no further What the workload needs is declared beside it\. missing/u);
  });

  it('leads to the practices', async () => {
    const fold = await source();
    await fold.getByText('2 missing').click();
    const practice = fold.locator('.groups .practice').first();
    await panel.forget();
    await practice.locator('summary').first().click();
    await practice.getByText('One moment').waitFor();
    await panel.hasAsked([{ type: 'practice', id: 'process/security/2/declared' }]);
  });

  it('leads to the sections that are behind', async () => {
    const fold = await source();
    await fold.getByRole('button', { name: 'Container and Runtime Management' }).click();
    await panel.hasFocused('dimension:technology:technology/container-and-runtime-management/1');
    await eventually(() => page.evaluate<string>('document.activeElement.ariaExpanded'), 'true');
    const detail = page.locator('.detail').filter({ hasText: 'Level 1 · Build' });
    await detail.getByText('0 of 2 practices of Level 1 are met; with 2 it is complete.').waitFor();
  });

  it('is said of a dimension', async () => {
    await page.getByRole('button', { name: 'Policy: 54 % of Level 2, where this comes from' }).click();
    await page.getByText('7 of 16 practices of Level 2 are met; with 13 it is complete.').waitFor();
  });
});
