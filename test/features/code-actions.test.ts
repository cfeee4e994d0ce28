import assert from 'node:assert/strict';
import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActionsOf, fixAllKind, resolveAction } from '../../server/src/features/code-actions.ts';
import type { ActionData } from '../../server/src/features/code-actions.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import type { ClientAbilities } from '../../server/src/features/project.ts';
import { basic, deployment, modern, projectOf } from './project.ts';
import type { TestProject } from './project.ts';

function actionsAt(project: TestProject, path: string, piece: string, client: ClientAbilities = modern, only?: string[]): CodeAction[] {
  const file = project.file(path);
  const start = file.document.getText().indexOf(piece);
  assert.ok(start >= 0, `${piece} is in the text`);
  const range = { start: file.document.positionAt(start), end: file.document.positionAt(start + piece.length) };
  const diagnostics = diagnosticsOf(project.session, file, 200);
  return codeActionsOf(project.session, file, range, { diagnostics, ...(only ? { only } : {}) }, client);
}

function named(actions: readonly CodeAction[], pattern: RegExp): CodeAction {
  const found = actions.find(({ title }) => pattern.test(title));
  assert.ok(found, `${String(pattern)} is none of: ${actions.map(({ title }) => title).join(' | ')}`);
  return found;
}

function editOf(project: TestProject, path: string, action: CodeAction, client: ClientAbilities = modern): WorkspaceEdit {
  const resolved = resolveAction(project.session, project.file(path), action, action.data as ActionData, client);
  assert.ok(resolved?.edit, `${action.title} has an edit`);
  return resolved.edit;
}

function applied(project: TestProject, path: string, action: CodeAction): string {
  const { document } = project.file(path);
  const edits = editOf(project, path, action, basic).changes?.[document.uri] ?? [];
  return TextDocument.applyEdits(document, edits);
}

