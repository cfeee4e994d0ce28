import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { apply, place } from '../support/edits.ts';
import { pathOf, workspaceOf } from '../support/workspace.ts';
import type { Files, TestWorkspace } from '../support/workspace.ts';

function rule(id: string): Rule {
  const found = allRules.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

const privileged = [rule('privileged-container')];
const cpu = [rule('cpu-request-missing')];

/** `path: "marked text" message` of each finding. */
function shown(test: TestWorkspace): readonly string[] {
  return test.findings().map((finding) => `${pathOf(finding.uri)}: "${test.marked(finding)}" ${finding.finding.problem.message}`);
}

function mended(test: TestWorkspace, files: Files): Files {
  const [finding] = test.findings();
  assert.ok(finding);
  const fix = test.fixOf(finding);
  assert.ok(fix, 'no fix');
  return apply(files, place(pathOf(finding.uri), finding.unitStart, fix.edits));
}

const template = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Chart.Name }}
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          {{- with .Values.resources }}
          resources:
            {{- toYaml . | nindent 12 }}
          {{- end }}
          securityContext:
            {{- toYaml .Values.securityContext | nindent 12 }}
`;
const values = `image:
  repository: registry.example.com/web
  tag: 1.4.2
resources: {} # ask the team
securityContext:
  privileged: true
