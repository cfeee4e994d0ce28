import assert from 'node:assert/strict';
import { readModel } from '../../scripts/generate/model.ts';
import { levelInfo, model, placeOfPractice, practiceById, projectById, sectionById } from '../../server/src/model/model.ts';
import { allRules } from '../../server/src/rules/index.ts';

const sections = model.dimensions.flatMap((dimension) => dimension.sections);
const practices = sections.flatMap((section) => section.cells.flatMap((cell) => cell.practices));
const source = readModel(new URL('../../', import.meta.url));
const statuses = new Map(source.projects.projects.map(({ id, status }) => [id, status]));

describe('the model', () => {
  it('has five dimensions, 23 sections and 115 cells', () => {
    assert.equal(model.dimensions.length, 5);
    assert.equal(sections.length, 23);
    assert.equal(sections.flatMap(({ cells }) => cells).length, 115);
  });

  it('says something in every cell and has at least two practices there', () => {
    for (const { id, cells } of sections) {
      for (const { level, summary, practices: own } of cells) {
        assert.ok(summary.length > 80, `${id}/${String(level)}`);
        assert.ok(own.length >= 2, `${id}/${String(level)}`);
      }
    }
  });

  it('has unique ids that spell out section and level', () => {
    assert.equal(new Set(practices.map(({ id }) => id)).size, practices.length);
    for (const { id, section, level } of practices) assert.deepEqual(placeOfPractice(id), { section, level });
  });

  it('gives every practice its texts, and a question to those a person can confirm', () => {
    for (const practice of practices) {
      assert.ok(practice.statement !== '' && practice.why !== '' && practice.how.length >= 2, practice.id);
      assert.equal(practice.question === undefined, practice.kind === 'observed', practice.id);
    }
  });

  it('finds practices, sections and levels by id', () => {
    assert.equal(practiceById('technology/testing-and-issue-detection/1/health-probes')?.level, 1);
    assert.equal(sectionById('policy/ai')?.name, 'AI');
    assert.equal(levelInfo(3).name, 'Scale');
    assert.equal(practiceById('technology/no/1/such'), undefined);
  });

  it('names only CNCF projects, sandbox ones at levels 4 and 5 alone', () => {
    for (const { id, level, projects } of practices) {
      for (const project of projects) {
        const status = statuses.get(project);
        const allowed = status === 'graduated' || status === 'incubating' || (status === 'sandbox' && level >= 4);
        assert.ok(allowed, `${id}: ${project} is ${status ?? 'not known'}`);
        assert.ok(projectById(project), project);
      }
    }
  });

  it('has the practice of every rule', () => {
    for (const rule of allRules) assert.ok(practiceById(rule.practice), `${rule.id}: ${rule.practice}`);
  });
});
