import assert from 'node:assert/strict';
import type { Scope } from '../../server/src/features/scopes.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { completionsOf } from '../../server/src/features/completion.ts';
import type { Session } from '../../server/src/lsp/session.ts';
import type { Level } from '../../server/src/model/types.ts';
import { parseSettings } from '../../server/src/lsp/settings.ts';
import { cursor, deployment, modern, projectOf, root } from './project.ts';

const files = {
  'apps/shop/base/kustomization.yaml': 'resources: [web.yaml]\n',
  'apps/shop/base/web.yaml': deployment,
  'apps/shop/production/kustomization.yaml': 'resources: [../base]\n',
  'apps/shop/staging/kustomization.yaml': 'resources: [../base]\n',
  'apps/cart/web.yaml': deployment.replaceAll('web', 'cart'),
  'other.yaml': deployment.replaceAll('web', 'other'),
};

async function sessionWith(config: string, settings: unknown = {}): Promise<Session> {
  const { session } = await projectOf({ ...files, '.cnmaturity.yaml': config }, { settings });
  return session;
}

function levelsAt(session: Session, ...paths: readonly string[]): readonly Level[] {
  return paths.map((path) => session.targetAt(`${root}/${path}`));
}

function scopeCalled(session: Session, name: string): Scope {
  const found = session.targets.scopes().find((scope) => scope.name === name);
  assert.ok(found, name);
  return found;
}

