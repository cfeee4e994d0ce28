/** What marketplaces and the editor's guidelines ask of a manifest. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

import { fromRoot } from '../../scripts/lib/paths.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { languages } from '../../server/src/texts/read.ts';
import { list, readJson, record, text } from './json.ts';

const manifest = readJson('package.json');
const contributes = record(manifest['contributes']);
const prefix = 'cloudNativeMaturity.';

/** Those of the marketplace that fit an extension such as this one. */
const categories = ['Linters', 'Programming Languages', 'Snippets', 'Education', 'Other', 'AI', 'Data Science', 'Visualization', 'Testing'];

function texts(value: unknown): readonly string[] {
  assert.ok(Array.isArray(value), 'a list is expected');
  return value.map((one) => text(one, 'a text'));
}

/** Every text below a value, with the way to it. */
function* textsBelow(value: unknown, way: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [way, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* textsBelow(one, `${way}.${key}`);
}

const commands = list(contributes['commands']);
const commandIds = new Set(commands.map(({ command }) => text(command, 'a command')));
const nls = readJson('package.nls.json');

describe('the manifest', () => {
  it('names the extension as marketplaces want it', () => {
    for (const key of ['name', 'publisher']) assert.match(text(manifest[key], key), /^[a-z0-9][a-z0-9-]*$/u);
    assert.ok(text(manifest['displayName'], 'displayName').length <= 40);
    assert.ok(text(manifest['description'], 'description').length <= 200);
    for (const category of texts(manifest['categories'])) assert.ok(categories.includes(category), category);
    assert.ok(texts(manifest['keywords']).length <= 5);
  });

  it('says where everything about it is to be found', () => {
    for (const key of ['license', 'homepage', 'qna', 'pricing']) text(manifest[key], key);
    for (const key of ['repository', 'bugs']) assert.match(text(record(manifest[key])['url'], key), /^https:\/\//u);
    assert.match(text(record(manifest['galleryBanner'])['color'], 'galleryBanner.color'), /^#[0-9a-f]{6}$/iu);
  });

  it('has an icon that is large enough', () => {
    const icon = readFileSync(fromRoot(text(manifest['icon'], 'icon')));
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    for (const at of [16, 20]) assert.ok(icon.readUInt32BE(at) >= 256);
  });

  it('shows pictures that marketplaces take', () => {
    for (const file of ['README.md', 'CHANGELOG.md']) {
      const markdown = readFileSync(fromRoot(file), 'utf8');
      const pictures = [...markdown.matchAll(/!\[[^\]]*\]\((?<address>[^)\s]+)|<(?:img|source)[^>]+src(?:set)?="(?<source>[^"]+)"/gu)];
      for (const { groups } of pictures) {
        const address = groups?.['address'] ?? groups?.['source'] ?? '';
        assert.match(address, /^https:\/\/|^(?!\w+:|\/)/u);
        // Badges come from those whom the marketplace trusts.
        assert.doesNotMatch(address, /\.svg(?:$|[?#])/u);
      }
    }
  });

  it('wakes the extension for its files alone', () => {
    const events = texts(manifest['activationEvents']);
    for (const event of events) assert.match(event, /^(?:onLanguage|workspaceContains|onWebviewPanel):.+/u);
    for (const language of ['yaml', 'dockerfile', 'helm', 'terraform', 'opentofu']) assert.ok(events.includes(`onLanguage:${language}`));
    for (const file of ['Chart.yaml', 'kustomization.yaml']) assert.ok(events.includes(`workspaceContains:**/${file}`));
  });

  it('asks for no trust, and for no folder on a disk', () => {
    const capabilities = record(manifest['capabilities']);
    assert.equal(record(capabilities['untrustedWorkspaces'])['supported'], true);
    assert.equal(capabilities['virtualWorkspaces'], true);
    const sources = readdirSync(fromRoot('client', 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const withNode = sources.filter((file) =>
      /from '(?:node:|fs|path|child_process)/u.test(readFileSync(fromRoot('client', 'src', file), 'utf8')),
    );
    assert.deepEqual(withNode, []);
  });

  it('knows the languages of its snippets, and takes no file from the extensions whose languages they are', () => {
    const languagesOfOthers = list(contributes['languages']);
    const known = new Set(['yaml', 'dockerfile', ...languagesOfOthers.map(({ id }) => text(id, 'a language'))]);
    for (const { language } of list(contributes['snippets'])) assert.ok(known.has(text(language, 'a language')), String(language));
    for (const { id, ...said } of languagesOfOthers) {
      assert.deepEqual(Object.keys(said), said['aliases'] === undefined ? [] : ['aliases'], String(id));
      // Without a name it is not offered where it would cost a file its colours.
      assert.deepEqual(said['aliases'] ?? [], [], String(id));
    }
  });

  it('describes each setting, with a default and the scope that it has', () => {
    const groups = list(contributes['configuration']);
    assert.ok(groups.length > 1);
    for (const group of groups) text(group['title'], 'the title of a group of settings');
    for (const [name, value] of groups.flatMap((group) => Object.entries(record(group['properties'])))) {
      const setting = record(value);
      assert.ok(name.startsWith(prefix), name);
      assert.ok('default' in setting, `${name} has no default`);
      text(setting['markdownDescription'] ?? setting['description'], `the description of ${name}`);
      assert.ok(
        ['window', 'resource', 'machine', 'application', 'machine-overridable', 'language-overridable'].includes(String(setting['scope'])),
        name,
      );
    }
  });

  it('gives every command a title and a category, and takes no key from anybody', () => {
    assert.ok(commands.length > 0);
    for (const command of commands) {
      const name = text(command['command'], 'the name of a command');
      assert.ok(name.startsWith(prefix), name);
      assert.match(text(command['title'], `the title of ${name}`), /^%[\w.]+%$/u);
      assert.equal(command['category'], '%extension.name%');
    }
    assert.equal(contributes['keybindings'], undefined);
  });

  it('shows commands only where they fit', () => {
    for (const [menu, entries] of Object.entries(record(contributes['menus']))) {
      for (const entry of list(entries)) {
        assert.ok(commandIds.has(text(entry['command'], menu)), String(entry['command']));
        text(entry['when'], `the condition of ${String(entry['command'])} in ${menu}`);
      }
    }
  });

  it('has one place in the activity bar, with an outline for an icon and words for when there is nothing', () => {
    const [container, ...more] = list(record(contributes['viewsContainers'])['activitybar']);
    assert.deepEqual(more, []);
    assert.match(text(container?.['icon'], 'the icon'), /\.svg$/u);
    for (const { contents } of list(contributes['viewsWelcome'])) {
      const said = text(nls[text(contents, 'a welcome').replaceAll('%', '')], 'a welcome');
      assert.match(said, /\]\(command:/u);
    }
  });

  it('has one walkthrough, of few steps that see when they are done', () => {
    const [walkthrough, ...more] = list(contributes['walkthroughs']);
    assert.deepEqual(more, []);
    const steps = list(walkthrough?.['steps']);
    assert.ok(steps.length >= 3 && steps.length <= 5);
    for (const step of steps) {
      assert.ok(texts(step['completionEvents']).length > 0);
      const media = record(step['media']);
      text(media['altText'], 'the text of a picture');
      assert.match(text(media['svg'], 'a picture'), /\.svg$/u);
      // The pictures take their colours from the theme.
      assert.match(readFileSync(fromRoot(text(media['svg'], 'a picture')), 'utf8'), /var\(--vscode-/u);
    }
  });

  it('links to commands that exist', () => {
    const own = Object.values(nls).flatMap((value) => [...String(value).matchAll(/\(command:(?<id>cloudNativeMaturity\.\w+)\)/gu)]);
    assert.ok(own.length > 0);
    for (const { groups } of own) assert.ok(commandIds.has(groups?.['id'] ?? ''), groups?.['id']);
  });

  it('describes its tools for people and for models', () => {
    for (const tool of list(contributes['languageModelTools'])) {
      const name = text(tool['name'], 'a name');
      assert.match(name, /^(?:list|explain|assess|propose)_[a-z_]+$/u);
      for (const key of ['displayName', 'userDescription']) assert.match(text(tool[key], key), /^%[\w.]+%$/u);
      assert.match(text(tool['modelDescription'], name), /Do not use|Nothing is applied|changes nothing/u);
      for (const value of Object.values(record(record(tool['inputSchema'])['properties']))) text(record(value)['description'], name);
    }
  });

  it('has each of its texts in every language, and none too many', () => {
    const named = new Set(
      [...textsBelow(manifest, 'manifest')].flatMap(([, value]) => /^%(?<key>[\w.-]+)%$/u.exec(value)?.groups?.['key'] ?? []),
    );
    const files = readdirSync(fromRoot()).filter((file) => /^package\.nls(?:\.[\w-]+)?\.json$/u.test(file));
    for (const file of files) assert.deepEqual(Object.keys(readJson(file)).sort(), [...named].sort(), file);
  });

  it('says of rules what the server says of them, in each language', () => {
    const rules = Object.entries(nls).filter(([key]) => key.startsWith('rule.'));
    assert.ok(rules.length > allRules.length);
    for (const language of languages) {
      const said = Object.assign(
        {},
        ...readdirSync(fromRoot('l10n', language)).map((file) => readJson(`l10n/${language}/${file}`)),
      ) as object;
      const shown = readJson(`package.nls.${language}.json`);
      for (const [key, english] of rules) assert.equal(shown[key], Reflect.get(said, String(english)), `${language}: ${key}`);
    }
  });
});
