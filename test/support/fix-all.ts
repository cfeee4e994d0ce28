import assert from 'node:assert/strict';
import type { RuleSettings } from '../../server/src/rules/options.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { applyGroups, place } from './edits.ts';
import type { PlacedEdit } from './edits.ts';
import { pathOf, workspaceOf } from './workspace.ts';
import type { Files } from './workspace.ts';

/** All fixes, as often as overlapping ones need; then there is none left. */
export async function fixAll(rule: Rule, files: Files, settings?: RuleSettings): Promise<Files> {
  let current = files;
  for (let round = 0; round < 10; round++) {
    const test = await workspaceOf(current, [rule], settings);
    const groups = test.findings().flatMap((finding): (readonly PlacedEdit[])[] => {
      const fix = test.fixOf(finding);
      return fix ? [place(pathOf(finding.uri), finding.unitStart, fix.edits)] : [];
    });
    if (groups.length === 0) return current;
    const next = applyGroups(current, groups);
    assert.notDeepEqual(next, current, 'a fix that changes nothing');
    current = next;
  }
  throw new Error('fixes do not come to an end');
}
