import assert from 'node:assert/strict';
import { readAnswers } from '../../server/src/answers/read.ts';
import type { EvidencePlaces } from '../../server/src/features/evidence.ts';
import { questionsFor } from '../../server/src/features/interview.ts';
import { practiceDetails } from '../../server/src/features/practice.ts';
import type { ScopeState } from '../../server/src/features/practice.ts';
import type { PracticeDetails, Questions } from '../../server/src/features/practice-types.ts';
import { ScopeSurveys } from '../../server/src/features/scope-survey.ts';
import { scopesOf } from '../../server/src/features/scopes.ts';
import { surveyFile } from '../../server/src/features/survey.ts';
import { model } from '../../server/src/model/model.ts';
import { allSignals } from '../../server/src/model/signals.ts';
import type { Evidence } from '../../server/src/signals/find.ts';
import { deployment, projectOf, root } from './project.ts';
import type { TestProject } from './project.ts';

const probes = 'technology/testing-and-issue-detection/1/health-probes';
const pilot = 'people/organizational-change/1/bounded-pilot';

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly answers?: string;
  readonly evidence?: Evidence;
  readonly closed?: readonly string[];
}

async function stateOf({
  files,
  answers = '',
  evidence,
  closed = [],
}: Given): Promise<{ readonly state: ScopeState; readonly project: TestProject }> {
  const project = await projectOf(files, { closed });
  const { session } = project;
  const surveys = new ScopeSurveys(scopesOf([], new Map()));
  for (const uri of session.files.uris()) surveys.add(uri, surveyFile(session, uri));
  const read = readAnswers(answers, '2026-11-21').answers;
  const given = new Map([...read].map(([id, answer]) => [id, { ...answer, uri: `${root}/.cnmaturity.yaml` }]));
  const [state] = [
    ...surveys.assess({
      rules: session.rules,
      evidenceOf: () => evidence ?? session.signals.evidence,
      answersOf: () => given,
      thresholdsOf: () => [],
    }),
  ];
  assert.ok(state);
  return { state, project };
}

function placesIn({ session }: TestProject, texts: Readonly<Record<string, string>> = {}): EvidencePlaces {
  return {
    pathOf: (uri) => session.pathOf(uri),
    rangeIn: (uri, span) => session.rangeIn(uri, span),
    textOf: (uri) => Promise.resolve(texts[session.pathOf(uri)]),
  };
}

async function details(id: string, given: Given, texts?: Readonly<Record<string, string>>): Promise<PracticeDetails> {
  const { state, project } = await stateOf(given);
  const found = await practiceDetails(id, state, placesIn(project, texts));
  assert.ok(found);
  return found;
}

const web = { 'app/web.yaml': deployment };

describe('what is behind a practice', () => {
  it('are its rules with their counts and first places', async () => {
    const shown = await details(probes, { files: web });
    assert.deepEqual([shown.status, shown.reason, shown.share, shown.blocker], ['unmet', 'rules', 0, true]);
    assert.ok(shown.gain > 0 && shown.gain < 1);
    const liveness = shown.rules.find(({ id }) => id === 'liveness-probe-missing');
    assert.deepEqual([liveness?.met, liveness?.unmet, liveness?.findings, liveness?.fix], [0, 1, 1, 'review']);
    assert.equal(liveness?.places[0]?.path, 'app/web.yaml');
    assert.equal(liveness.places[0].range.start.line, 15);
    assert.ok(shown.why !== '' && shown.how.length > 1 && shown.projects.every(({ homepage }) => homepage.startsWith('https://')));
    assert.deepEqual(shown.model, { version: model.version, date: model.date });
  });

  it('is the same for a file that is not open, and lists ten places at the most', async () => {
    const many = { 'web.yaml': Array.from({ length: 12 }, () => deployment).join('---\n') };
    const shown = await details(probes, { files: many, closed: ['web.yaml'] });
    const liveness = shown.rules.find(({ id }) => id === 'liveness-probe-missing');
    assert.deepEqual([liveness?.findings, liveness?.places.length], [12, 10]);
    assert.equal(liveness?.places[9]?.range.start.line, 15 + 9 * deployment.split('\n').length);
  });

  it('are the signals that are looked for, and where they were found', async () => {
    const signal =
      allSignals().find(({ practices }) => practices.includes('technology/security-and-policy/1/tls-everywhere')) ?? allSignals()[0];
    assert.ok(signal);
    const [practice = ''] = signal.practices;
    const text = 'first line\nkey: value\n';
    const evidence: Evidence = new Map([
      [
        signal.id,
        {
          count: 14,
          places: [
            { uri: `${root}/Makefile`, start: 16, end: 21 },
            { uri: `${root}/SECURITY.md`, start: 0, end: 0 },
            { uri: `${root}/gone.mk`, start: 4, end: 5 },
          ],
        },
      ],
    ]);
    const shown = await details(practice, { files: web, evidence }, { Makefile: text });
    const found = shown.signals.find(({ id }) => id === signal.id);
    assert.equal(found?.count, 14);
    assert.deepEqual(
      found.places.map(({ path, range: { start, end } }) => [path, start.line, start.character, end.character]),
      [
        ['Makefile', 1, 5, 10],
        ['SECURITY.md', 0, 0, 0],
        ['gone.mk', 0, 0, 0],
      ],
    );
    for (const other of shown.signals.filter(({ id }) => id !== signal.id)) assert.deepEqual([other.count, other.places], [0, []]);
  });

  it('is an answer, with its place and its age', async () => {
    const answers = `answers:\n  ${pilot}:\n    answer: yes\n    note: the shop\n    date: 2026-11-02\n`;
    const shown = await details(pilot, { files: { ...web, '.cnmaturity.yaml': answers }, answers });
    assert.deepEqual([shown.status, shown.reason, shown.share], ['met', 'answer', 1]);
    assert.deepEqual(
      [shown.answer?.answer, shown.answer?.note, shown.answer?.date, shown.answer?.stale],
      ['yes', 'the shop', '2026-11-02', false],
    );
    assert.deepEqual([shown.answer?.place?.path, shown.answer?.place?.range.start.line], ['.cnmaturity.yaml', 1]);
    assert.deepEqual(shown.values, ['yes', 'partly', 'no', 'not-applicable']);
    const old = await details(pilot, { files: web, answers: answers.replace('2026-11-02', '2025-11-02') });
    assert.deepEqual([old.status, old.reason, old.answer?.stale], ['unconfirmed', 'nothing-known', true]);
  });

  it('may be an answer that files contradict', async () => {
    const answers = `answers:\n  ${probes}:\n    answer: not-applicable\n`;
    const shown = await details(probes, { files: web, answers });
    assert.deepEqual(shown.contradiction, { files: 'unmet', answer: 'not-applicable' });
    assert.deepEqual([shown.status, shown.reason], ['unmet', 'rules']);
  });

  it('speaks of AI in the sections on AI only', async () => {
    const practice = model.dimensions.flatMap(({ sections }) => sections).find(({ id }) => id === 'technology/ai')?.cells[0]?.practices[0];
    const shown = await details(practice?.id ?? '', { files: web, answers: 'answers:\n  ai: { answer: not-applicable }\n' });
    assert.deepEqual([shown.status, shown.answer?.id, shown.reason], ['not-applicable', 'ai', 'answer']);
    for (const { id, counts } of shown.signals) assert.equal(counts, /^ai(ops)?-/.test(id), id);
  });

  it('is nothing for what the model does not have', async () => {
    const { state, project } = await stateOf({ files: web });
    assert.equal(await practiceDetails('people/nothing', state, placesIn(project)), undefined);
  });
});