describe('the target level', () => {
  it('is the level that is being worked on, unless somebody sets it', async () => {
    const session = await sessionWith('answers: {}\n');
    const whole = scopeCalled(session, 'Workspace');
    assert.deepEqual(session.targetOf(whole), { level: 1, by: 'levels', root });
    assert.ok(session.assessed([{ is: whole, assessment: { findingsLevel: 3 } }]));
    assert.deepEqual(levelsAt(session, 'other.yaml', 'apps/cart/web.yaml'), [3, 3]);
    assert.ok(!session.assessed([{ is: whole, assessment: { findingsLevel: 3 } }]), 'nothing is new');
  });

  it('is what the answers file says for the folder, and before it what is set in the editor', async () => {
    const session = await sessionWith('targetLevel: 4\n');
    assert.deepEqual(session.targetOf(scopeCalled(session, 'Workspace')), { level: 4, by: 'file', root });
    assert.deepEqual(levelsAt(session, 'other.yaml'), [4]);
    const set = await sessionWith('targetLevel: 4\napplications:\n  - { path: apps/cart, targetLevel: 5 }\n', { targetLevel: 2 });
    assert.equal(set.targetOf(scopeCalled(set, 'Workspace')).by, 'setting');
    assert.deepEqual(levelsAt(set, 'other.yaml', 'apps/cart/web.yaml'), [2, 2]);
    const automatic = await sessionWith('targetLevel: auto\n');
    assert.equal(automatic.targetOf(scopeCalled(automatic, 'Workspace')).by, 'levels');
  });

  it('is that of an application for the files in it, and the folder’s elsewhere', async () => {
    const session = await sessionWith('targetLevel: 2\napplications:\n  - { path: apps/cart, targetLevel: 4 }\n  - path: apps/shop\n');
    assert.deepEqual(levelsAt(session, 'apps/cart/web.yaml', 'apps/shop/base/web.yaml', 'other.yaml'), [4, 2, 2]);
    assert.deepEqual(session.targetOf(scopeCalled(session, 'cart')), { level: 4, by: 'file', root });
    assert.equal(session.targetOf(scopeCalled(session, 'shop')).level, 2);
  });

  it('is that of the innermost application that has one', async () => {
    const session = await sessionWith(
      'applications:\n  - { path: apps, targetLevel: 2 }\n  - { path: apps/shop, targetLevel: 3 }\n  - path: apps/shop/staging\n',
    );
    const paths = ['apps/cart/web.yaml', 'apps/shop/base/web.yaml', 'apps/shop/staging/kustomization.yaml'];
    assert.deepEqual(levelsAt(session, ...paths), [2, 3, 3]);
  });

  it('is the highest of those that take a file in', async () => {
    const config = 'applications:\n  - { path: apps/shop/production, targetLevel: 4 }\n  - { path: apps/shop/staging, targetLevel: 2 }\n';
    const session = await sessionWith(`targetLevel: 1\n${config}`);
    const paths = [
      'apps/shop/base/web.yaml',
      'apps/shop/production/kustomization.yaml',
      'apps/shop/staging/kustomization.yaml',
      'other.yaml',
    ];
    assert.deepEqual(levelsAt(session, ...paths), [4, 4, 2, 1]);
    const without = await sessionWith(`targetLevel: 5\n${config.replace(', targetLevel: 2', '')}`);
    assert.deepEqual(levelsAt(without, ...paths), [5, 4, 5, 5], 'staging aims for what the folder does');
  });

  it('follows, with `auto`, where the application itself stands', async () => {
    const session = await sessionWith('targetLevel: 2\napplications:\n  - { path: apps/cart, targetLevel: auto }\n');
    const cart = scopeCalled(session, 'cart');
    assert.equal(session.targetAt(`${root}/apps/cart/web.yaml`), 1);
    const scopes = session.targets
      .scopes()
      .map((is) => ({ is, assessment: { findingsLevel: is.id === cart.id ? (3 as const) : (1 as const) } }));
    assert.ok(session.assessed(scopes));
    assert.deepEqual(levelsAt(session, 'apps/cart/web.yaml', 'other.yaml'), [3, 2]);
    assert.deepEqual(session.targetOf(cart), { level: 3, by: 'levels', root });
  });

  it('is for one of many what is said of just that one', async () => {
    const session = await sessionWith('applications:\n  - { path: "apps/*", targetLevel: 2 }\n  - { path: apps/cart, targetLevel: 5 }\n');
    assert.deepEqual(levelsAt(session, 'apps/cart/web.yaml', 'apps/shop/base/web.yaml'), [5, 2]);
  });

  it('may be set for an application in the settings too', async () => {
    const session = await sessionWith('targetLevel: 2\n', {
      applications: [
        { path: 'apps/cart', targetLevel: 3 },
        { path: 'a', targetLevel: 9 },
      ],
    });
    assert.deepEqual(levelsAt(session, 'apps/cart/web.yaml', 'other.yaml'), [3, 2]);
    assert.match(parseSettings({ applications: [{ path: 'a', targetLevel: 9 }] }).problems.join(), /entry 1 must have 1 to 5 or "auto"/);
  });

  it('changes at once what is shown and offered, in those files alone', async () => {
    const typed = cursor(`${deployment.replaceAll('web', 'cart')}      §\n`);
    const { session, file, change } = await projectOf({
      ...files,
      'apps/cart/web.yaml': typed.text,
      '.cnmaturity.yaml': 'targetLevel: 1\n',
    });
    const counts = (path: string): readonly number[] => {
      const found = diagnosticsOf(session, file(path), 1000);
      return [1, 2, 4].map((severity) => found.filter((one) => one.severity === severity).length);
    };
    const offers = (): number => completionsOf(session, file('apps/cart/web.yaml'), typed.position, modern).length;
    const before = { cart: counts('apps/cart/web.yaml'), other: counts('other.yaml'), offers: offers() };
    const { generation } = session;
    change('.cnmaturity.yaml', 'targetLevel: 1\napplications:\n  - { path: apps/cart, targetLevel: 5 }\n');
    assert.notEqual(session.generation, generation);
    const [, warnings = 0, hints = 0] = counts('apps/cart/web.yaml');
    assert.ok(warnings > (before.cart[1] ?? 0));
    assert.equal(hints, 0, 'there is no level above');
    assert.ok(offers() > before.offers);
    assert.deepEqual(counts('other.yaml'), before.other);
    change('.cnmaturity.yaml', 'targetLevel: 1\n');
    assert.deepEqual(counts('apps/cart/web.yaml'), before.cart);
  });

  it('is shown with the file that says so', async () => {
    const session = await sessionWith('targetLevel: 3\napplications:\n  - { path: apps/cart, targetLevel: 5 }\n');
    const file = `${root}/.cnmaturity.yaml`;
    assert.deepEqual(session.targets.shown(scopeCalled(session, 'Workspace')), { level: 3, set: true, file });
    assert.deepEqual(session.targets.shown(scopeCalled(session, 'cart')), { level: 5, set: true, file });
    const set = await sessionWith('targetLevel: 3\n', { targetLevel: 2 });
    assert.deepEqual(set.targets.shown(scopeCalled(set, 'Workspace')), { level: 2, set: true });
    const none = await sessionWith('');
    assert.deepEqual(none.targets.shown(scopeCalled(none, 'Workspace')), { level: 1, set: false });
  });
});
