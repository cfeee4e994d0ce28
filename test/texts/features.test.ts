import assert from 'node:assert/strict';
import { assess } from '../../server/src/assessment/assess.ts';
import { completeAnswers } from '../../server/src/features/answers/completion.ts';
import { diagnosticsOfAnswers } from '../../server/src/features/answers/diagnostics.ts';
import { hoverOfAnswers } from '../../server/src/features/answers/hover.ts';
import { codeActionsOf } from '../../server/src/features/code-actions.ts';
import { codeLensesOf, resolveLens } from '../../server/src/features/code-lens.ts';
import type { LensData } from '../../server/src/features/code-lens.ts';
import { completionsOf } from '../../server/src/features/completion.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import type { EvidencePlaces } from '../../server/src/features/evidence.ts';
import { listFindings } from '../../server/src/features/finding-list.ts';
import { guidanceOf } from '../../server/src/features/guidance.ts';
import { hoverOf } from '../../server/src/features/hover.ts';
import { questionsFor } from '../../server/src/features/interview.ts';
import { overviewOf, summaryOf } from '../../server/src/features/overview.ts';
import { practiceDetails } from '../../server/src/features/practice.ts';
import { ScopeSurveys } from '../../server/src/features/scope-survey.ts';
import type { AssessedScope } from '../../server/src/features/scope-survey.ts';
import { scopesOf } from '../../server/src/features/scopes.ts';
import { Survey, surveyFile } from '../../server/src/features/survey.ts';
import { model } from '../../server/src/model/model.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { cursor, deployment, modern, projectOf, root } from '../features/project.ts';
import type { TestProject } from '../features/project.ts';
import { assertPartsTranslated, assertTranslated, speaksPseudo } from './pseudo.ts';

const files: Readonly<Record<string, string>> = {
  'web.yaml': `${deployment}---\n${deployment.replaceAll('web', 'api')}`,
  'accepted.yaml': deployment
    .replaceAll('web', 'old')
    .replace(
      '          image',
      '          # cnmaturity-ignore: no-such-rule\n          # cnmaturity-ignore: cpu-limit-present until 2020-01-31\n          image',
    ),
  Dockerfile: 'FROM node\nCOPY . .\nCMD node app.js\n',
  'main.tf': 'variable "password" {}\nresource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n',
};
const given = Object.values(files).join('\n') + Object.keys(files).join('\n');

function textIn(contents: unknown): string {
  if (typeof contents === 'string') return contents;
  return typeof contents === 'object' && contents !== null && 'value' in contents ? String(contents.value) : '';
}

function assertAll(texts: readonly string[], what: string): void {
  assert.ok(texts.length > 0, `there is ${what}`);
  for (const text of texts) assertTranslated(text, given, what);
}

function assess1({ session }: TestProject): AssessedScope {
  const surveys = new ScopeSurveys(scopesOf([], new Map()));
  for (const uri of session.files.uris()) surveys.add(uri, surveyFile(session, uri));
  const basis = { rules: session.rules, evidenceOf: () => session.signals.evidence, answersOf: () => new Map(), thresholdsOf: () => [] };
  const [state] = surveys.assess(basis);
  assert.ok(state);
  return state;
}

function placesIn({ session }: TestProject): EvidencePlaces {
  return {
    pathOf: (uri) => session.pathOf(uri),
    rangeIn: (uri, span) => session.rangeIn(uri, span),
    textOf: () => Promise.resolve(undefined),
  };
}