describe('the questions of a scope', () => {
  const questions = async (answers: string, upTo?: 1 | 2): Promise<Questions> => {
    const { state, project } = await stateOf({ files: web, answers });
    return questionsFor(state, '.cnmaturity.yaml', placesIn(project), upTo);
  };

  it('go up to the level being worked on, or another one, in the order of the model', async () => {
    const one = await questions('');
    assert.equal(one.upTo, 1);
    assert.ok(one.questions.every(({ level }) => level === 1));
    const two = await questions('', 2);
    assert.deepEqual(
      two.questions.slice(0, one.questions.length).map(({ id }) => id),
      one.questions.map(({ id }) => id),
    );
    assert.equal(one.questions[0]?.id, pilot);
    assert.equal(new Set(two.questions.map(({ id }) => id)).size, two.questions.length);
    assert.ok(!one.questions.some(({ id }) => id === probes));
  });

  it('ask once whether AI is used at all, before all that it covers', async () => {
    const { questions: list } = await questions('', 2);
    const concerns = list.filter((question) => question.kind !== 'practice');
    assert.deepEqual(
      concerns.map(({ kind, id }) => [kind, id]),
      [['ai', 'ai']],
    );
    const covers = concerns[0]?.covers ?? [];
    assert.deepEqual(
      covers,
      list.filter(({ kind, section }) => kind === 'practice' && section.endsWith('/ai')).map(({ id }) => id),
    );
    assert.equal(
      list.findIndex(({ id }) => id === covers[0]) - 1,
      list.findIndex(({ id }) => id === 'ai'),
    );
  });

  it('keep their place once they are answered, and know how old the answer is', async () => {
    const before = await questions('');
    const after = await questions(
      `answers:\n  ai: { answer: not-applicable, date: 2026-11-20 }\n  ${pilot}: { answer: partly, date: 2025-01-01 }\n  people/culture: { answer: not-applicable }\n`,
    );
    const ids = after.questions.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => id !== 'people/culture'),
      before.questions.map(({ id }) => id),
    );
    const stateIn = (id: string): unknown => after.questions.find((question) => question.id === id)?.state;
    assert.deepEqual([stateIn(pilot), stateIn('ai'), stateIn('people/culture')], ['stale', 'answered', 'answered']);
    const ai = after.questions.find(({ kind, section }) => kind === 'practice' && section === 'people/ai');
    assert.deepEqual([ai?.state, ai?.answer?.id], ['answered', 'ai']);
  });

  it('leave out a concern that somebody has answered questions of', async () => {
    const practice = model.dimensions.flatMap(({ sections }) => sections).find(({ id }) => id === 'people/ai')?.cells[0]?.practices[0];
    const { questions: list } = await questions(`answers:\n  ${practice?.id ?? ''}: { answer: no }\n`);
    assert.ok(!list.some(({ kind }) => kind === 'ai'));
  });
});
