import assert from 'node:assert/strict';
import { diffOf, proposalsOf } from '../../server/src/features/proposal.ts';
import { deployment, projectOf, root } from './project.ts';

const uri = `${root}/web.yaml`;

describe('a proposal', () => {
  it('shows what a fix would change, and changes nothing', async () => {
    const { session } = await projectOf({ 'web.yaml': deployment });
    const [proposal, ...others] = proposalsOf(session, uri, deployment, 'privileged-container', undefined);
    assert.deepEqual(others, []);
    assert.equal(proposal?.line, 20);
    assert.equal(proposal.fix?.safety, 'safe');
    assert.match(proposal.fix.diff, /^@@ -\d+,\d+ \+\d+,\d+ @@\n/);
    assert.match(proposal.fix.diff, /^-.*privileged: true/m);
    assert.equal(proposalsOf(session, uri, deployment, 'privileged-container', undefined).length, 1);
  });

  it('is of the named line only', async () => {
    const { session } = await projectOf({ 'web.yaml': deployment });
    assert.equal(proposalsOf(session, uri, deployment, 'privileged-container', 20).length, 1);
    assert.deepEqual(proposalsOf(session, uri, deployment, 'privileged-container', 3), []);
    assert.deepEqual(proposalsOf(session, uri, deployment, 'no-such-rule', undefined), []);
  });

  it('says so where there is no fix', async () => {
    const text = `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: ExternalName\n  externalName: localhost\n`;
    const { session } = await projectOf({ 'web.yaml': text });
    const missed = session.engine.findingsOf(uri).find(({ finding }) => finding.rule.fix === undefined);
    assert.ok(missed, 'a rule without a fix is missed');
    const [proposal] = proposalsOf(session, uri, text, missed.finding.rule.id, undefined);
    assert.equal(proposal?.fix, null);
  });
});

describe('a diff', () => {
  it('holds the changed lines with three lines around them', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    assert.equal(diffOf(before, before.replace('e\n', 'E\n')), '@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h');
  });

  it('takes lines in and out, and knows Windows line ends', () => {
    assert.equal(diffOf('a\r\nb\r\n', 'a\r\nx\r\nb\r\n'), '@@ -1,3 +1,4 @@\n a\n+x\n b\n ');
    assert.equal(diffOf('a\nb\n', 'a\n'), '@@ -1,3 +1,2 @@\n a\n-b\n ');
  });
});
