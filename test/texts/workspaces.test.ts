import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readBaseline } from '../../server/src/features/baseline.ts';
import { readHistory } from '../../server/src/features/history/read.ts';
import { completeRuleFile } from '../../server/src/features/organisation/completion.ts';
import { hoverOfRuleFile } from '../../server/src/features/organisation/hover.ts';
import { reportBlocks } from '../../server/src/features/report/document.ts';
import { readFile } from '../../server/src/facts/read.ts';
import { parseSettings } from '../../server/src/lsp/settings.ts';
import { ruleFields } from '../../server/src/organisation/fields.ts';
import { readRuleFile } from '../../server/src/organisation/read.ts';
import { subjectNames } from '../../server/src/organisation/subjects.ts';
import { cel, loadsCel } from '../organisation/support.ts';
import { history } from '../panel/histories.ts';
import { overview, scopes } from '../panel/overviews.ts';
import { workspaceOf } from '../support/workspace.ts';
import { assertPartsTranslated, assertTranslated, pseudo, speaksPseudo } from './pseudo.ts';

describe('What is said of files that a workspace brings along', () => {
  speaksPseudo();
  loadsCel();

  it('is translated: rules of organisations', () => {
    const texts = [
      'a: [',
      'other: 1\n',
      'rules: 1\n',
      'rules:\n  - 1\n  - id: Acme\n    title: ""\n    unknown: 1\n    section: nowhere/else\n    level: 9\n    on: thing\n    expect: "1 +"\n    fix: {}\n    examples: {}\n    params: { "1": 2 }\n    docs: http://a\n',
      'rules:\n  - id: acme/a\n    title: A\n    practice: none\n    on: object\n    expect: "1"\n    message: "{{ x }}"\n    at: "a..b"\n    how: 1\n    examples:\n      - name: one\n',
    ];
    for (const text of texts) {
      const { problems } = readRuleFile(text, cel());
      assert.ok(problems.length > 0, text);
      for (const { message } of problems) assertOurs(message, 'a problem of a rule file');
    }
  });

  it('is translated: the fields of rules of organisations', () => {
    const document = TextDocument.create('file:///a.yaml', 'yaml', 1, 'rules:\n  - id: acme/a\n    \n    on: \n');
    const support = { snippets: true, markdown: true };
    for (const position of [
      { line: 2, character: 4 },
      { line: 3, character: 8 },
    ])
      for (const { documentation } of completeRuleFile(document, position, support))
        assertPartsTranslated(typeof documentation === 'object' ? documentation.value : (documentation ?? ''), '', 'a documentation');
    const hovered = [...ruleFields.map(({ name }) => `${name}: `), ...subjectNames.map((name) => `on: ${name}`)];
    for (const line of hovered) {
      const file = TextDocument.create('file:///a.yaml', 'yaml', 1, `rules:\n  - id: acme/a\n    ${line}\n`);
      for (const character of [5, 4 + line.length - 1]) {
        const hover = hoverOfRuleFile(file, { line: 2, character }, { markdown: true });
        if (hover && 'value' in Object(hover.contents))
          assertPartsTranslated((hover.contents as { readonly value: string }).value, line, 'a hover');
      }
    }
  });

  it('is translated: baselines, histories, settings, and files that can only be read in part', () => {
    for (const text of ['{', '{}', '{ "version": 1, "findings": [1] }', '{ "version": 1, "findings": [1, 2] }'])
      assertOurs(readBaseline(text).problem ?? '', 'a problem of a baseline');
    for (const text of ['{', '{}', '<<<<<<< a', `"${'x'.repeat(20_000)}"`])
      for (const { message } of readHistory(text).problems) assertPartsTranslated(message, message, 'a problem of a history');
    const settings = { targetLevel: 9, rules: { none: 'on' }, ruleOptions: { none: {} }, applications: [1], kubernetesVersion: 'x' };
    for (const message of parseSettings(settings).problems) assertOurs(message, 'a problem of settings');
    const { problems } = readFile({ uri: 'file:///a.yaml', format: 'yaml', text: 'kind: A\n---\na: [\n', hcl: undefined });
    for (const problem of problems) assertTranslated(problem, '', 'a file that is partly read');
  });

  it('is translated: kustomizations and charts that cannot be built', async () => {
    const { workspace } = await workspaceOf(
      {
        'kustomization.yaml':
          'resources: [web.yaml, web.yaml]\nreplicas: [{ name: none, count: 2 }]\npatches: [{ patch: "- op: nothing\\n  path: /a", target: { kind: Service } }]\ncomponents: [part]\n',
        'part/kustomization.yaml': 'resources: []\n',
        'web.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
        'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
        'chart/templates/web.yaml': 'kind: {{ if }}\n',
      },
      [],
    );
    const messages = workspace.compositions.problems.map(({ message }) => message);
    assert.ok(messages.length > 2, messages.join('\n'));
    for (const message of messages) assertTranslated(message, 'web.yaml', 'a problem of what is composed');
  });

  it('is translated: the report', () => {
    const say = (text: string, ...values: (string | number)[]): string =>
      pseudo(text).replaceAll(/\{(\d+)\}/g, (_hole, index: string) => String(values[Number(index)]));
    const input = { overview: { ...overview, scopes }, name: 'shop', date: '2026-11-21', history: history.entries, say };
    const given = JSON.stringify(input).replaceAll('\\"', '"');
    const texts = stringsIn(reportBlocks(input)).filter((text) => !given.includes(text.replace(/^\d+\. /, '').trim()));
    assert.ok(texts.length > 50);
    for (const text of texts) assertPartsTranslated(text, given, 'a text of the report');
  });
});

/** What libraries say of what they read stays in their words, as a value. */
function assertOurs(message: string, what: string): void {
  assertTranslated(message, message, what);
}

const marks: ReadonlySet<string> = new Set(['kind', 'url']);

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (marks.has(key) ? [] : stringsIn(inner)));
}
