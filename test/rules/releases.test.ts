import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { pathOf, workspaceOf } from '../support/workspace.ts';
import type { Files, TestWorkspace } from '../support/workspace.ts';

function rule(id: string): Rule {
  const found = allRules.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

const privileged = [rule('privileged-container')];
const memory = [rule('memory-limit-missing')];

/** `path:line "marked text"` of each finding, and what is told beside it. */
function shown(test: TestWorkspace, files: Files): readonly string[] {
  return test.findings().map((finding) => {
    const path = pathOf(finding.uri);
    const line = (files[path] ?? '').slice(0, finding.unitStart + finding.finding.problem.start).split('\n').length;
    return `${path}:${String(line)} "${test.marked(finding)}"`;
  });
}

const template = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
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
resources: {}
securityContext:
  privileged: true
`;
const chart: Files = {
  'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'charts/web/values.yaml': values,
  'charts/web/templates/deployment.yaml': template,
};

const release = (body: string, name = 'web'): string =>
  `resource "helm_release" "${name}" {\n  name  = "${name}"\n  chart = "\${path.module}/../charts/web"\n${body}}\n`;
const yaml = (...lines: readonly string[]): string => `  values = [<<-EOT\n${lines.map((line) => `    ${line}\n`).join('')}  EOT\n  ]\n`;
const set = (name: string, value: string, type = ''): string =>
  `  set {\n    name  = "${name}"\n    value = ${value}\n${type === '' ? '' : `    type  = "${type}"\n`}  }\n`;

async function findings(main: string, rules: readonly Rule[] = privileged, more: Files = {}): Promise<readonly string[]> {
  const files = { ...chart, 'infra/main.tf': main, ...more };
  return shown(await workspaceOf(files, rules), files);
}

const default_ = ['charts/web/values.yaml:6 "true"'];
const none: readonly string[] = [];

describe('charts that releases of Terraform install', () => {
  it('are judged with their own values where nobody installs them', async () => {
    assert.deepEqual(await findings(''), default_);
  });

  it('have no finding that the values of all releases mend', async () => {
    assert.deepEqual(await findings(release(yaml('securityContext:', '  privileged: false'))), none);
    assert.deepEqual(await findings(release(set('securityContext.privileged', 'false'))), none);
    assert.deepEqual(await findings(release('  values = [yamlencode({ securityContext = { privileged = false } })]\n')), none);
    assert.deepEqual(await findings(release('  set = [{ name = "securityContext.privileged", value = "false" }]\n')), none);
    const file = { 'infra/values/web.yaml': 'securityContext:\n  privileged: false\n' };
    assert.deepEqual(await findings(release('  values = [file("${path.module}/values/web.yaml")]\n'), privileged, file), none);
    assert.deepEqual(await findings(release('  values = ["${file("${path.module}/values/web.yaml")}"]\n'), privileged, file), none);
  });

  it('keep what a release does not set, once for all of them', async () => {
    assert.deepEqual(await findings(release(yaml('image:', '  tag: 1.5.0'))), default_);
    const several = release(yaml('image:', '  tag: 1.5.0')) + release(yaml('image:', '  tag: 1.6.0'), 'other');
    assert.deepEqual(await findings(several), default_);
  });

  it('have the finding where the release sets the value', async () => {
    const safe = { 'charts/web/values.yaml': values.replace('privileged: true', 'privileged: false') };
    assert.deepEqual(await findings(release(yaml('securityContext:', '  privileged: true')), privileged, safe), ['infra/main.tf:6 "true"']);
    assert.deepEqual(await findings(release(set('securityContext.privileged', 'true')), privileged, safe), ['infra/main.tf:6 "true"']);
    assert.deepEqual(await findings(release(set('securityContext.privileged', '"true"')), privileged, safe), ['infra/main.tf:6 ""true""']);
    assert.deepEqual(await findings(release('  values = [yamlencode({ securityContext = { privileged = true } })]\n'), privileged, safe), [
      'infra/main.tf:4 "true"',
    ]);
    const file = { ...safe, 'infra/values/web.yaml': 'securityContext:\n  privileged: true\n' };
    assert.deepEqual(await findings(release('  values = [file("${path.module}/values/web.yaml")]\n'), privileged, file), [
      'infra/values/web.yaml:2 "true"',
    ]);
  });

  it('have it at the release where others mend it', async () => {
    const one = release(yaml('securityContext:', '  privileged: false'));
    const other = release(yaml('image:', '  tag: 1.5.0'), 'other');
    assert.deepEqual(await findings(one + other), ['infra/main.tf:12 ""${path.module}/../charts/web""']);
  });

  it('say what an empty value of the release leaves out', async () => {
    const full = { 'charts/web/values.yaml': values.replace('resources: {}', 'resources: { limits: { memory: 1Gi } }') };
    assert.deepEqual(await findings(release(yaml('resources: null')), memory, full), ['infra/main.tf:5 "null"']);
    assert.deepEqual(await findings(release(yaml('resources: {}')), memory, full), none);
    assert.deepEqual(await findings(release(yaml('resources:', '  limits:', '    memory: 1Gi')), memory), none);
  });

  it('are judged by themselves while values of a release are not known', async () => {
    assert.deepEqual(await findings(release('  values = [templatefile("values.tftpl", {})]\n')), default_);
    assert.deepEqual(await findings(release('  values = [var.values]\n')), default_);
    assert.deepEqual(await findings(release('  dynamic "set" {\n    for_each = var.settings\n    content {}\n  }\n')), default_);
    assert.deepEqual(await findings(release(set('${var.key}', 'false'))), default_);
  });

  it('leave open what one value of Terraform decides', async () => {
    assert.deepEqual(await findings(release(set('securityContext.privileged', 'var.privileged'))), none);
    assert.deepEqual(await findings(release(yaml('securityContext:', '  privileged: ${var.privileged}'))), none);
    assert.deepEqual(await findings(release(yaml('securityContext: ${jsonencode(var.context)}'))), none);
    assert.deepEqual(await findings(release(yaml('${var.key}: 1', 'image: { tag: 1.5.0 }'))), default_);
    assert.deepEqual(
      await findings(release('  set_sensitive {\n    name  = "securityContext.privileged"\n    value = "true"\n  }\n')),
      none,
    );
  });

  it('take certain values of a release whose others are not known', async () => {
    const direct = {
      'charts/web/values.yaml': values.replace('privileged: true', 'privileged: false'),
      'charts/web/templates/deployment.yaml': template.replace(
        '{{- toYaml .Values.securityContext | nindent 12 }}',
        'privileged: {{ .Values.securityContext.privileged }}',
      ),
    };
    const open = `  values = [var.values]\n${set('securityContext.privileged', 'true')}`;
    assert.deepEqual(await findings(release(open), privileged, direct), ['infra/main.tf:7 "true"']);
    assert.deepEqual(await findings(release(open.replace('true', 'false')), privileged, direct), none);
    assert.deepEqual(await findings(release(`  values = [var.values]\n${set('image.tag', '"1"')}`), memory), [
      'charts/web/values.yaml:4 "{}"',
    ]);
  });

  it('lay later values over earlier ones, and what is set over all', async () => {
    const documents = (first: string, second: string): string =>
      `  values = [yamlencode({ securityContext = { privileged = ${first} } }), yamlencode({ securityContext = { privileged = ${second} } })]\n`;
    assert.deepEqual(await findings(release(documents('true', 'false'))), none);
    assert.deepEqual(await findings(release(documents('false', 'true'))), ['infra/main.tf:4 "true"']);
    assert.deepEqual(await findings(release(documents('false', 'true') + set('securityContext.privileged', 'false'))), none);
    assert.deepEqual(await findings(release(documents('true', 'true').replace(')]', '), var.values]'))), default_);
  });

  it('read variables and local values where these are certain', async () => {
    const local = 'locals {\n  values = { securityContext = { privileged = false } }\n}\n';
    assert.deepEqual(await findings(release('  values = [yamlencode(local.values)]\n') + local), none);
    const variable = 'variable "privileged" {\n  default = false\n}\nprovider "helm" {}\n';
    assert.deepEqual(await findings(release(set('securityContext.privileged', 'var.privileged')) + variable), none);
  });

  it('are found from Terraform in JSON too', async () => {
    const json = (more: object): Files => ({
      'infra/main.tf.json': JSON.stringify({
        resource: { helm_release: { web: { name: 'web', chart: '${path.module}/../charts/web', ...more } } },
      }),
    });
    assert.deepEqual(await findings('', privileged, json({ set: [{ name: 'securityContext.privileged', value: 'false' }] })), none);
    assert.deepEqual(await findings('', privileged, json({ values: ['securityContext:\n  privileged: false\n'] })), none);
    assert.deepEqual(await findings('', privileged, json({ values: ['${file("x.yaml")}'] })), default_);
  });

  it('stay as they are where the release takes a chart from elsewhere', async () => {
    const mended = yaml('securityContext:', '  privileged: false');
    assert.deepEqual(await findings(release(`  repository = "https://charts.example.com"\n${mended}`)), default_);
    assert.deepEqual(
      await findings(release(mended).replace('${path.module}/../charts/web', 'oci://registry.example.com/charts/web')),
      default_,
    );
    assert.deepEqual(await findings(release(mended).replace('${path.module}/../charts/web', '/charts/web')), default_);
    assert.deepEqual(await findings(release(`  count = 0\n${mended}`)), default_);
  });

  it('count paths from the folder that Terraform is run in', async () => {
    const mended = release(yaml('securityContext:', '  privileged: false')).replace('${path.module}/', './');
    assert.deepEqual(await findings(mended), none);
    const called = { 'main.tf': 'module "infra" {\n  source = "./infra"\n}\n' };
    assert.deepEqual(await findings(mended, privileged, called), default_);
    assert.deepEqual(await findings(release(yaml('securityContext:', '  privileged: false')), privileged, called), none);
  });

  it('mend the values of a file, and nothing in Terraform', async () => {
    const safe = { ...chart, 'charts/web/values.yaml': values.replace('privileged: true', 'privileged: false') };
    const inline = { ...safe, 'infra/main.tf': release(yaml('securityContext:', '  privileged: true')) };
    const test = await workspaceOf(inline, privileged);
    assert.deepEqual(
      test.findings().map((finding) => test.fixOf(finding)),
      [undefined],
    );
    const file = {
      ...safe,
      'infra/main.tf': release('  values = [file("${path.module}/web.yaml")]\n'),
      'infra/web.yaml': 'securityContext:\n  privileged: true\n',
    };
    const other = await workspaceOf(file, privileged);
    const [finding] = other.findings();
    assert.ok(finding);
    assert.equal(other.fixOf(finding)?.edits[0].text, 'false');
  });

  it('accept a finding by a comment beside the value', async () => {
    const body = set('securityContext.privileged', 'true # cnmaturity-ignore: privileged-container until we know better');
    const safe = { 'charts/web/values.yaml': values.replace('privileged: true', 'privileged: false') };
    assert.deepEqual(await findings(release(body), privileged, safe), none);
  });
});
