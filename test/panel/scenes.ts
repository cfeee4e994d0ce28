/** The page in each of its states, with as much open as there is. */
import type { Browser } from 'playwright-core';
import type { Layout } from '../../client/src/page.ts';
import { inEnglish, type Say } from '../../server/src/features/report/words.ts';
import { history, noHistory } from './histories.ts';
import { emptyOverview, manySteps, overview, scopes } from './overviews.ts';
import { openPanel, type PageOptions, type PanelPage } from './panel-page.ts';
import { contradicted, details, questions } from './practices.ts';

const firstStep = 'step:technology/testing-and-issue-detection/2/probes';
const cell = 'dimension:technology:technology/testing-and-issue-detection/2';
const practice = 'technology/testing-and-issue-detection/2/declared';

const opened = {
  open: { skipped: true, [`${firstStep}:how`]: true, 'dimension:people': true },
  cell,
  scroll: 0,
};

export interface Scene {
  /** What is open beside `opened`. */
  readonly open?: readonly string[];
  readonly question?: string;
  readonly filter?: unknown;
  readonly layout?: Layout;
  readonly bring: (panel: PanelPage, say: Say) => Promise<void>;
}

const step = overview.steps[0]?.practice ?? '';

/** Everything that the page can be like. */
export const scenes: Readonly<Record<string, Scene>> = {
  starting: { bring: (panel) => panel.snapshot({ kind: 'starting' }) },
  reading: { bring: (panel) => panel.send({ type: 'progress', done: 1, total: 4 }) },
  ready: { bring: (panel) => panel.show(overview) },
  'reading again': { bring: (panel) => panel.show({ ...overview, state: 'scanning' }) },
  empty: { bring: (panel) => panel.show(emptyOverview) },
  'without a folder': { bring: (panel) => panel.snapshot({ kind: 'overview', overview: emptyOverview, hasFolder: false }) },
  stopped: { bring: (panel) => panel.snapshot({ kind: 'stopped' }) },
  'telling what a step rests on': {
    open: [`${firstStep}:evidence`, `${firstStep}:evidence:signal:sought`, `${firstStep}:links`],
    bring: async (panel) => {
      await panel.show(overview);
      await panel.tell(details(step));
      await panel.send({ type: 'fixed', practice: step, outcome: { done: true, fixed: 5, files: 2 } });
    },
  },
  'showing a contradiction': {
    open: [`${cell}:${practice}`, `${cell}:${practice}:answering`],
    bring: async (panel, say) => {
      await panel.show(overview);
      await panel.tell(contradicted(practice));
      await panel.page.getByText(say('Files show: {0}. The answer says: {1}.', say('missing'), '…').split('…', 1)[0] ?? '').waitFor();
    },
  },
  'telling where numbers come from': {
    open: ['overall', 'overall:unmet', 'overall:partly-met', 'dimension:process:basis'],
    bring: (panel) => panel.show(overview),
  },
  'asking a question': {
    open: ['questions', 'questions:why:how'],
    question: 'people/culture/2/blameless',
    bring: async (panel, say) => {
      await panel.show(overview);
      await panel.send({ type: 'questions', questions });
      await panel.page.getByText(say('Question {0} of {1}', 3, 6)).waitFor();
    },
  },
  'asking without success': {
    open: ['questions'],
    bring: async (panel, say) => {
      await panel.show(overview);
      await panel.send({ type: 'questions', questions });
      await panel.page.getByRole('radio', { name: say('No'), exact: true }).press('n');
      await panel.send({ type: 'answered', id: 'people/culture/1/time', outcome: { kept: false, message: 'The file cannot be written.' } });
      await panel.page.getByRole('alert').getByText('The file cannot be written.').waitFor();
    },
  },
  'through with the questions': {
    open: ['questions'],
    question: 'end',
    bring: async (panel, say) => {
      await panel.show(overview);
      await panel.send({ type: 'questions', questions });
      await panel.page.getByRole('button', { name: say('Ask Again') }).waitFor();
    },
  },
  'choosing a part of the workspace': {
    open: ['scopes'],
    bring: (panel) => panel.show({ ...overview, scopes, scope: 'application:checkout' }),
  },
  'narrowing the steps': {
    filter: { text: 'expectation', dimension: 'technology', level: 2 },
    bring: (panel) => panel.show({ ...overview, scopes, steps: manySteps(40) }),
  },
  'narrowing the steps to nothing': {
    filter: { text: 'no such words', dimension: null, level: null },
    bring: (panel) => panel.show({ ...overview, steps: manySteps(40) }),
  },
  'looking back': {
    open: ['trend', 'trend:table'],
    bring: async (panel) => {
      await panel.show(overview);
      await panel.send({ type: 'history', history });
      await panel.send({ type: 'recorded', outcome: { done: true, path: '.cnmaturity/history.jsonl' } });
    },
  },
  'looking back on nothing': {
    open: ['trend'],
    bring: async (panel) => {
      await panel.show(overview);
      await panel.send({ type: 'history', history: noHistory });
      await panel.send({ type: 'recorded', outcome: { done: false, message: 'The file is a link: nothing is written to it.' } });
    },
  },
  'a report in an editor': {
    layout: 'wide',
    open: ['trend:table'],
    bring: async (panel) => {
      await panel.show({ ...overview, scopes, steps: manySteps(40) });
      await panel.send({ type: 'history', history });
    },
  },
};

/** Opens the page and brings it into a state. */
export async function openScene(browser: Browser, name: string, options: PageOptions = {}): Promise<PanelPage> {
  const scene = scenes[name];
  if (scene === undefined) throw new Error(`There is no scene "${name}".`);
  const more = Object.fromEntries((scene.open ?? []).map((id) => [id, true]));
  const kept = { ...opened, open: { ...opened.open, ...more }, question: scene.question, filter: scene.filter };
  const panel = await openPanel(browser, { ...options, kept, ...(scene.layout === undefined ? {} : { layout: scene.layout }) });
  const { translations = {} } = options;
  await scene.bring(panel, (text, ...values) => inEnglish(translations[text] ?? text, ...values));
  return panel;
}
