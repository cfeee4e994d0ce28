/** Fixes that make an object, in a file of its own: of every rule that has one, on its fixtures. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as v from 'valibot';
import { parseDocument } from 'yaml';
import { newFileEdit } from '../../server/src/features/new-file.ts';
import type { PlacedFinding } from '../../server/src/rules/finding.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { Edit, Rule } from '../../server/src/rules/rule.ts';
import { assertCommentsKept } from '../support/damage.ts';
import { fixturesIn, withCrLf } from '../support/fixtures.ts';
import { assertValidKubernetes } from '../support/schema.ts';
import { workspaceOf } from '../support/workspace.ts';
import type { Files, TestWorkspace } from '../support/workspace.ts';
import { projectOf, root } from './project.ts';

const makers = [
  'hpa-missing',
  'namespace-limit-range-missing',
  'namespace-network-policy-missing',
  'namespace-quota-missing',
  'network-policy-missing',
  'pdb-missing',
  'service-account-nonexistent',
  'service-monitor-missing',
];

/** Where the manifest lies, and the kustomization that takes it in. */
const places: Readonly<Record<string, { readonly folder: string; readonly kustomization: string; readonly listing: string }>> = {
  'in the list': { folder: 'app', kustomization: 'app/kustomization.yaml', listing: 'resources:\n- FILE # here\n- other.yaml\n' },
  'in a list within brackets': { folder: 'app', kustomization: 'app/kustomization.yaml', listing: 'resources: [other.yaml, "FILE"]\n' },
  'in a list of a folder above': {
    folder: 'app/parts',
    kustomization: 'app/kustomization.yaml',
    listing: 'namePrefix: a- # short\nresources:\n    - ./parts/FILE\n    - other.yaml\n',
  },
  'in a list of a folder beside': {
    folder: 'parts',
    kustomization: 'app/kustomization.yml',
    listing: 'resources:\n- other.yaml\n- ../parts/FILE',
  },
};

async function madeBeside(files: Files, path: string, edit: Edit): Promise<{ readonly after: Files; readonly name: string }> {
  const project = await projectOf(files);
  const { documentChanges = [] } = newFileEdit(project.session, project.file(path), edit) ?? ({} satisfies WorkspaceEdit);
  const after: Record<string, string> = { ...files };
  let name = '';
  for (const change of documentChanges) {
    if ('kind' in change) {
      assert.ok(change.kind === 'create');
      name = change.uri.slice(root.length + 1);
      assert.ok(!(name in after), 'nothing is overwritten');
      after[name] = '';
      continue;
    }
    const target = change.textDocument.uri.slice(root.length + 1);
    after[target] = TextDocument.applyEdits(TextDocument.create('', '', 0, after[target] ?? ''), change.edits as TextEdit[]);
  }
  return { after, name };
}

/** The findings that one file to be made clears, each with the document that it lacks. */
function lacking(test: TestWorkspace): readonly { readonly placed: PlacedFinding; readonly edit: Edit }[] {
  return test.findings().flatMap((placed) => {
    const [edit, ...others] = test.fixOf(placed)?.edits ?? [];
    return edit?.document === true && others.length === 0 ? [{ placed, edit }] : [];
  });
}

async function check(rule: Rule, files: Files, path: string, kustomization: string): Promise<number> {
  const before = await workspaceOf(files, [rule]);
  const all = lacking(before);
  for (const { placed, edit } of all) {
    const { after, name } = await madeBeside(files, path, edit);
    const text = after[name] ?? '';
    assert.match(text, /^apiVersion: \S+\r?\nkind: \S+\r?\n[^]*[^\s]\r?\n$/);
    assert.equal(/[^\r]\n/.test(text), /[^\r]\n/.test(files[path] ?? ''), 'the line ends of the file beside');
    await assertValidKubernetes(text);
    const now = await workspaceOf(after, [rule]);
    const { message } = placed.finding.problem;
    const count = (of: TestWorkspace): number => of.findings().filter(({ finding }) => finding.problem.message === message).length;
    assert.ok(count(now) < count(before), `"${message}" stays`);
    const changed = Object.keys(files).filter((one) => files[one] !== after[one]);
    assert.deepEqual(changed, [kustomization]);
    assertCommentsKept(files[kustomization] ?? '', after[kustomization] ?? '');
    assert.deepEqual(listOf(after[kustomization]).length, listOf(files[kustomization]).length + 1);
    assert.deepEqual(listOf(after[kustomization]).filter((entry) => !listOf(files[kustomization]).includes(entry)).length, 1);
  }
  return all.length;
}

function listOf(text = ''): readonly string[] {
  const document = parseDocument(text);
  assert.deepEqual(document.errors, []);
  const { resources } = v.parse(v.looseObject({ resources: v.array(v.string()) }), document.toJS());
  return resources;
}

describe('an object that a fix makes', function () {
  this.timeout(60_000);
  for (const id of makers) {
    for (const [place, { folder, kustomization, listing }] of Object.entries(places)) {
      it(`stands in a file of its own, ${place}: ${id}`, async () => {
        const rule = allRules.find((one) => one.id === id);
        assert.ok(rule);
        let made = 0;
        for (const fixture of fixturesIn(join(import.meta.dirname, '..', 'rules', rule.family, id), 'bad')) {
          const [[file, text] = ['', ''], ...others] = Object.entries(fixture.files);
          if (others.length > 0) continue;
          const name = file.slice(file.lastIndexOf('/') + 1);
          const path = `${folder}/${name}`;
          const other = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: other }\n';
          const files = { [path]: text, 'app/other.yaml': other, [kustomization]: listing.replace('FILE', name) };
          made += await check(rule, files, path, kustomization);
          if (place === 'in the list') await check(rule, withCrLf(files), path, kustomization);
        }
        assert.ok(made > 0, 'there is something to make');
      });
    }
  }
});
