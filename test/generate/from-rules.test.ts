import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { check as isFormatted } from 'prettier';
import type { GeneratedFile } from '../../scripts/generate/files.ts';
import { generateFromRules } from '../../scripts/generate/from-rules.ts';
import { fromRoot } from '../../scripts/lib/paths.ts';
import { settingDefinitions, settingGroups } from '../../server/src/lsp/settings.ts';
import { placeOfPractice, practiceById, sectionById } from '../../server/src/model/model.ts';
import { allRules } from '../../server/src/rules/index.ts';

const readme = '# A\n\nabove\n\n<!-- rules:start -->\n\nold\n\n<!-- rules:end -->\n\nbelow\n';
const manifest = { name: 'a', contributes: { commands: [{ command: 'a' }], configuration: { title: 'old' } }, version: '1.0.0' };
const texts = { 'extension.name': 'A', 'configuration.gone': 'old', 'rule.gone': 'old' };

interface Property {
  readonly default: unknown;
  readonly scope: string;
  readonly markdownDescription: string;
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, Property>>;
}

describe('what is generated from rules and settings', () => {
  let folder: string;
  let root: URL;
  let files: ReadonlyMap<string, string>;

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const textOf = (path: string): string => {
    const text = files.get(path);
    assert.ok(text !== undefined, `${path} is not generated`);
    return text;
  };

  before(async function () {
    this.timeout(60_000);
    folder = mkdtempSync(join(tmpdir(), 'cnmaturity-'));
    root = pathToFileURL(`${folder}/`);
    put('README.md', readme);
    put('package.json', JSON.stringify(manifest));
    put('package.nls.json', JSON.stringify(texts));
    copyFileSync(fromRoot('.prettierrc.json'), join(folder, '.prettierrc.json'));
    files = asMap(await generateFromRules(root));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives each rule a page with all that the rule says', () => {
    for (const rule of allRules) {
      const page = textOf(`docs/rules/${rule.id}.md`);
      const section = sectionById(placeOfPractice(rule.practice).section);
      assert.ok(section);
      const parts = [
        `| \`${rule.id}\``,
        rule.rationale,
        ...rule.how,
        rule.example.bad.trimEnd(),
        rule.example.good.trimEnd(),
        `](${section.link})`,
        practiceById(rule.practice)?.statement ?? '?',
        `# cnmaturity-ignore: ${rule.id} `,
        ...Object.values(rule.equivalents)
          .flat()
          .map((id) => `\`${id}\``),
      ];
      for (const part of parts) assert.ok(flat(page).includes(flat(part)), `${rule.id}: ${part}`);
    }
  });

  it('lists each rule once in the index, and counts them in the README', () => {
    for (const { id } of allRules) assert.equal(textOf('docs/rules.md').split(`](rules/${id}.md)`).length, 2, id);
    const rows = [...textOf('README.md').matchAll(/^\| (?!Family|-)[^|]+((?:\|[ \d]*)+)\|$/gm)].map(([, cells = '']) =>
      cells.split('|').slice(1, 6),
    );
    const total = rows.flat().reduce((sum, cell) => sum + Number(cell.trim() || 0), 0);
    assert.equal(total, allRules.length);
    assert.ok(textOf('README.md').includes(`${String(allRules.length)} rules;`));
  });

  it('links only to what is there', () => {
    for (const [path, text] of files) {
      if (!path.endsWith('.md')) continue;
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (target.startsWith('https://')) continue;
        const [file = '', anchor] = target.split('#');
        const linked = file === '' ? path : posix.join(posix.dirname(path), file);
        const content = files.get(linked) ?? (existsSync(fromRoot(linked)) ? readFileSync(fromRoot(linked), 'utf8') : undefined);
        assert.ok(content !== undefined, `${path} links to ${target}`);
        if (anchor !== undefined) assert.ok(anchorsOf(content).has(anchor), `${path} links to ${target}`);
      }
    }
  });

  it('leaves the rest of the README as it is', () => {
    const text = textOf('README.md');
    assert.ok(text.startsWith('# A\n\nabove\n\n<!-- rules:start -->\n'));
    assert.ok(text.endsWith('\n<!-- rules:end -->\n\nbelow\n'));
    assert.doesNotMatch(text, /^old$/m);
  });

  it('contributes every setting, with a default that its own schema takes', () => {
    const { contributes, ...others } = JSON.parse(textOf('package.json')) as typeof manifest & {
      contributes: { configuration: readonly Group[] };
    };
    assert.deepEqual(Object.keys(others), ['name', 'version']);
    assert.deepEqual(contributes.commands, manifest.contributes.commands);
    const groups = contributes.configuration;
    const properties = Object.assign({}, ...groups.map((group) => group.properties)) as Record<string, Property>;
    const names = Object.keys(properties).map((name) => name.replace(/^cloudNativeMaturity\./, ''));
    assert.deepEqual(names.toSorted(), [...Object.keys(settingDefinitions), 'trace.server'].toSorted());
    assert.equal(names.length, new Set(names).size);
    const nls = JSON.parse(textOf('package.nls.json')) as Record<string, string>;
    assert.equal(nls['extension.name'], 'A');
    assert.deepEqual(
      Object.keys(nls).filter((key) => key.startsWith('configuration.')),
      [...Object.keys(settingGroups).map((group) => `configuration.${group}.title`), ...names.map((name) => `configuration.${name}`)],
    );
    for (const [index, { id, title, order, properties: own }] of groups.entries()) {
      assert.equal(order, index);
      assert.equal(title, `%configuration.${id.replace('cloudNativeMaturity.', '')}.title%`);
      assert.ok(Object.keys(own).length > 0, title);
    }
    for (const [, name = ''] of JSON.stringify(nls).matchAll(/`#([^`]*)#`/g)) assert.ok(name in properties, `a link leads to ${name}`);
    for (const name of names) {
      const property = properties[`cloudNativeMaturity.${name}`];
      assert.ok(property);
      const { scope, default: value, markdownDescription, ...schema } = property;
      assert.ok(['window', 'resource'].includes(scope), name);
      assert.ok(new Ajv({ strict: false }).compile(schema)(value), `${name}: ${JSON.stringify(value)}`);
      assert.equal(markdownDescription, `%configuration.${name}%`);
      assert.ok(textOf('docs/settings.md').includes(`\`cloudNativeMaturity.${name}\``));
    }
  });

  it('knows the rules by name in their setting, and refuses others', () => {
    const { contributes } = JSON.parse(textOf('package.json')) as {
      contributes: { configuration: readonly { readonly properties: Readonly<Record<string, object>> }[] };
    };
    const rules = contributes.configuration
      .map(({ properties }) => properties['cloudNativeMaturity.rules'])
      .find((one) => one !== undefined);
    const validate = new Ajv({ strict: false }).compile(rules ?? false);
    for (const { id } of allRules) assert.ok(validate({ [id]: 'off' }), id);
    assert.ok(!validate({ 'no-such-rule': 'off' }));
    assert.ok(!validate({ [allRules[0]?.id ?? '']: 'loud' }));
  });

  it('names the texts of rules in the manifest by keys, each of which is there once', () => {
    const { contributes } = JSON.parse(textOf('package.json')) as { contributes: { configuration: readonly Group[] } };
    const nls = JSON.parse(textOf('package.nls.json')) as Record<string, string>;
    const own = Object.entries(nls).filter(([key]) => key.startsWith('rule.'));
    assert.ok(!('rule.gone' in nls));
    assert.equal(new Set(own.map(([, text]) => text)).size, own.length);
    const named = new Set([...JSON.stringify(contributes.configuration).matchAll(/"%(rule\.[^"%]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...named].toSorted(), own.map(([key]) => key).toSorted());
    const shown = new Set(own.map(([, text]) => text));
    for (const { id, title, options = {} } of allRules) {
      assert.equal(nls[`rule.${id}`], title);
      for (const { description } of Object.values(options)) assert.ok(shown.has(description), `${id}: ${description}`);
    }
  });

  it('is formatted, and the same when made again', async function () {
    this.timeout(120_000);
    for (const [path, text] of files) {
      put(path, text);
      assert.ok(await isFormatted(text, { filepath: path, singleQuote: true, printWidth: 140, embeddedLanguageFormatting: 'off' }), path);
    }
    assert.deepEqual(asMap(await generateFromRules(root)), files);
  });

  it('fails on a page that belongs to no rule', async () => {
    put('docs/rules/no-such-rule.md', '');
    await assert.rejects(generateFromRules(root), /no-such-rule\.md/);
    rmSync(join(folder, 'docs/rules/no-such-rule.md'));
  });

  it('fails on a README without the markers', async () => {
    put('README.md', '# A\n');
    await assert.rejects(generateFromRules(root), /rules:start/);
  });

  it('says so, and ends with a failure, when there is no README', async () => {
    rmSync(join(folder, 'README.md'));
    const { error } = console;
    const code = process.exitCode;
    const messages: unknown[] = [];
    console.error = (message: unknown) => void messages.push(message);
    try {
      const made = asMap(await generateFromRules(root));
      assert.ok(!made.has('README.md') && made.has('docs/rules.md'));
      assert.equal(process.exitCode, 1);
      assert.match(String(messages[0]), /README\.md/);
    } finally {
      console.error = error;
      process.exitCode = code;
    }
  });
});

function asMap(files: readonly GeneratedFile[]): ReadonlyMap<string, string> {
  assert.equal(new Set(files.map(({ path }) => path)).size, files.length);
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** The names under which headings can be linked to. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** Prettier may set tables, emphasis and escapes in its own way. */
function flat(text: string): string {
  return text.replace(/[\\_*]|\s+/g, '');
}