describe('code actions', () => {
  it('come in order: fix, everywhere, accept, guidance', async () => {
    const twice = `${deployment}---\n${deployment.replaceAll('web', 'api')}`;
    const project = await projectOf({ 'web.yaml': twice });
    const titles = actionsAt(project, 'web.yaml', 'privileged: true').map(({ title }) => title);
    assert.deepEqual(titles.slice(0, 4), [
      'Set privileged to false',
      'Set privileged to false: everywhere in this file',
      'Accept here: ignore privileged-container with a comment',
      'Show guidance: Privileged container',
    ]);
  });

  it('prefer a fix that is safe and alone, and carry its diagnostic', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    const fix = named(actionsAt(project, 'web.yaml', 'privileged: true'), /^Set privileged/);
    assert.equal(fix.isPreferred, true);
    assert.deepEqual(
      fix.diagnostics?.map(({ code }) => code),
      ['privileged-container'],
    );
    const probe = actionsAt(project, 'web.yaml', 'name: web\n          image');
    assert.ok(probe.every(({ isPreferred }) => isPreferred === undefined));
  });

  it('clear their finding, and nothing else', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    const text = applied(project, 'web.yaml', named(actionsAt(project, 'web.yaml', 'privileged: true'), /^Set privileged/));
    assert.equal(text, deployment.replace('privileged: true', 'privileged: false'));
  });

  it('mend every place of a rule in a file', async () => {
    const twice = `${deployment}---\n${deployment.replaceAll('web', 'api')}`;
    const project = await projectOf({ 'web.yaml': twice });
    const text = applied(project, 'web.yaml', named(actionsAt(project, 'web.yaml', 'privileged: true'), /everywhere/));
    assert.equal(text, twice.replaceAll('privileged: true', 'privileged: false'));
  });

  it('are bound to the version they were made for, with tab stops where a value is to be judged', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    const action = named(actionsAt(project, 'web.yaml', 'name: web\n          image'), /readiness/i);
    const [change] = editOf(project, 'web.yaml', action).documentChanges ?? [];
    assert.ok(change && 'textDocument' in change);
    assert.equal(change.textDocument.version, project.file('web.yaml').document.version);
    const [edit] = change.edits;
    assert.ok(edit && 'snippet' in edit);
    assert.match(edit.snippet.value, /readinessProbe:[^]*\$\{1:/);
    assert.equal(edit.range.start.character, 0, 'so that editors do not indent it once more');
  });

  it('accept a finding with a comment that silences just it', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    const text = applied(project, 'web.yaml', named(actionsAt(project, 'web.yaml', 'privileged: true'), /^Accept here/));
    assert.ok(text.includes('            # cnmaturity-ignore: privileged-container\n            privileged: true\n'));
    const before = diagnosticsOf(project.session, project.file('web.yaml'), 200).map(({ code }) => code);
    const after = diagnosticsOf(project.session, project.change('web.yaml', text), 200).map(({ code }) => code);
    assert.deepEqual(
      // Without tab stops nobody was asked for the reason.
      after.filter((code) => code !== 'suppression-reason-missing'),
      before.filter((code) => code !== 'privileged-container'),
    );
  });

  it('accept with the line ends of the file', async () => {
    const project = await projectOf({ 'web.yaml': deployment.replaceAll('\n', '\r\n') });
    const text = applied(project, 'web.yaml', named(actionsAt(project, 'web.yaml', 'privileged: true'), /^Accept here/));
    assert.ok(!/[^\r]\n/.test(text));
  });

  it('offer no comment where there are none', async () => {
    const json = JSON.stringify(
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'a' },
        spec: { containers: [{ name: 'a', image: 'a:1', securityContext: { privileged: true } }] },
      },
      null,
      2,
    );
    const project = await projectOf({ 'pod.json': json });
    const actions = actionsAt(project, 'pod.json', '"privileged": true');
    named(actions, /^Set privileged/);
    assert.ok(!actions.some(({ title }) => title.startsWith('Accept') && title.includes('comment')));
    const { metadata } = JSON.parse(applied(project, 'pod.json', named(actions, /^Accept on this object/))) as {
      readonly metadata: { readonly annotations: unknown };
    };
    assert.deepEqual(metadata.annotations, { 'cnmaturity/ignore.privileged-container': 'reason' });
  });

  it('accept within an instruction that goes over several lines', async () => {
    const text = 'FROM alpine:3.20\nENV A=1 \\\n    API_TOKEN=s3cr3tvalue42 \\\n    B=2\nUSER 1000\nCMD ["sh"]\n';
    const project = await projectOf({ Dockerfile: text });
    const action = named(actionsAt(project, 'Dockerfile', 'API_TOKEN'), /^Accept here: ignore secret-in-arg-or-env/);
    const after = applied(project, 'Dockerfile', action);
    const codes = diagnosticsOf(project.session, project.change('Dockerfile', after), 200).map(({ code }) => code);
    assert.ok(!codes.includes('secret-in-arg-or-env'), after);
  });

  it('fix all that is safe, until nothing safe is left', async () => {
    const project = await projectOf({ 'web.yaml': deployment }, { target: 5 });
    const [action, ...more] = actionsAt(project, 'web.yaml', 'kind', modern, ['source.fixAll']);
    assert.ok(action);
    assert.equal(more.length, 0);
    assert.equal(action.kind, fixAllKind);
    const text = applied(project, 'web.yaml', action);
    assert.ok(text.includes('privileged: false'));
    assert.ok(text.includes('allowPrivilegeEscalation: false'));
    project.change('web.yaml', text);
    assert.deepEqual(actionsAt(project, 'web.yaml', 'kind', modern, ['source.fixAll']), []);
  });

  it('answer only what is asked for', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    assert.deepEqual(actionsAt(project, 'web.yaml', 'privileged: true', modern, ['source.organizeImports']), []);
    const kinds = actionsAt(project, 'web.yaml', 'privileged: true', modern, ['quickfix']).map(({ kind }) => kind);
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind === 'quickfix'));
  });

  it('leave out commands that a client does not have', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    assert.ok(actionsAt(project, 'web.yaml', 'privileged: true', basic).every(({ command }) => command === undefined));
  });

  it('give no edit for a finding that is gone', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    const action = named(actionsAt(project, 'web.yaml', 'privileged: true'), /^Set privileged/);
    const file = project.change('web.yaml', deployment.replace('true', 'false'));
    assert.equal(resolveAction(project.session, file, action, action.data as ActionData, modern), undefined);
  });

  it('keep edits of one line apart from the snippet that takes the line over', async () => {
    const text = 'module "a" {\n  source = "hashicorp/consul/aws"\n}\n';
    const project = await projectOf({ 'main.tf': text });
    const action = named(actionsAt(project, 'main.tf', 'hashicorp'), /version constraint/);
    const [change] = editOf(project, 'main.tf', action).documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    const ranges = (change.edits as TextEdit[]).map(({ range }) => range);
    for (const [index, range] of ranges.entries()) {
      const next = ranges[index + 1];
      assert.ok(!next || next.start.line > range.end.line || next.start.character >= range.end.character);
    }
  });

  it('puts a new object into a file of its own beside, and into the kustomization', async () => {
    const files = {
      'deploy/web.yaml': deployment,
      'deploy/other.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: other }\n',
      'deploy/kustomization.yaml': 'resources:\n  - web.yaml # the shop\n  - other.yaml\n',
    };
    const project = await projectOf(files, { settings: { targetLevel: 2 } });
    const action = named(actionsAt(project, 'deploy/web.yaml', 'name: web'), /NetworkPolicy.*: in a new file$/);
    const [create, fill, list, ...others] = editOf(project, 'deploy/web.yaml', action).documentChanges ?? [];
    assert.deepEqual(others, []);
    assert.ok(create && 'kind' in create && create.kind === 'create');
    assert.match(create.uri, /\/deploy\/web-networkpolicy\.yaml$/);
    assert.ok(fill && 'edits' in fill && fill.edits[0] && 'newText' in fill.edits[0]);
    assert.match(fill.edits[0].newText, /^apiVersion: networking\.k8s\.io\/v1\nkind: NetworkPolicy\n[^]*\n$/);
    assert.ok(list && 'edits' in list && list.edits[0] && 'newText' in list.edits[0]);
    const document = TextDocument.create(list.textDocument.uri, 'yaml', 1, files['deploy/kustomization.yaml']);
    const after = TextDocument.applyEdits(document, list.edits as TextEdit[]);
    assert.equal(after, 'resources:\n  - web.yaml # the shop\n  - web-networkpolicy.yaml\n  - other.yaml\n');
  });

  it('offers no new file where the client cannot create one', async () => {
    const project = await projectOf({ 'web.yaml': deployment }, { settings: { targetLevel: 2 } });
    const titles = actionsAt(project, 'web.yaml', 'name: web', { ...modern, createFiles: false }).map(({ title }) => title);
    assert.ok(titles.some((title) => title.includes('NetworkPolicy')));
    assert.ok(!titles.some((title) => title.endsWith('in a new file')));
  });
});
