import assert from 'node:assert/strict';
import { defaultSettings, parseSettings, settingDefinitions } from '../../server/src/lsp/settings.ts';

describe('settings', () => {
  it('have defaults that are valid, and a description', () => {
    assert.deepEqual(parseSettings({}), { settings: defaultSettings, problems: [] });
    const defaults = Object.fromEntries(Object.entries(settingDefinitions).map(([name, definition]) => [name, definition.default]));
    assert.deepEqual(parseSettings(defaults), { settings: defaultSettings, problems: [] });
    for (const { description } of Object.values(settingDefinitions)) assert.match(description, /\.$/);
  });

  it('are read nested and with dots', () => {
    assert.equal(parseSettings({ hover: { enabled: false } }).settings['hover.enabled'], false);
    assert.equal(parseSettings({ 'hover.enabled': false }).settings['hover.enabled'], false);
  });

  it('fall back one by one, and say so', () => {
    const { settings, problems } = parseSettings({
      targetLevel: 9,
      exclude: 'x',
      maxFileSizeKb: -1,
      maxProblemsPerFile: 7,
      rules: { a: 'loud', b: 'off' },
      hover: { enabled: 'yes' },
    });
    assert.deepEqual(settings, { ...defaultSettings, maxProblemsPerFile: 7, rules: { b: 'off' } });
    assert.deepEqual(
      problems.map((problem) => problem.split(':')[0]).toSorted(),
      ['exclude', 'hover.enabled', 'maxFileSizeKb', 'rules', 'targetLevel'].map((name) => `cloudNativeMaturity.${name}`),
    );
  });

  it('leave out applications and options that are broken, and take the others', () => {
    const { settings, problems } = parseSettings({
      applications: [{ path: 'apps/*' }, { name: 'Shop', path: './shop/' }, { path: '../x' }, { name: '', path: 'y' }, 7, { name: 'Z' }],
      ruleOptions: {
        'containers-per-pod-limit': { maximum: 6, most: 7 },
        'resource-limit-ratio': { cpu: 'ten' },
        'no-such-rule': { a: 1 },
        'capabilities-added': [],
      },
      kubernetesVersion: '1.31.0',
    });
    assert.deepEqual(settings.applications, [{ path: 'apps/*' }, { name: 'Shop', path: './shop/' }]);
    assert.deepEqual(settings.ruleOptions, {
      'containers-per-pod-limit': { maximum: 6 },
      'resource-limit-ratio': {},
      'capabilities-added': {},
    });
    assert.equal(settings.kubernetesVersion, 'newest');
    for (const part of [
      'applications: entry 3 has a "path" that must not lead out',
      'applications: entry 4 ',
      'applications: entry 5 ',
      'applications: entry 6 ',
      'ruleOptions.containers-per-pod-limit: "most" is no option',
      'ruleOptions.resource-limit-ratio: "cpu" must be a number',
      'ruleOptions: there is no rule "no-such-rule"',
      'ruleOptions.capabilities-added: expected an object',
      'kubernetesVersion: expected "newest"',
    ])
      assert.equal(problems.filter((problem) => problem.includes(part)).length, 1, `${part} in\n${problems.join('\n')}`);
    assert.equal(problems.length, 9);
  });

  it('take a minor version of Kubernetes', () => {
    assert.equal(parseSettings({ kubernetesVersion: '1.29' }).settings.kubernetesVersion, '1.29');
  });

  it('leave out patterns that could take for ever to match', () => {
    const { settings, problems } = parseSettings({
      exclude: ['+(*a)c', '**/{a,b}/*.yaml', '[ab]'],
      applications: [{ path: '+(*a)c' }, { path: 'apps/*' }],
    });
    assert.deepEqual(settings.exclude, ['**/{a,b}/*.yaml']);
    assert.deepEqual(settings.applications, [{ path: 'apps/*' }]);
    assert.equal(problems.length, 3);
    assert.ok(
      problems.every((problem) => problem.includes('made of names')),
      problems.join('\n'),
    );
  });

  it('survive anything', () => {
    const entries = [{ applications: null }, { applications: 'a' }, { ruleOptions: 7 }, { ruleOptions: null }];
    for (const raw of [null, undefined, 1, 'x', [], { rules: [] }, { rules: null, exclude: null }, ...entries]) {
      const { settings } = parseSettings(raw);
      assert.deepEqual(settings, defaultSettings);
    }
  });

  it('accept every level', () => {
    for (const level of ['auto', 1, 2, 3, 4, 5]) assert.equal(parseSettings({ targetLevel: level }).settings.targetLevel, level);
  });
});
