import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActionsOf, resolveAction } from '../../server/src/features/code-actions.ts';
import type { ActionData } from '../../server/src/features/code-actions.ts';
import { today } from '../../server/src/lsp/answers.ts';
import { dayAfter } from '../../server/src/facts/suppression-body.ts';
import { basic, deployment, modern, projectOf } from './project.ts';
import type { TestProject } from './project.ts';
import { diagnosticsIn, marked } from './suppression-support.ts';

/** The text after the action of that title, at the first place of a text. */
function after(project: TestProject, path: string, at: string, title: RegExp): string {
  const file = project.file(path);
  const { document } = file;
  const offset = document.getText().indexOf(at);
  const start = document.positionAt(offset);
  const end = document.positionAt(offset + at.length);
  const actions = codeActionsOf(project.session, file, { start, end }, { diagnostics: [] }, basic);
  const action = actions.find((one) => title.test(one.title));
  assert.ok(action, `no ${String(title)} among ${actions.map((one) => one.title).join(' | ')}`);
  assert.equal(action.kind, 'quickfix');
  assert.notEqual(action.isPreferred, true);
  const made = action.edit ? action : resolveAction(project.session, file, action, action.data as ActionData, basic);
  const edits = made?.edit?.changes?.[document.uri];
  assert.ok(edits);
  return TextDocument.applyEdits(document, edits);
}