describe('What features say', function () {
  this.timeout(30_000);
  speaksPseudo();
  let project: TestProject;

  before(async () => {
    project = await projectOf(files, { target: 5 });
  });

  it('is translated: diagnostics, and how many more there are', () => {
    const all = Object.keys(files).flatMap((path) => [
      ...diagnosticsOf(project.session, project.file(path), 200),
      ...diagnosticsOf(project.session, project.file(path), 2),
    ]);
    assertAll(
      all.map(({ message }) => textIn(message)),
      'a diagnostic',
    );
    assertAll(
      all.flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ message }) => message)).concat(textIn(all[0]?.message)),
      'a related message',
    );
  });

  it('is translated: code actions', () => {
    const titles = Object.keys(files).flatMap((path) => {
      const file = project.file(path);
      const diagnostics = diagnosticsOf(project.session, file, 200);
      return diagnostics.flatMap(({ range }) =>
        codeActionsOf(project.session, file, range, { diagnostics }, modern).map(({ title }) => title),
      );
    });
    assertAll(titles, 'a code action');
  });

  it('is translated: code lenses', () => {
    const titles = Object.keys(files).flatMap((path) =>
      codeLensesOf(project.session, project.file(path)).map(
        (lens) => resolveLens(project.session, project.session.rules, lens, lens.data as LensData, modern).command?.title ?? '',
      ),
    );
    assertAll(titles, 'a lens');
  });

  it('is translated: hovers', () => {
    const values = Object.keys(files).flatMap((path) => {
      const file = project.file(path);
      return file.document
        .getText()
        .split('\n')
        .map((line, index) => {
          const position = { line: index, character: Math.max(line.search(/\S/), 0) };
          return textIn(hoverOf(project.session, project.session.rules, file, position, modern)?.contents);
        });
    });
    const shown = values.filter((value) => value !== '');
    assert.ok(shown.length > 3);
    for (const value of shown) assertPartsTranslated(value, given, 'a hover');
  });

  it('is translated: completions', async () => {
    const typed = cursor(deployment.replace('          securityContext', '          §\n          securityContext'));
    const other = await projectOf({ 'web.yaml': typed.text }, { target: 5 });
    const items = completionsOf(other.session, other.file('web.yaml'), typed.position, modern);
    assertAll(
      items.map(({ detail = '' }) => detail.replace(/: .*$/, '')),
      'a detail',
    );
    for (const { documentation } of items) assertPartsTranslated(textIn(documentation), given, 'a documentation');
  });

  it('is translated: the overview', () => {
    const survey = new Survey();
    const { session } = project;
    for (const uri of session.files.uris()) survey.add(surveyFile(session, uri));
    const assessment = assess(survey.tallies, model, session.rules, new Map());
    const target = { level: 2, set: true } as const;
    const overview = overviewOf({ project: session, survey, assessment, scanning: false, target, skipped: [] });
    assertTranslated(summaryOf(assessment), given, 'the summary');
    const { overall, dimensions, steps } = overview;
    const cells = dimensions.flatMap(({ sections }) => sections.flatMap((section) => section.cells));
    assertAll([overall.meaning, ...cells.map(({ summary }) => summary)], 'a meaning');
    assertAll(
      cells.flatMap(({ practices }) => practices.map(({ statement }) => statement)),
      'a statement',
    );
    assertAll(
      steps.flatMap(({ statement, why, how, places }) => [statement, why, ...how, ...places.map(({ message }) => message)]),
      'a step',
    );
  });

  it('is translated: what is behind practices', async () => {
    const state = assess1(project);
    for (const { id } of state.assessment.sections.flatMap(({ levels }) => levels.flatMap(({ practices }) => practices))) {
      const details = await practiceDetails(id, state, placesIn(project));
      assert.ok(details, id);
      const { statement, why, how, question, rules, signals } = details;
      const places = rules.flatMap((rule) => rule.places.map(({ message }) => message));
      assertAll([statement, why, ...how, ...(question === null ? [] : [question]), ...places], id);
      for (const text of [...rules.map(({ title }) => title), ...signals.map(({ detects }) => detects)]) assertTranslated(text, given, id);
    }
  });

  it('is translated: questions', () => {
    const { questions } = questionsFor(assess1(project), '.cnmaturity.yaml', placesIn(project), 5);
    const texts = questions.flatMap((one) =>
      one.kind === 'practice' ? [one.question, one.statement, one.why, ...one.how] : [one.question, one.summary],
    );
    assertAll(texts, 'a question');
  });

  it('is translated: the list of findings', () => {
    const { session } = project;
    const [whole] = scopesOf([{ uri: root, name: 'workspace', applications: [] }], session.workspace.files);
    assert.ok(whole);
    const steps = listFindings(session, whole, session.files.uris().toSorted(), { limit: 50 });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const { rules, places } = step.value;
    assertAll([...rules.map(({ title }) => title), ...places.map(({ message }) => message)], 'a finding of the list');
  });

  it('is translated: guidance on rules, practices and sections', () => {
    const sections = model.dimensions.flatMap((dimension) => dimension.sections);
    const practices = sections.flatMap(({ cells }) => cells.flatMap((cell) => cell.practices));
    for (const { id } of [...allRules, ...practices, ...sections]) {
      const page = guidanceOf(id);
      assert.ok(page !== null, id);
      assertPartsTranslated(page, given, `the guidance on ${id}`);
    }
  });

  it('is translated: help with answers', () => {
    const practice = 'people/organizational-change/1/bounded-pilot';
    for (const text of [
      '§',
      'answers:\n  §',
      `answers:\n  ${practice}:\n    §`,
      `answers:\n  ${practice}:\n    answer: §`,
      'applications:\n  - §',
      'rules:\n  §',
      'ruleOptions:\n  §',
    ]) {
      const typed = cursor(text);
      const items = completeAnswers(typed.text, typed.position, {
        today: '2026-11-21',
        snippets: true,
        markdown: true,
        schemaElsewhere: false,
      });
      assert.ok(items.length > 0, text);
      for (const { detail = '', documentation } of items) {
        assertPartsTranslated(detail, given, 'a detail');
        assertPartsTranslated(textIn(documentation), given, 'a documentation');
      }
    }
    const answered = `answers:\n  ${practice}:\n    answer: perhaps\n    extra: 1\n  nothing: { answer: yes }\nother: 1\nreviewAfterDays: x\nrules: { nothing: off }\n`;
    for (const { message } of diagnosticsOfAnswers(answered, '2026-11-21'))
      assertTranslated(textIn(message), `${answered} yes, partly, no, not-applicable`, 'a problem of an answers file');
    const hover = hoverOfAnswers(answered, { line: 1, character: 6 }, { markdown: true, schemaElsewhere: false });
    assertPartsTranslated(textIn(hover?.contents), given, 'a hover');
  });
});
