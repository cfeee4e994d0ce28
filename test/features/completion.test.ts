import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsOf, plainSnippet } from '../../server/src/features/completion.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import type { ClientAbilities } from '../../server/src/features/project.ts';
import { basic, cursor, deployment, modern, projectOf } from './project.ts';

const container = '            - containerPort: 8080\n';
const typing = (typed: string): string => deployment.replace(container, `${container}${typed}\n`);

async function complete(path: string, marked: string, client: ClientAbilities = modern): Promise<readonly CompletionItem[]> {
  const { text, position } = cursor(marked);
  const { session, file } = await projectOf({ [path]: text });
  return completionsOf(session, file(path), position, client);
}

const labels = (items: readonly CompletionItem[]): readonly string[] => items.map(({ label }) => label);

describe('completion', () => {
  it('offers what this container lacks, on an empty line and within a word', async () => {
    for (const typed of ['          §', '          live§', '          §live']) {
      const offered = labels(await complete('web.yaml', typing(typed)));
      assert.ok(offered.includes('livenessProbe') && offered.includes('resources'), `${typed}: ${offered.join()}`);
    }
  });

  it('offers entries of the very map that the cursor is in', async () => {
    assert.ok(
      labels(await complete('web.yaml', `${deployment.replace('true', 'false')}            §\n`)).includes('allowPrivilegeEscalation'),
    );
    assert.ok(!labels(await complete('web.yaml', `${deployment.replace('true', 'false')}            §\n`)).includes('livenessProbe'));
    assert.ok(!labels(await complete('web.yaml', typing('          §'))).includes('allowPrivilegeEscalation'));
  });

  it('puts in an entry that clears the finding, with the indentation of the file', async () => {
    for (const wide of [false, true]) {
      const indent = (text: string): string =>
        wide ? text.replace(/^ +/gm, (spaces) => spaces.repeat(2)).replace('- name', '-   name') : text;
      const { text, position } = cursor(indent(typing('          liven§')));
      const project = await projectOf({ 'web.yaml': text });
      const item = completionsOf(project.session, project.file('web.yaml'), position, modern).find(
        ({ label }) => label === 'livenessProbe',
      );
      assert.ok(item?.textEdit && 'range' in item.textEdit);
      assert.equal(item.insertTextFormat, 2);
      const done = TextDocument.applyEdits(project.file('web.yaml').document, [
        { range: item.textEdit.range, newText: plainSnippet(item.textEdit.newText) },
      ]);
      const codes = diagnosticsOf(project.session, project.change('web.yaml', done), 200).map(({ code }) => code);
      assert.ok(!codes.includes('liveness-probe-missing'), done);
      assert.deepEqual(project.session.workspace.files.get(project.file('web.yaml').uri)?.problems, []);
      if (wide) assert.match(done, /^ {20}livenessProbe:\n {24}\S/m);
    }
  });

  it('leaves the workspace as it was', async () => {
    const { text, position } = cursor(typing('          live§'));
    const project = await projectOf({ 'web.yaml': text });
    const before = diagnosticsOf(project.session, project.file('web.yaml'), 200);
    completionsOf(project.session, project.file('web.yaml'), position, modern);
    assert.deepEqual(diagnosticsOf(project.session, project.file('web.yaml'), 200), before);
  });

  it('offers nothing in other places', async () => {
    for (const typed of ['          image: §', '          # §', '        §', '  §', '          a b§', '          - §']) {
      const offered = labels(await complete('web.yaml', typing(typed)));
      assert.ok(!offered.includes('livenessProbe'), `${typed}: ${offered.join()}`);
    }
    assert.deepEqual(await complete('notes.yaml', 'a:\n  b: 1\n  §\n'), []);
    assert.deepEqual(await complete('main.tf', '§\n'), []);
  });

  it('offers nothing that is there already', async () => {
    const offered = labels(await complete('web.yaml', typing('          livenessProbe: { exec: { command: [alive] } }\n          §')));
    assert.ok(!offered.includes('livenessProbe'));
    assert.ok(offered.includes('readinessProbe'));
  });

  it('offers instructions where the image has been built', async () => {
    const offered = await complete('Dockerfile', 'FROM alpine:3.20\nRUN true\n§\nCMD ["sh"]\n');
    assert.deepEqual(labels(offered), ['USER']);
    assert.deepEqual(labels(await complete('Dockerfile', 'FROM alpine:3.20\nRUN true\nUS§\nCMD ["sh"]\n')), ['USER']);
    assert.deepEqual(await complete('Dockerfile', 'FROM alpine:3.20\n§\nRUN true\nCMD ["sh"]\n'), []);
    assert.deepEqual(await complete('Dockerfile', 'FROM alpine:3.20\nRUN true && \\\n  §\nCMD ["sh"]\n'), []);
  });

  it('is plain text where a client has no snippets', async () => {
    const item = (await complete('web.yaml', typing('          §'), basic)).find(({ label }) => label === 'livenessProbe');
    assert.ok(item?.textEdit);
    assert.ok(!item.textEdit.newText.includes('$'));
    assert.equal(item.insertTextFormat, 1);
  });
});
