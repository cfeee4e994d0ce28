import assert from 'node:assert/strict';
import type { Assessment } from '../../server/src/assessment/types.ts';
import { ignoreEdit } from '../../server/src/features/ignore.ts';
import type { PlacedFinding } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { apply, place } from '../support/edits.ts';
import { pathOf, workspaceOf } from '../support/workspace.ts';
import { files } from './corpus.ts';
import { fallen } from './levels.ts';
import { assessmentOf, put, root, sessionOf } from './sessions.ts';

const reason = 'known, see issue 12';

function acceptedIn({ sections }: Assessment): number {
  const practices = sections.flatMap(({ levels }) => levels.flatMap((cell) => cell.practices));
  return practices.reduce((sum, { accepted }) => sum + accepted, 0);
}

/** The first findings of each rule that is on. */
function chosen(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const counts = new Map<string, number>();
  return findings.filter(({ finding: { rule } }) => {
    counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
    return rule.default === 'on' && (counts.get(rule.id) ?? 0) <= 2;
  });
}

describe('findings in files', () => {
  it('lower no level when they are fixed', async () => {
    const workspace = await workspaceOf(files, allRules);
    const session = await sessionOf(files);
    const before = assessmentOf(session);
    let fixed = 0;
    for (const finding of chosen(workspace.findings())) {
      const fix = workspace.fixOf(finding);
      if (!fix) continue;
      const path = pathOf(finding.uri);
      const text = apply(files, place(path, finding.unitStart, fix.edits))[path];
      put(session, path, text);
      assert.deepEqual(fallen(before, assessmentOf(session)), [], `${finding.finding.rule.id} in ${path}`);
      put(session, path, files[path]);
      fixed++;
    }
    assert.ok(fixed > 10, `only ${String(fixed)}`);
    assert.deepEqual(assessmentOf(session), before);
  });

  it('count as accepted once a comment gives the reason, and are still listed', async () => {
    const session = await sessionOf(files);
    const before = assessmentOf(session);
    const all = Object.keys(files).flatMap((path) => session.engine.findingsOf(`${root}/${path}`));
    assert.equal(acceptedIn(before), 0);
    let accepted = 0;
    for (const finding of chosen(all)) {
      const { id } = finding.finding.rule;
      const path = pathOf(finding.uri);
      const comment = ignoreEdit(session, files[path] ?? '', finding);
      if (!comment) continue;
      const text = comment.text.replace(/(?=\r?\n$)/, ` ${reason}`);
      put(session, path, apply(files, [{ path, start: comment.start, end: comment.end, text }])[path]);
      const listed = session.engine.findingsOf(finding.uri).filter(({ finding: { suppression } }) => suppression !== undefined);
      assert.ok(listed.length > 0, `${id} in ${path}`);
      for (const { finding: one } of listed) assert.deepEqual([one.rule.id, one.suppression?.reason], [id, reason]);
      const after = assessmentOf(session);
      accepted += acceptedIn(after);
      assert.deepEqual(fallen(before, after), [], `${id} in ${path}`);
      put(session, path, files[path]);
    }
    assert.ok(accepted > 20, `only ${String(accepted)}`);
  });
});
