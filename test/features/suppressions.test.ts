import assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActionsOf, resolveAction } from '../../server/src/features/code-actions.ts';
import type { ActionData } from '../../server/src/features/code-actions.ts';
import { deprecatedRules, redundantRules } from '../../server/src/features/diagnostic-tags.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { today } from '../../server/src/lsp/answers.ts';
import { dayAfter } from '../../server/src/facts/suppression-body.ts';
import { ruleById } from '../../server/src/rules/index.ts';
import { basic, deployment, modern, projectOf } from './project.ts';
import type { ProjectOptions, TestProject } from './project.ts';

const privileged = '            privileged: true';
const marked = (comment: string): string => deployment.replace(privileged, `            ${comment}\n${privileged}`);

function diagnosticsIn(project: TestProject, path: string): readonly Diagnostic[] {
  return diagnosticsOf(project.session, project.file(path), 500);
}

async function remarks(text: string, path = 'web.yaml', options: ProjectOptions = {}): Promise<readonly Diagnostic[]> {
  return diagnosticsIn(await projectOf({ [path]: text }, options), path).filter(({ code }) => String(code).startsWith('suppression-'));
}

const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

async function said(text: string, path?: string, options?: ProjectOptions): Promise<readonly string[]> {
  return (await remarks(text, path, options)).map((one) => `${String(one.code)}: ${textOf(one)}`);
}

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