describe('actions on suppressions', () => {
  it('leave nothing of a comment behind, in any kind of file and with any line breaks', async () => {
    const idle = 'cnmaturity-ignore: sudo-used why';
    const block = 'cnmaturity-ignore-block: sudo-used why';
    const cases: readonly (readonly [path: string, text: string, comment: string])[] = [
      ['web.yaml', deployment.replace('spec:\n  rep', '§spec:\n  rep'), `# ${idle}\n`],
      ['web.yaml', deployment.replace('replicas: 2', 'replicas: 2§'), ` # ${idle}`],
      ['web.yaml', `§${deployment}`, '# cnmaturity-ignore-file: sudo-used why\n'],
      ['Dockerfile', 'FROM alpine:3.22\n§USER 1000\n', `# ${idle}\n`],
      ['main.tf', 'variable "a" {\n§  type = string\n}\n', `  /* ${block} */\n`],
      ['main.tf', 'variable "a" {\n§  type = string\n}\n', `  /* ${block}\n     and more\n  */\n`],
      ['main.tf', 'variable "a" {\n  type =§ string\n}\n', ` /* ${idle} */`],
      ['main.tf', 'variable "a" {\n  §type = string\n}\n', `/* ${idle} */ `],
      ['Jenkinsfile', "node {\n§  sh 'make'\n}\n", `  // ${idle}\n`],
      ['.github/workflows/ci.yaml', 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04§\n    steps: []\n', `  # ${idle}`],
    ];
    for (const [path, text, comment] of cases)
      for (const eol of ['\n', '\r\n']) {
        const lines = (written: string): string => written.replaceAll('\n', eol);
        const project = await projectOf({ [path]: lines(text.replace('§', comment)) });
        assert.equal(after(project, path, 'cnmaturity', /^Remove this suppression/), lines(text.replace('§', '')), `${path} ${comment}`);
      }
  });

  it('remove what nobody understands, or name what was meant', async () => {
    const wrong = await projectOf({ 'web.yaml': marked('# cnmaturity-ignore: privileged-containers, image-tag-latest x') });
    assert.equal(
      after(wrong, 'web.yaml', '# cnm', /^Name privileged-container instead/),
      marked('# cnmaturity-ignore: privileged-container, image-tag-latest x'),
    );
    assert.equal(after(wrong, 'web.yaml', '# cnm', /^Remove privileged-containers/), marked('# cnmaturity-ignore: image-tag-latest x'));
    for (const comment of [
      '# cnmaturity-ignore:',
      '# cnmaturity-ignore: * x',
      '# cnmaturity-ignore: privileged-container until 2027-02-30 x',
    ])
      assert.equal(after(await projectOf({ 'web.yaml': marked(comment) }), 'web.yaml', '# cnm', /^Remove this/), deployment, comment);
    const annotated = (rule: string): string =>
      deployment.replace('  name: web\n', `  name: web\n  annotations:\n    cnmaturity/ignore.${rule}: x\n`);
    const named = await projectOf({ 'web.yaml': annotated('privileged-containers') });
    assert.equal(after(named, 'web.yaml', 'cnmaturity/', /^Name privileged-container instead/), annotated('privileged-container'));
    assert.equal(after(named, 'web.yaml', 'cnmaturity/', /^Remove this/), deployment);
  });

  it('remove what is not needed', async () => {
    const line = await projectOf({ 'web.yaml': marked('# cnmaturity-ignore: image-tag-latest x') });
    assert.equal(after(line, 'web.yaml', '# cnm', /^Remove this suppression/), deployment);
    const end = await projectOf({
      'web.yaml': deployment.replace('privileged: true', 'privileged: true  # cnmaturity-ignore: image-tag-latest x'),
    });
    assert.equal(after(end, 'web.yaml', '# cnm', /^Remove this suppression/), deployment);
    const one = await projectOf({ 'web.yaml': marked('# cnmaturity-ignore: image-tag-latest, privileged-container x') });
    assert.equal(after(one, 'web.yaml', '# cnm', /^Remove image-tag-latest/), marked('# cnmaturity-ignore: privileged-container x'));
    const annotated = deployment.replace(
      '  name: web\n',
      '  name: web\n  annotations:\n    team: a\n    cnmaturity/ignore.image-tag-latest: x\n',
    );
    const annotation = await projectOf({ 'web.yaml': annotated });
    assert.equal(
      after(annotation, 'web.yaml', 'cnmaturity/', /^Remove this/),
      annotated.replace('    cnmaturity/ignore.image-tag-latest: x\n', ''),
    );
  });

  it('extend what has expired', async () => {
    const project = await projectOf({ 'web.yaml': marked('# cnmaturity-ignore: privileged-container until 2020-02-29 a trial') });
    const text = after(project, 'web.yaml', '# cnm', /^Extend/);
    assert.equal(text, marked(`# cnmaturity-ignore: privileged-container until ${dayAfter(today(), 90)} a trial`));
    project.change('web.yaml', text);
    assert.deepEqual(
      diagnosticsIn(project, 'web.yaml').filter(({ code }) => code === 'privileged-container' || code === 'suppression-expired'),
      [],
    );
  });
});

describe('actions that accept more than a line', () => {
  const codesAfter = (project: TestProject, path: string, text: string): readonly unknown[] => {
    project.change(path, text);
    return diagnosticsIn(project, path).flatMap(({ code }) => (code === 'suppression-reason-missing' ? [] : [code]));
  };

  for (const [way, title, path] of [
    ['block', /^Accept in this block/, 'web.yaml'],
    ['file', /^Accept in this file/, 'web.yaml'],
    ['annotation', /^Accept on this object/, 'web.yaml'],
    ['file of a template', /^Accept in this file/, 'web/templates/web.yaml'],
  ] as const)
    it(`silence just their rule: ${way}`, async () => {
      const project = await projectOf({ [path]: deployment });
      const before = diagnosticsIn(project, path).map(({ code }) => code);
      const text = after(project, path, 'privileged: true', title);
      const now = codesAfter(project, path, text);
      assert.deepEqual(
        now,
        before.filter((code) => code !== 'privileged-container'),
        text,
      );
    });

  it('are written as comments of the file, above the marks of other tools', async () => {
    const written = async (path: string, text: string, at: string, title: RegExp, settings = {}): Promise<string> =>
      after(await projectOf({ [path]: text }, { target: 5, settings }), path, at, title);
    const jenkins = "node {\n  sh 'curl https://a.example/x | sh'\n}\n";
    assert.equal(
      await written('Jenkinsfile', jenkins, 'curl', /^Accept here: ignore ci-curl-pipe-shell/),
      jenkins.replace('  sh', '  // cnmaturity-ignore: ci-curl-pipe-shell\n  sh'),
    );
    const docker = 'FROM alpine:3.22\n# hadolint ignore=DL3020\nMAINTAINER me\n';
    assert.equal(
      await written('Dockerfile', docker, 'MAINTAINER', /^Accept here: ignore maintainer-deprecated/),
      docker.replace('# hadolint', '# cnmaturity-ignore: maintainer-deprecated\n# hadolint'),
    );
    const workflow =
      'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - name: b\n        uses: c/d@main\n';
    assert.equal(
      await written('.github/workflows/ci.yaml', workflow, 'main', /^Accept in this block: ignore action-not-pinned-sha/),
      workflow.replace('      - name', '      # cnmaturity-ignore-block: action-not-pinned-sha\n      - name'),
    );
  });

  it('are annotations or patterns in JSON', async () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'a', image: 'a:latest', securityContext: { privileged: true } }] },
    };
    for (const indent of [undefined, 2]) {
      const json = JSON.stringify(pod, undefined, indent);
      const project = await projectOf({ 'pod.json': json }, { target: 5 });
      const before = diagnosticsIn(project, 'pod.json').map(({ code }) => code);
      const text = after(project, 'pod.json', 'true', /^Accept on this object: ignore privileged-container/);
      assert.deepEqual(JSON.parse(text), {
        ...pod,
        metadata: { name: 'a', annotations: { 'cnmaturity/ignore.privileged-container': 'reason' } },
      });
      assert.deepEqual(
        codesAfter(project, 'pod.json', text),
        before.filter((code) => code !== 'privileged-container'),
      );
      const file = project.file('pod.json');
      const at = diagnosticsIn(project, 'pod.json')[0]?.range.start;
      assert.ok(at);
      const titles = codeActionsOf(project.session, file, { start: at, end: at }, { diagnostics: [] }, modern).map(({ title }) => title);
      assert.ok(!titles.some((title) => title.includes('with a comment')), titles.join());
      assert.ok(
        titles.some((title) => title.startsWith('Leave this file out')),
        titles.join(),
      );
    }
  });

  it('are no part of what a named template yields', async () => {
    const files = {
      'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'web/values.yaml': 'a: 1\n',
      'web/templates/_web.tpl': '{{- define "web.security" }}\nsecurityContext:\n  privileged: true\n{{- end }}\n',
      'web/templates/web.yaml': deployment.replace(
        / {10}securityContext:\n.*\n/,
        '          {{- include "web.security" . | nindent 10 }}\n',
      ),
    };
    const tpl = 'web/templates/_web.tpl';
    for (const title of [/^Accept here: ignore privileged/, /^Accept in this file: ignore privileged/]) {
      const project = await projectOf(files);
      const before = diagnosticsIn(project, tpl).map(({ code }) => code);
      assert.ok(before.includes('privileged-container'), before.join());
      const text = after(project, tpl, 'privileged: true', title);
      assert.match(text, /\{\{- \/\* cnmaturity-ignore(?:-file)?: privileged-container \*\/\}\}\n/);
      assert.deepEqual(
        codesAfter(project, tpl, text),
        before.filter((code) => code !== 'privileged-container'),
      );
    }
  });

  it('stand where they must', async () => {
    const docker = '# syntax=docker/dockerfile:1\nFROM alpine:3.22\nMAINTAINER me\n';
    const project = await projectOf({ Dockerfile: docker });
    assert.equal(
      after(project, 'Dockerfile', 'MAINTAINER', /^Accept in this file: ignore maintainer-deprecated/),
      docker.replace('FROM', '# cnmaturity-ignore-file: maintainer-deprecated\nFROM'),
    );
    const crlf = await projectOf({ 'web.yaml': deployment.replaceAll('\n', '\r\n') });
    assert.ok(!/[^\r]\n/.test(after(crlf, 'web.yaml', 'privileged: true', /^Accept in this file/)));
  });

  it('leave out a file in the answers file, which is made where there is none', async () => {
    const project = await projectOf({ 'deploy/web.yaml': deployment });
    const file = project.file('deploy/web.yaml');
    const start = file.document.positionAt(deployment.indexOf('true'));
    const actions = codeActionsOf(project.session, file, { start, end: start }, { diagnostics: [] }, modern);
    const action = actions.find(({ title }) => title.startsWith('Leave this file out'));
    assert.deepEqual(action?.edit, {
      documentChanges: [
        { kind: 'create', uri: 'file:///workspace/.cnmaturity.yaml', options: { ignoreIfExists: true } },
        {
          textDocument: { uri: 'file:///workspace/.cnmaturity.yaml', version: null },
          edits: [
            { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'exclude:\n  - deploy/web.yaml\n' },
          ],
        },
      ],
    });
  });

  it('are not many where many rules speak', async () => {
    const project = await projectOf({ 'web.yaml': deployment }, { target: 5 });
    const file = project.file('web.yaml');
    const start = file.document.positionAt(deployment.indexOf('name: web\nspec') + 6);
    const titles = codeActionsOf(project.session, file, { start, end: start }, { diagnostics: [] }, modern).map(({ title }) => title);
    assert.ok(titles.filter((title) => title.startsWith('Accept here')).length > 3);
    assert.ok(!titles.some((title) => title.startsWith('Accept in') || title.startsWith('Accept on')));
  });
});
