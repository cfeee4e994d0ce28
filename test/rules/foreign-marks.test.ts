import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules/index.ts';
import { workspaceOf } from '../support/workspace.ts';

const ids = ['from-tag-latest', 'user-missing', 'maintainer-deprecated', 'cmd-entrypoint-shell-form'];
const rules = allRules.filter(({ id }) => ids.includes(id));

async function openIn(text: string): Promise<readonly string[]> {
  const test = await workspaceOf({ Dockerfile: text }, rules);
  return test.findings().map(({ finding }) => finding.rule.id);
}

async function acceptedIn(text: string): Promise<readonly (readonly [string, string])[]> {
  const { engine } = await workspaceOf({ Dockerfile: text }, rules);
  return engine
    .findingsOf('file:///workspace/Dockerfile')
    .flatMap(({ finding: { rule, suppression } }) => (suppression ? [[rule.id, suppression.reason] as const] : []));
}

describe('Marks of other tools in a Dockerfile', () => {
  const from = 'FROM alpine:latest\n';
  const rest = 'MAINTAINER me\nCMD node a.js\n';
  const all = ['from-tag-latest', 'user-missing', 'maintainer-deprecated', 'cmd-entrypoint-shell-form'];

  it('accept nothing where there are none', async () => {
    assert.deepEqual([...(await openIn(from + rest))].sort(), [...all].sort());
  });

  it('of hadolint speak for the instruction below', async () => {
    assert.deepEqual(await openIn(`# hadolint ignore=DL3007,DL4000\n${from}${rest}USER 65532\n`), [
      'maintainer-deprecated',
      'cmd-entrypoint-shell-form',
    ]);
    assert.deepEqual(await openIn(`${from}${rest}USER 65532\n# hadolint ignore=DL3007\n`), [
      'from-tag-latest',
      'maintainer-deprecated',
      'cmd-entrypoint-shell-form',
    ]);
  });

  it('of hadolint speak for the line below only', async () => {
    for (const between of ['\n', '# a note\n'])
      assert.ok((await openIn(`# hadolint ignore=DL3007\n${between}${from}${rest}`)).includes('from-tag-latest'), between);
    const inside = `${from}RUN a \\\n  # hadolint ignore=DL3004\n  && sudo b\nUSER 65532\nCMD ["a"]\n`;
    assert.deepEqual(await openIn(inside), ['from-tag-latest']);
  });

  it('of hadolint may speak for a stage', async () => {
    const two = `${from}MAINTAINER me\n`;
    assert.equal((await openIn(`${two}${two}`)).filter((id) => id === 'maintainer-deprecated').length, 2);
    assert.equal((await openIn(`# hadolint stage ignore=DL4000\n${two}${two}`)).filter((id) => id === 'maintainer-deprecated').length, 1);
  });

  it('of hadolint may speak for the whole file', async () => {
    assert.deepEqual(await openIn(`# hadolint global ignore=DL3007,DL4000\n${from}${rest}USER 65532\n`), ['cmd-entrypoint-shell-form']);
  });

  it('of BuildKit stand in a directive', async () => {
    assert.deepEqual(await openIn(`# check=skip=MaintainerDeprecated,JSONArgsRecommended;error=true\n${from}${rest}USER 65532\n`), [
      'from-tag-latest',
    ]);
    assert.deepEqual(await openIn(`# check=skip=all\n${from}${rest}USER 65532\n`), ['from-tag-latest']);
    assert.deepEqual(await openIn(`# check=error=true\nFROM alpine:3.22\n${rest}USER 65532\n`), [
      'maintainer-deprecated',
      'cmd-entrypoint-shell-form',
    ]);
  });

  it('of checkov give a reason and speak for the file', async () => {
    const text = `FROM alpine:3.22\n#checkov:skip=CKV_DOCKER_3:runs in a sandbox\nCMD ["a"]\n`;
    assert.deepEqual(await openIn(text), []);
    assert.deepEqual(await acceptedIn(text), [['user-missing', 'runs in a sandbox']]);
  });

  it('of trivy are known by their old names too', async () => {
    for (const id of ['AVD-DS-0001', 'DS-0001', 'DS001'])
      assert.deepEqual(await openIn(`#trivy:ignore:${id}\n${from}USER 65532\nCMD ["a"]\n`), []);
    const stacked = `#trivy:ignore:DS-0001\n#trivy:ignore:DS-0002\n`;
    assert.deepEqual(await openIn(`${stacked}${from}USER 65532\nCMD ["a"]\n`), []);
    assert.deepEqual(await openIn(`${stacked}\n${from}USER 65532\nCMD ["a"]\n`), ['from-tag-latest']);
  });
});