`;
const chart: Files = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'web/values.yaml': values,
  'web/templates/deployment.yaml': template,
};

const deployment = (extra = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
${extra}`;
const patch = (name: string, request: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  template:
    spec:
      containers:
        - name: web
          resources:
            requests: { ${request}: 1 }
`;

describe('Findings of a chart', () => {
  it('stand at the value that causes them, and so does their fix', async () => {
    const test = await workspaceOf(chart, privileged);
    assert.deepEqual(shown(test), ['web/values.yaml: "true" Container "web" runs privileged, with full access to its node.']);
    const after = mended(test, chart);
    assert.equal(after['web/values.yaml'], values.replace('privileged: true', 'privileged: false'));
    assert.deepEqual(shown(await workspaceOf(after, privileged)), []);
  });

  it('stand at the empty value that leaves a part of the template out', async () => {
    const test = await workspaceOf(chart, cpu);
    assert.deepEqual(shown(test), ['web/values.yaml: "{}" Container "web" has no CPU request.']);
    const [related] = test.findings()[0]?.finding.problem.related ?? [];
    assert.equal(related?.at.uri.endsWith('/templates/deployment.yaml'), true);
    const after = mended(test, chart);
    assert.equal(
      after['web/values.yaml'],
      values.replace('resources: {} # ask the team', 'resources: # ask the team\n  requests:\n    cpu: 100m'),
    );
    assert.deepEqual(shown(await workspaceOf(after, cpu)), []);
  });

  it('have fixes that keep quotes whole, and none where lines below would go with what is new', async () => {
    const limit = [rule('memory-limit-missing')];
    const withRequests = (requests: string): Files => ({
      ...chart,
      'web/values.yaml': values.replace('resources: {} # ask the team', `resources:\n  requests:\n${requests}`),
    });
    const last = withRequests('    cpu: 100m\n    memory: "64Mi" # enough');
    const after = mended(await workspaceOf(last, limit), last);
    assert.match(after['web/values.yaml'] ?? '', /memory: "64Mi" ?(?:# enough)?\n {2}limits:\n {4}memory: /);
    assert.deepEqual(shown(await workspaceOf(after, limit)), []);
    const sorted = await workspaceOf(withRequests('    memory: "64Mi"\n    cpu: 100m'), limit);
    const [finding] = sorted.findings();
    assert.ok(finding);
    assert.equal(sorted.fixOf(finding), undefined);
  });

  it('stand at what leaves a part out only where it is a part of the same container', async () => {
    const sidecar =
      '          {{- end }}\n        {{- if .Values.proxy.enabled }}\n        - name: proxy\n          resources:\n            requests: { cpu: 1 }\n        {{- end }}\n';
    const own = template.slice(template.indexOf('          {{- with'), template.indexOf('          securityContext'));
    const files = {
      ...chart,
      'web/values.yaml': `${values}proxy:\n  enabled: false\n`,
      'web/templates/deployment.yaml': template
        .replace(own, '          {{- with .Values.command }}\n          command: {{ . }}\n')
        .replace(/ {10}securityContext[^]*/, sidecar),
    };
    const [finding] = shown(await workspaceOf(files, cpu));
    assert.match(finding ?? '', /^web\/templates\/deployment.yaml: /);
  });

  it('stand in the template where no value has a part in them', async () => {
    const files = { ...chart, 'web/templates/deployment.yaml': template.replace(/ {10}\{\{- with[^]*end \}\}\n/, '') };
    const test = await workspaceOf(files, cpu);
    assert.deepEqual(shown(test), ['web/templates/deployment.yaml: "web" Container "web" has no CPU request.']);
    assert.match(
      mended(test, files)['web/templates/deployment.yaml'] ?? '',
      /\{\{ \.Values\.image\.tag \}\}"\n {10}resources:\n {12}requests:\n/,
    );
  });

  it('are accepted by a comment beside the value', async () => {
    const files = {
      ...chart,
      'web/values.yaml': values.replace('privileged: true', 'privileged: true # cnmaturity-ignore: privileged-container a node agent'),
    };
    const test = await workspaceOf(files, privileged);
    assert.deepEqual(shown(test), []);
    const tally = test.engine.talliesOf('file:///workspace/web/templates/deployment.yaml').get('privileged-container');
    assert.deepEqual(tally, { met: 0, unmet: 0, unknown: 0, accepted: 1 });
  });

  it('do not come from templates that the values leave out', async () => {
    const files = { ...chart, 'web/templates/deployment.yaml': `{{ if .Values.enabled }}\n${template}{{ end }}\n` };
    assert.deepEqual(shown(await workspaceOf(files, privileged)), []);
  });

  it('leave open what a chart without values renders', async () => {
    const files = Object.fromEntries(Object.entries(chart).filter(([path]) => path !== 'web/values.yaml'));
    assert.deepEqual(shown(await workspaceOf(files, [...privileged, ...cpu])), []);
  });
});

describe('Findings of kustomizations', () => {
  const base = { 'base/kustomization.yaml': 'resources: [web.yaml]\n', 'base/web.yaml': deployment() };
  const overlay = (name: string, more = ''): Files => ({
    [`${name}/kustomization.yaml`]: `resources: [../base]\nnamePrefix: ${name}-\n${more}`,
  });

  it('stand in the base when every overlay misses it, once', async () => {
    const files = { ...base, ...overlay('test'), ...overlay('prod') };
    const test = await workspaceOf(files, cpu);
    assert.deepEqual(shown(test), ['base/web.yaml: "web" Container "web" has no CPU request.']);
    assert.match(mended(test, files)['base/web.yaml'] ?? '', /requests:\n\s+cpu: 100m/);
  });

  it('stand in the overlay that misses what the others add', async () => {
    const files = {
      ...base,
      ...overlay('test'),
      ...overlay('prod', 'patches: [{ path: more.yaml }]\n'),
      'prod/more.yaml': patch('web', 'cpu'),
    };
    assert.deepEqual(shown(await workspaceOf(files, cpu)), ['test/kustomization.yaml: "../base" Container "web" has no CPU request.']);
  });

  it('stand in the patch that brings them', async () => {
    const files = {
      ...base,
      ...overlay('test'),
      ...overlay('prod', 'patches: [{ path: more.yaml }]\n'),
      'prod/more.yaml': patch('web', 'cpu').replace(/ {10}resources[^]*/, '          securityContext:\n            privileged: true\n'),
    };
    const test = await workspaceOf(files, privileged);
    assert.deepEqual(shown(test), ['prod/more.yaml: "true" Container "web" runs privileged, with full access to its node.']);
    assert.deepEqual(shown(await workspaceOf(mended(test, files), privileged)), []);
  });

  it('follow the base as it changes', async () => {
    const files = { ...base, ...overlay('test') };
    const test = await workspaceOf(files, cpu);
    assert.equal(test.findings().length, 1);
    const { readFile } = await import('../../server/src/facts/read.ts');
    const more = '          resources:\n            requests:\n              cpu: 1\n';
    test.workspace.update(readFile({ uri: 'file:///workspace/base/web.yaml', format: 'yaml', text: deployment(more), hcl: undefined }));
    assert.deepEqual(test.findings(), []);
  });

  it('go on where a kustomization takes itself in, or names what is not there', async () => {
    const files = {
      'a/kustomization.yaml': 'resources: [../b, web.yaml]\n',
      'b/kustomization.yaml': 'resources: [../a]\n',
      'a/web.yaml': deployment(),
    };
    const cyclic = await workspaceOf(files, cpu);
    assert.deepEqual(
      cyclic.workspace.compositions.problems.map(({ place, message }) => `${pathOf(place.uri)}: ${message}`),
      ['b/kustomization.yaml: This leads back to a kustomization that it is part of'],
    );
    assert.deepEqual(shown(cyclic), ['a/web.yaml: "web" Container "web" has no CPU request.']);
    const alone = {
      'a/kustomization.yaml': 'resources: [web.yaml, gone.yaml, "https://example.com/base?ref=v1"]\n',
      'a/web.yaml': deployment(),
    };
    assert.deepEqual(shown(await workspaceOf(alone, privileged)), []);
  });
});
