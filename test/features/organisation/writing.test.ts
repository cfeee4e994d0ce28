import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completeRuleFile } from '../../../server/src/features/organisation/completion.ts';
import { hoverOfRuleFile } from '../../../server/src/features/organisation/hover.ts';
import { readRuleFile } from '../../../server/src/organisation/read.ts';
import { subjectNames } from '../../../server/src/organisation/subjects.ts';
import { cel, loadsCel } from '../../organisation/support.ts';

loadsCel();

/** The text with the cursor at `‸`. */
function at(text: string): { readonly document: TextDocument; readonly position: { readonly line: number; readonly character: number } } {
  const offset = text.indexOf('‸');
  const document = TextDocument.create('file:///a.yaml', 'yaml', 1, text.replace('‸', ''));
  return { document, position: document.positionAt(offset) };
}

function labels(text: string): readonly string[] {
  const { document, position } = at(text);
  return completeRuleFile(document, position, { snippets: false, markdown: true }).map(({ label }) => label);
}

function hover(text: string): string | undefined {
  const { document, position } = at(text);
  const found = hoverOfRuleFile(document, position, { markdown: true });
  const contents = found?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : undefined;
}

const rule = 'rules:\n  - id: acme/a\n    title: A\n';

describe('writing rules of an organisation', () => {
  it('begins with the list and a rule', () => {
    assert.deepEqual(labels('‸'), ['rules']);
    assert.deepEqual(labels('rules:\n  ‸')[0], 'a new rule');
    assert.deepEqual(labels('rules:\n  - ‸')[0], 'a new rule');
    assert.deepEqual(labels('rules:\n  - i‸').slice(0, 2), ['a new rule', 'id']);
  });

  it('offers a new rule that is one', () => {
    for (const text of ['rules:\n  ‸', 'rules:\n  - ‸', `${rule}    section: policy/policy-creation\n  - ‸`]) {
      const { document, position } = at(text);
      const item = completeRuleFile(document, position, { snippets: false, markdown: true }).find(({ label }) => label === 'a new rule');
      assert.ok(item?.textEdit && 'range' in item.textEdit, text);
      const after = TextDocument.applyEdits(document, [{ range: item.textEdit.range, newText: item.textEdit.newText }]);
      const { rules } = readRuleFile(after, cel());
      assert.equal(rules.at(-1)?.id, 'acme/team-label', after);
    }
  });

  it('offers the fields that are still missing, in their place', () => {
    assert.equal(labels(`${rule}    ‸`).includes('title'), false);
    assert.equal(labels(`${rule}    ‸`).includes('expect'), true);
    assert.equal(labels(`${rule}    ‸\n    expect: 'true'\n`).includes('expect'), false);
    assert.equal(labels(`${rule}    ex‸\n  - id: acme/b\n    expect: 'true'\n`).includes('expect'), true, 'the next rule is another one');
    assert.deepEqual(labels(`${rule}    fix:\n      path: a\n      ‸`), ['value', 'expression', 'title', 'safety']);
    assert.deepEqual(labels(`${rule}    examples:\n      - ‸`), ['name', 'good', 'bad', 'message', 'fixed', 'file']);
    assert.deepEqual(labels(`${rule}    params:\n      most:\n        ‸`), ['default', 'description']);
    assert.deepEqual(labels(`${rule}    params:\n      ‸`), []);
    assert.deepEqual(labels(`${rule}    examples:\n      - good: |\n          ‸`), [], 'a text');
  });

  it('offers values', () => {
    assert.deepEqual(labels(`${rule}    on: ‸`), [...subjectNames]);
    assert.deepEqual(labels(`${rule}    level: ‸`), ['1', '2', '3', '4', '5']);
    assert.ok(labels(`${rule}    section: pol‸`).includes('policy/policy-creation'));
    assert.ok(labels(`${rule}    practice: ‸`).length > 500);
    assert.deepEqual(labels(`${rule}    severity: ‸`), ['warning', 'error']);
    assert.deepEqual(labels(`${rule}    fix:\n      safety: ‸`), ['safe', 'review']);
    assert.deepEqual(labels(`${rule}    title: ‸`), []);
  });

  it('explains fields, subjects and places of the model', () => {
    assert.match(hover(`${rule}    exp‸ect: 'true'\n`) ?? '', /condition in CEL/);
    assert.match(hover(`${rule}    fix:\n      pa‸th: a\n`) ?? '', /field that is set/);
    assert.match(hover(`${rule}    on: conta‸iner\n`) ?? '', /`container\.image`/);
    assert.match(hover(`${rule}    section: policy/pol‸icy-creation\n`) ?? '', /# Policy Creation/);
    assert.equal(hover(`${rule}    section: policy/nothi‸ng\n`), undefined);
    assert.equal(hover(`# a com‸ment\n`), undefined);
  });
});
