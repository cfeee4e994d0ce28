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

  it('survive anything', () => {
    for (const raw of [null, undefined, 1, 'x', [], { rules: [] }, { rules: null, exclude: null }]) {
      const { settings } = parseSettings(raw);
      assert.deepEqual(settings, defaultSettings);
    }
  });

  it('accept every level', () => {
    for (const level of ['auto', 1, 2, 3, 4, 5]) assert.equal(parseSettings({ targetLevel: level }).settings.targetLevel, level);
  });
});