describe('what is wrong with suppressions', () => {
  it('is nothing where they accept something, with a reason', async () => {
    assert.deepEqual(await said(marked('# cnmaturity-ignore: privileged-container reads the network')), []);
  });

  it('is that they accept nothing', async () => {
    const [one, ...others] = await remarks(marked('# cnmaturity-ignore: image-tag-latest built here'));
    assert.deepEqual(others, []);
    assert.equal(one?.code, 'suppression-unused');
    assert.equal(one.severity, DiagnosticSeverity.Hint);
    assert.deepEqual(one.tags, [DiagnosticTag.Unnecessary]);
    assert.deepEqual(one.range, { start: { line: 20, character: 12 }, end: { line: 20, character: 60 } });
  });

  it('is that they name more than they need to', async () => {
    assert.match(
      (await said(marked('# cnmaturity-ignore: image-tag-latest, privileged-container x'))).join(),
      /^suppression-unused: .*need not name image-tag-latest/,
    );
  });

  it('is nothing as long as their rule is off, or what it looks at is not known', async () => {
    const text = marked('# cnmaturity-ignore: cpu-limit-missing x');
    assert.deepEqual(await said(text), []);
    assert.equal((await said(text, 'web.yaml', { settings: { rules: { 'cpu-limit-missing': 'on' } } })).length, 1);
    const off = { settings: { rules: { 'image-tag-latest': 'off' } } };
    assert.deepEqual(await said(marked('# cnmaturity-ignore: image-tag-latest x'), 'web.yaml', off), []);
    const templated = marked('# cnmaturity-ignore: image-tag-latest x').replace('web:1.4.2', 'web:{{ .Values.tag }}');
    assert.deepEqual(await said(templated, 'templates/web.yaml'), []);
  });

  it('is that they have expired', async () => {
    const [expired, ...others] = await remarks(marked('# cnmaturity-ignore: privileged-container until 2020-02-29 a trial'));
    assert.deepEqual(others, []);
    assert.equal(expired?.code, 'suppression-expired');
    assert.equal(expired.severity, DiagnosticSeverity.Warning);
    assert.match(textOf(expired), /2020-02-29/);
  });

  it('is what nobody understands', async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['# cnmaturity-ignore: privileged-containers x', /no rule "privileged-containers".*Did you mean "privileged-container"\?/],
      ['# cnmaturity-ignore: *', /names no rule/],
      ['# cnmaturity-ignore:', /names no rule/],
      ['# cnmaturity-ignore: privileged-container until 2027-02-30 x', /"2027-02-30" is no day/],
      ['# cnmaturity-ignore-file: privileged-container x', /head of a file/],
    ];
    for (const [comment, message] of cases) {
      const found = await said(marked(comment));
      assert.equal(found.length, 1, `${comment}: ${found.join(' ')}`);
      assert.match(found[0] ?? '', message, comment);
      assert.match(found[0] ?? '', /^suppression-invalid: /);
    }
    assert.match((await said(`${deployment}# cnmaturity-ignore: privileged-container x\n`)).join(), /Nothing follows/);
    assert.match(
      (await said(marked('# cnmaturity-ignore-block: privileged-container x').replace(privileged, '            # end'))).join(),
      /suppression-invalid/,
    );
  });

  it('is not that they accept nothing, as long as that is not sure', async () => {
    const chart = { 'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' };
    const comment = '# cnmaturity-ignore: image-tag-latest x';
    const inTemplate = deployment.replace(
      '            privileged: true',
      `            {{- if .Values.a }}\n            ${comment}\n            privileged: true\n            {{- end }}`,
    );
    const cases: Readonly<Record<string, readonly [path: string, files: Readonly<Record<string, string>>]>> = {
      'a damaged document': ['web.yaml', { 'web.yaml': `${marked(comment)}  a: [\n` }],
      'left out with these values': [
        'web/templates/web.yaml',
        { ...chart, 'web/values.yaml': 'a: false\n', 'web/templates/web.yaml': inTemplate },
      ],
      'a named template': [
        'web/templates/_web.tpl',
        { ...chart, 'web/templates/_web.tpl': `{{- /* cnmaturity-ignore: image-tag-latest x */}}\na\n` },
      ],
      'a template of no chart': ['web/templates/web.yaml', { 'web/templates/web.yaml': marked(comment) }],
      'a chart that does not render': [
        'web/values.yaml',
        { ...chart, 'web/values.yaml': `${comment}\na: 1\n`, 'web/templates/web.yaml': `${deployment}a: {{ include "b" . }}\n` },
      ],
      'a value that no template takes': [
        'web/values.yaml',
        { ...chart, 'web/values.yaml': `${comment}\na: 1\n`, 'web/templates/web.yaml': deployment },
      ],
      'other values': [
        'web/values-prod.yaml',
        { ...chart, 'web/values-prod.yaml': `${comment}\na: 1\n`, 'web/templates/web.yaml': deployment },
      ],
    };
    for (const [what, [path, files]] of Object.entries(cases)) {
      const found = diagnosticsIn(await projectOf(files), path).filter(({ code }) => String(code) === 'suppression-unused');
      assert.deepEqual(found.map(textOf), [], what);
    }
    const sure = { ...chart, 'web/templates/web.yaml': marked(comment) };
    assert.ok(diagnosticsIn(await projectOf(sure), 'web/templates/web.yaml').some(({ code }) => code === 'suppression-unused'));
  });

  it('is not that they accept nothing, while files are read anew', async () => {
    const project = await projectOf({ 'web.yaml': marked('# cnmaturity-ignore: image-tag-latest x') });
    const codes = (): readonly unknown[] => diagnosticsIn(project, 'web.yaml').map(({ code }) => code);
    const { generation } = project.session;
    assert.ok(codes().includes('suppression-unused'));
    project.session.isReading = true;
    assert.ok(!codes().includes('suppression-unused'));
    project.session.isReading = false;
    assert.ok(codes().includes('suppression-unused'));
    assert.ok(project.session.generation > generation, 'clients ask again');
  });

  it('is that a Dockerfile has no comments behind its instructions', async () => {
    assert.match(
      (await said('FROM alpine:3.22 # cnmaturity-ignore: from-digest-not-pinned x\n', 'Dockerfile')).join(),
      /lines of their own only/,
    );
  });

  it('is that they give no reason, as a hint', async () => {
    const [hint, ...others] = await remarks(marked('# cnmaturity-ignore: privileged-container'));
    assert.deepEqual(others, []);
    assert.equal(hint?.code, 'suppression-reason-missing');
    assert.equal(hint.severity, DiagnosticSeverity.Hint);
  });

  it('is not said of marks for other tools, nor of texts', async () => {
    assert.deepEqual(await said('FROM alpine:3.22\n# hadolint ignore=DL3007\nUSER 1000\n', 'Dockerfile'), []);
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: |\n    # cnmaturity-ignore: nothing\n    b\n';
    assert.deepEqual(await said(text), []);
  });

  it('is said of annotations too', async () => {
    const annotated = (line: string): string => deployment.replace('  name: web\n', `  name: web\n  annotations:\n    ${line}\n`);
    assert.deepEqual(await said(annotated('cnmaturity/ignore.privileged-container: a node agent')), []);
    assert.match((await said(annotated('cnmaturity/ignore.image-tag-latest: x'))).join(), /^suppression-unused/);
    assert.match((await said(annotated('cnmaturity/ignore.privilege: x'))).join(), /^suppression-invalid/);
  });

  it('knows what they accept in what charts and kustomizations yield', async () => {
    const files = {
      'base/kustomization.yaml': 'resources:\n  - web.yaml\n',
      'base/web.yaml': deployment.replace('  name: web\n', '  name: web\n  annotations:\n    cnmaturity/ignore.privileged-container: x\n'),
      'prod/kustomization.yaml': 'resources:\n  - ../base\nnamespace: prod\n',
      'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'chart/values.yaml': '# cnmaturity-ignore: privileged-container x\nprivileged: true\n',
      'chart/templates/web.yaml': deployment.replace('privileged: true', 'privileged: {{ .Values.privileged }}'),
    };
    const project = await projectOf(files);
    for (const path of ['base/web.yaml', 'chart/values.yaml']) {
      const codes = diagnosticsIn(project, path).map(({ code }) => code);
      assert.ok(!codes.includes('suppression-unused') && !codes.includes('privileged-container'), `${path}: ${codes.join()}`);
    }
    const idle = { ...files, 'chart/values.yaml': '# cnmaturity-ignore: privileged-container x\nprivileged: false\n' };
    assert.ok(diagnosticsIn(await projectOf(idle), 'chart/values.yaml').some(({ code }) => code === 'suppression-unused'));
  });
});

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

describe('tags of diagnostics', () => {
  it('are of rules that exist', () => {
    for (const id of [...deprecatedRules, ...redundantRules]) assert.ok(ruleById(id), id);
  });

  it('strike through what is deprecated, and fade what does nothing', async () => {
    const tagsOf = async (path: string, text: string, code: string): Promise<Diagnostic['tags']> =>
      diagnosticsIn(await projectOf({ [path]: text }, { target: 5 }), path).find((one) => one.code === code)?.tags;
    assert.deepEqual(await tagsOf('Dockerfile', 'FROM alpine:3.22\nMAINTAINER me\n', 'maintainer-deprecated'), [DiagnosticTag.Deprecated]);
    const twice = deployment.replace('          ports:', '          env: [{ name: A, value: b }, { name: A, value: c }]\n          ports:');
    assert.deepEqual(await tagsOf('web.yaml', twice, 'env-duplicate'), [DiagnosticTag.Unnecessary]);
    assert.equal(await tagsOf('web.yaml', deployment, 'privileged-container'), undefined);
  });
});
