import assert from 'node:assert/strict';
import type { ApplicationEntry } from '../../server/src/answers/applications.ts';
import { findScope, scopesOf } from '../../server/src/features/scopes.ts';
import type { Scope } from '../../server/src/features/scopes.ts';
import { deployment, projectOf, root } from './project.ts';

const kustomization = (text: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${text}`;

const files = {
  'deploy/base/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
  'deploy/base/web.yaml': deployment,
  'deploy/base/unused.yaml': deployment,
  'deploy/parts/kustomization.yaml': kustomization('resources: [../base]\npatches:\n  - path: patch.yaml\n'),
  'deploy/parts/patch.yaml': deployment,
  'deploy/overlays/production/kustomization.yaml': kustomization('resources: [../../parts, pdb.yaml, https://example.com/x]\n'),
  'deploy/overlays/production/pdb.yaml': deployment,
  'deploy/overlays/staging/kustomization.yaml': kustomization('resources: [../../base, ../staging]\n'),
  'charts/a b/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n',
  'charts/c/Chart.yaml': 'apiVersion: v2\nname: c\nversion: 1.0.0\n',
};

async function scopes(applications: readonly ApplicationEntry[], more: readonly string[] = []): Promise<readonly Scope[]> {
  const { session } = await projectOf(files);
  const roots = [
    { uri: root, name: 'workspace', applications },
    ...more.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1), applications: [] })),
  ];
  return scopesOf(roots, session.workspace.files);
}

function paths({ includes }: Pick<Scope, 'includes'>): readonly string[] {
  return Object.keys(files).filter((path) => includes(`${root}/${path.replaceAll(' ', '%20')}`));
}

const bind = (scope: Scope | undefined): Pick<Scope, 'includes'> => ({ includes: (uri) => scope?.includes(uri) ?? false });

describe('scopes', () => {
  it('are the whole alone, where nothing else is named', async () => {
    const [whole, ...others] = await scopes([]);
    assert.deepEqual([whole?.id, whole?.kind, whole?.root, others.length], ['workspace', 'workspace', undefined, 0]);
    assert.equal(paths(bind(whole)).length, Object.keys(files).length);
  });

  it('are the folders too, where there are several; a file belongs to the innermost', async () => {
    const [, outer, inner] = await scopes([], [`${root}/deploy`]);
    assert.deepEqual([outer?.name, outer?.kind, inner?.name, inner?.root], ['workspace', 'folder', 'deploy', `${root}/deploy`]);
    assert.deepEqual(paths(bind(outer)), ['charts/a b/Chart.yaml', 'charts/c/Chart.yaml']);
    assert.equal(paths(bind(inner)).length, 8);
  });

  it('take in what overlays bring, bases of bases included, and nothing that merely lies there', async () => {
    const [, production, staging] = await scopes([
      { name: 'Shop', path: './deploy/overlays/production/' },
      { path: 'deploy/overlays/staging' },
    ]);
    assert.deepEqual([production?.name, production?.path, staging?.name], ['Shop', 'deploy/overlays/production', 'staging']);
    assert.deepEqual(paths(bind(production)), [
      'deploy/base/kustomization.yaml',
      'deploy/base/web.yaml',
      'deploy/parts/kustomization.yaml',
      'deploy/parts/patch.yaml',
      'deploy/overlays/production/kustomization.yaml',
      'deploy/overlays/production/pdb.yaml',
    ]);
    assert.deepEqual(paths(bind(staging)), [
      'deploy/base/kustomization.yaml',
      'deploy/base/web.yaml',
      'deploy/overlays/staging/kustomization.yaml',
    ]);
  });

  it('are found by globs, once each, with names that tell them apart', async () => {
    const [, ...found] = await scopes([
      { path: 'charts/*' },
      { path: 'charts/c' },
      { name: 'Team', path: 'deploy/{base,overlays/staging}' },
    ]);
    assert.deepEqual(
      found.map(({ name, path }) => [name, path]),
      [
        ['a b', 'charts/a b'],
        ['c', 'charts/c'],
        ['Team / base', 'deploy/base'],
        ['Team / staging', 'deploy/overlays/staging'],
      ],
    );
    assert.deepEqual(paths(bind(found[0])), ['charts/a b/Chart.yaml']);
    const ofTools = scopesOf(
      [{ uri: root, name: 'w', applications: [{ path: '*' }] }],
      new Map([[`${root}/.github/a.yaml`, { uri: `${root}/.github/a.yaml`, units: [], problems: [] }]]),
    );
    assert.deepEqual(
      ofTools.map(({ kind }) => kind),
      ['workspace'],
    );
    const [, one, other] = await scopes([{ path: 'deploy/overlays/*' }, { name: 'staging', path: 'charts/c' }]).then(
      ([whole, , ...rest]) => [whole, ...rest],
    );
    assert.deepEqual([one?.name, other?.name], ['deploy/overlays/staging', 'charts/c']);
  });

  it('are there though nothing is in them, and found by name, path and id', async () => {
    const all = await scopes([{ name: 'New', path: 'apps/new' }]);
    const [, fresh] = all;
    assert.deepEqual(paths(bind(fresh)), []);
    for (const wanted of ['New', 'apps/new', './apps/new/', fresh?.id ?? '']) assert.equal(findScope(all, wanted), fresh, wanted);
    assert.equal(findScope(all, 'Old'), undefined);
  });
});
