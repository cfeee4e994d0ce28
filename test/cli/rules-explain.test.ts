import assert from 'node:assert/strict';
import { levelText } from '../../server/src/features/expectation.ts';
import { model, practiceById, sectionById } from '../../server/src/model/model.ts';
import { allRules, ruleById } from '../../server/src/rules/index.ts';
import type { ReportedRule } from '../../server/src/cli/report-types.ts';
import { cli, privilegedRule } from './support.ts';

const run = async (...args: readonly string[]): ReturnType<typeof cli> => cli(args, { cwd: '/' });

describe('rules', () => {
  it('gives every rule with its fields as JSON', async () => {
    const { code, out } = await run('rules', '--format', 'json');
    assert.equal(code, 0);
    const rules = JSON.parse(out) as readonly ReportedRule[];
    assert.deepEqual(
      rules.map(({ id }) => id),
      allRules.map(({ id }) => id),
    );
    for (const reported of rules) {
      assert.deepEqual(Object.keys(reported), [
        'id',
        'title',
        'family',
        'level',
        'section',
        'practice',
        'category',
        'default',
        'fix',
        'equivalents',
      ]);
      const rule = ruleById(reported.id);
      assert.ok(rule);
      const practice = practiceById(reported.practice);
      assert.ok(practice, `${reported.id}: no practice ${reported.practice}`);
      assert.deepEqual([reported.level, reported.section], [practice.level, practice.section]);
      assert.deepEqual([reported.title, reported.family, reported.category], [rule.title, rule.family, rule.category]);
      assert.deepEqual([reported.default, reported.fix, reported.equivalents], [rule.default, rule.fixSafety, rule.equivalents]);
    }
  });

  it('lists every rule once for people', async () => {
    const { out } = await run('rules');
    const rows = out.split('\n').filter((line) => line.startsWith('  Level '));
    assert.deepEqual(rows.map((row) => row.split(/\s+/)[3] ?? '').sort(), allRules.map(({ id }) => id).sort());
  });
});

describe('explain', () => {
  it('explains every rule, practice and section', async () => {
    const sections = model.dimensions.flatMap((dimension) => dimension.sections);
    for (const rule of allRules) {
      const { code, out } = await run('explain', rule.id);
      assert.equal(code, 0);
      assert.ok(out.startsWith(`${rule.title}\n`), rule.id);
    }
    for (const section of sections) {
      const { code, out } = await run('explain', section.id);
      assert.equal(code, 0);
      assert.ok(out.startsWith(`${section.name}\n`) && out.includes(section.link), section.id);
      for (const practice of section.cells.flatMap(({ practices }) => practices))
        assert.equal((await run('explain', practice.id)).code, 0, practice.id);
    }
  });

  it('says why, how, with an example, and where the model asks for it', async () => {
    const { out } = await run('explain', privilegedRule);
    const rule = ruleById(privilegedRule);
    assert.ok(rule);
    const practice = practiceById(rule.practice);
    assert.ok(practice);
    const flat = out.replace(/\s+/g, ' ');
    for (const text of [
      levelText(practice.level),
      rule.rationale,
      ...rule.how,
      practice.statement,
      sectionById(practice.section)?.link ?? '?',
    ]) {
      assert.ok(flat.includes(text), text);
    }
    for (const line of [...rule.example.bad.trimEnd().split('\n'), ...rule.example.good.trimEnd().split('\n')])
      assert.ok(out.includes(`  ${line}\n`), line);
    assert.ok(out.includes(`# cnmaturity-ignore: ${privilegedRule} `));
  });

  it('takes names and the last part of an id where only one thing is called so', async () => {
    const whole = await run('explain', 'technology/testing-and-issue-detection');
    assert.deepEqual(await run('explain', 'testing-and-issue-detection'), whole);
    assert.deepEqual(await run('explain', 'Testing and Issue Detection'), whole);
    const byEnd = new Map<string, string[]>();
    for (const { id } of model.dimensions.flatMap(({ sections }) => sections)) {
      const end = id.slice(id.indexOf('/') + 1);
      // The id of a dimension is nothing else.
      if (!model.dimensions.some((dimension) => dimension.id === end)) byEnd.set(end, [...(byEnd.get(end) ?? []), id]);
    }
    for (const [end, ids] of byEnd) {
      const { code, err } = await run('explain', end);
      assert.equal(code, ids.length === 1 ? 0 : 2, end);
      if (ids.length > 1) for (const id of ids) assert.ok(err.includes(id));
    }
  });

  it('fits into narrow terminals', async () => {
    const { out } = await cli(['explain', 'technology/security-and-policy'], { cwd: '/', columns: 50, env: { NO_COLOR: '1' } });
    for (const line of out.split('\n')) assert.ok(line.length <= 50 || line.includes('https://'), line);
  });
});
