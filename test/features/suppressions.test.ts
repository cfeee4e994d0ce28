import assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';
import { deployment, projectOf } from './project.ts';
import { diagnosticsIn, marked, privileged, remarks, said, textOf } from './suppression-support.ts';

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
