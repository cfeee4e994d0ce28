import assert from 'node:assert/strict';
import { assess } from '../../server/src/assessment/assess.ts';
import { overviewOf, summaryOf } from '../../server/src/features/overview.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { mostPlaces, Survey, surveyFile } from '../../server/src/features/survey.ts';
import { model } from '../../server/src/model/model.ts';
import { deployment, projectOf } from './project.ts';
import type { ProjectOptions } from './project.ts';

async function overview(
  files: Readonly<Record<string, string>>,
  options?: ProjectOptions,
): Promise<Overview & { readonly summary: string }> {
  const { session } = await projectOf(files, options);
  const survey = new Survey();
  for (const uri of session.files.uris()) survey.add(surveyFile(session, uri));
  const assessment = assess(survey.tallies, model, session.rules, new Map());
  const [whole] = session.targets.scopes();
  assert.ok(whole);
  const made = overviewOf({
    project: session,
    survey,
    assessment,
    scanning: false,
    target: session.targets.shown(whole),
    skipped: [],
  });
  return { ...made, summary: summaryOf(assessment) };
}

describe('overview', () => {
  it('shows the level, the profile and what to do next, with places', async () => {
    const shown = await overview({ 'app/web.yaml': deployment });
    assert.equal(shown.state, 'ready');
    assert.equal(shown.overall.level, 1);
    assert.equal(shown.overall.name, 'Build');
    assert.match(shown.summary, /^Level 1 \(Build\), \d+ %$/);
    assert.equal(shown.dimensions.length, 5);
    assert.ok(shown.dimensions.every(({ sections }) => sections.every(({ cells }) => cells.length === 5)));
    const place = shown.steps.flatMap(({ places }) => places).find(({ rule }) => rule === 'privileged-container');
    assert.equal(place?.path, 'app/web.yaml');
    assert.deepEqual(place.range.start, { line: 20, character: 24 });
    const step = shown.steps.find(({ places }) => places.some((one) => one === place));
    assert.equal(step?.fixable, 1);
    assert.ok(step.how.length > 1 && step.why !== '');
  });

  it('finds places in files that are not open', async () => {
    const open = await overview({ 'web.yaml': deployment });
    const closed = await overview({ 'web.yaml': deployment }, { closed: ['web.yaml'] });
    assert.deepEqual(closed, open);
  });

  it('counts accepted findings apart, and lists the first places only', async () => {
    const many = Array.from({ length: mostPlaces + 5 }, () => deployment).join('---\n');
    const accepted = deployment.replace(
      '            privileged',
      '            # cnmaturity-ignore: privileged-container for a test\n            privileged',
    );
    const shown = await overview({ 'web.yaml': `${many}---\n${accepted}` });
    assert.equal(shown.counts.accepted, 1);
    const step = shown.steps.find(({ places }) => places.some(({ rule }) => rule === 'privileged-container'));
    assert.equal(step?.unmet, mostPlaces + 5);
    assert.equal(step.places.length, mostPlaces);
  });

  it('leaves out rules that are off', async () => {
    const found = (shown: Overview): string[] => shown.steps.flatMap(({ places }) => places.map(({ rule }) => rule));
    const rules = { 'privileged-container': 'off' };
    const all = await overview({ 'web.yaml': deployment });
    const fewer = await overview({ 'web.yaml': deployment }, { settings: { rules } });
    assert.equal(fewer.counts.findings, all.counts.findings - 1);
    assert.ok(found(all).includes('privileged-container'));
    assert.deepEqual(
      found(fewer),
      found(all).filter((rule) => rule !== 'privileged-container'),
    );
  });

  it('sums up what is only to be answered, in place of listing it', async () => {
    const shown = await overview({ 'web.yaml': deployment });
    assert.ok(shown.steps.length > 0 && shown.steps.every(({ kind }) => kind !== 'question'));
    const { level, open, stale, total, levels } = shown.questions;
    assert.equal(level, 1);
    assert.ok(open > 20 && open === total && stale === 0);
    assert.deepEqual(levels[0], { level, open, stale, total });
    assert.equal(levels.length, 5);
  });

  it('says of each number what is behind it', async () => {
    const shown = await overview({ 'web.yaml': deployment });
    const { basis, progress, level } = shown.overall;
    assert.ok(basis && level);
    const applicable = basis.met + basis.partlyMet + basis.unmet + basis.unconfirmed;
    assert.ok(Math.abs(progress - (basis.met + basis.partShare) / applicable) < 1e-9);
    const cells = shown.dimensions.flatMap(({ sections }) => sections).flatMap((section) => (section.level === null ? [] : section.cells));
    const practices = cells.filter((cell) => cell.level === level).flatMap((cell) => cell.practices);
    assert.equal(basis.met, practices.filter(({ status }) => status === 'met').length);
    assert.deepEqual(
      basis.blockers,
      practices.filter(({ blocker }) => blocker).map(({ id }) => id),
    );
    assert.ok(practices.filter(({ by }) => by === 'files').length >= basis.byFiles);
    assert.equal(shown.coverage.byFiles, shown.coverage.judged);
  });

  it('is empty where nothing can be judged', async () => {
    const shown = await overview({});
    assert.equal(shown.state, 'empty');
    assert.equal(shown.overall.level, null);
    assert.equal(shown.summary, '');
    assert.deepEqual(shown.steps, []);
  });
});
