import assert from 'node:assert/strict';
import { listFindings } from '../../server/src/features/finding-list.ts';
import type { FindingList, FindingQuery } from '../../server/src/features/finding-list-types.ts';
import { scopesOf } from '../../server/src/features/scopes.ts';
import type { Scope } from '../../server/src/features/scopes.ts';
import { deployment, projectOf, root } from './project.ts';
import type { ProjectOptions } from './project.ts';

const files = { 'app/web.yaml': deployment, 'other/api.yaml': deployment.replaceAll('web', 'api') };

async function list(
  query: FindingQuery,
  options: ProjectOptions = {},
  narrow: (scope: Scope) => Scope = (one) => one,
): Promise<FindingList> {
  const { session } = await projectOf(files, options);
  const [whole] = scopesOf([{ uri: root, name: 'workspace', applications: [] }], session.workspace.files);
  assert.ok(whole);
  const steps = listFindings(session, narrow(whole), session.files.uris().toSorted(), query);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe('the list of findings', () => {
  it('counts by rule, the lowest level first, and lists the first places', async () => {
    const { total, rules, places } = await list({ limit: 3 });
    assert.equal(
      total,
      rules.reduce((sum, { count }) => sum + count, 0),
    );
    assert.ok(total > 6);
    assert.deepEqual(
      rules.map(({ level }) => level),
      rules.map(({ level }) => level).toSorted((a, b) => a - b),
    );
    assert.equal(rules.find(({ rule }) => rule === 'privileged-container')?.count, 2);
    assert.equal(places.length, 3);
    assert.equal(places[0]?.path, 'app/web.yaml');
  });

  it('gives the counts alone for a limit of 0', async () => {
    const { rules, places } = await list({ limit: 0 });
    assert.ok(rules.length > 3);
    assert.deepEqual(places, []);
  });

  it('narrows by rule, section and level', async () => {
    const one = await list({ limit: 10, rule: 'privileged-container' });
    assert.deepEqual(
      one.places.map(({ path, rule }) => `${path} ${rule}`),
      ['app/web.yaml privileged-container', 'other/api.yaml privileged-container'],
    );
    const section = one.rules[0]?.section;
    assert.ok(section !== undefined);
    const inSection = await list({ limit: 0, section });
    assert.deepEqual([...new Set(inSection.rules.map((rule) => rule.section))], [section]);
    const first = await list({ limit: 0, upTo: 1 });
    assert.ok(first.total > 0 && first.rules.every(({ level }) => level === 1));
  });

  it('looks only into the files of the scope', async () => {
    const within = await list({ limit: 50 }, {}, (whole) => ({ ...whole, includes: (uri) => uri.includes('/other/') }));
    assert.deepEqual([...new Set(within.places.map(({ path }) => path))], ['other/api.yaml']);
  });

  it('leaves out what is off or accepted', async () => {
    const off = await list({ limit: 0 }, { settings: { rules: { 'privileged-container': 'off' } } });
    assert.ok(!off.rules.some(({ rule }) => rule === 'privileged-container'));
  });
});
