import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { practiceById, sectionById } from '../../server/src/model/model.ts';
import { allRules } from '../../server/src/rules/index.ts';

/** Where the plan of the rules puts each of them: section and level, read from the text of the model. */
const planned: ReadonlyMap<string, string> = new Map(
  readFileSync(new URL('rule-places.txt', import.meta.url), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', place = ''] = line.split(' ');
      return [id, place];
    }),
);

/** Rules that stand elsewhere than planned, or that the plan does not know, and why. */
const deviations: Readonly<Record<string, { readonly place: string; readonly reason: string }>> = {};

describe('the places of the rules', () => {
  it('are planned for sections and levels that exist', () => {
    assert.ok(planned.size > 480);
    for (const [id, place] of planned) {
      const [, section = '', level = ''] = /^(.+)\/([1-5])$/.exec(place) ?? [];
      assert.ok(sectionById(section)?.cells.some((cell) => String(cell.level) === level), `${id}: ${place}`);
    }
  });

  it('are those of the plan, or of a deviation with a reason', () => {
    const elsewhere = allRules.flatMap(({ id, practice: practiceId }) => {
      const practice = practiceById(practiceId);
      const place = `${practice?.section ?? ''}/${String(practice?.level)}`;
      const expected = deviations[id]?.place ?? planned.get(id);
      return place === expected ? [] : [{ id, place, expected }];
    });
    assert.deepEqual(elsewhere, []);
  });

  it('deviate only where they say why, and only while they do', () => {
    const rules = new Set(allRules.map(({ id }) => id));
    for (const [id, { place, reason }] of Object.entries(deviations)) {
      assert.ok(rules.has(id) && reason.length > 20, id);
      assert.notEqual(planned.get(id), place, id);
    }
  });
});
