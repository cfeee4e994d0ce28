import assert from 'node:assert/strict';
import { isFound } from './support.ts';

const pod = (spec: string): Readonly<Record<string, string>> => ({
  'a.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ${spec}\n`,
});
const template = (spec: string): Readonly<Record<string, string>> => ({ 'c/templates/a.yaml': pod(spec)['a.yaml'] ?? '' });
const block = (body: string): Readonly<Record<string, string>> => ({ 'a.tf': `resource "x" "y" {\n${body}\n}\n` });

const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly Readonly<Record<string, string>>[]])[] = [
  ['exists', 'k8s core/Pod WITH spec.a exists', pod('{a: 0}'), [pod('{b: 0}'), pod('{a: null}')]],
  ['exists, of a templated value', 'k8s core/Pod WITH spec.a exists', template('{a: {{ .x }}}'), [template('{b: {{ .x }}}')]],
  [
    'exists, of what a template may leave out',
    'k8s core/Pod WITH spec.a exists',
    { 'c/templates/a.yaml': `{{- if .x }}\n${pod('\n  a: 1')['a.yaml'] ?? ''}{{- end }}\n` },
    [template('\n  {{- with .x }}\n  a: 1\n  {{- end }}\n  b: 1')],
  ],
  [
    'absent, of what a template may leave out',
    'k8s core/Pod WITH spec.a absent',
    pod('{b: 0}'),
    [template('\n  {{- with .x }}\n  a: 1\n  {{- end }}\n  b: 1')],
  ],
  ['absent', 'k8s core/Pod WITH spec.a absent', pod('{b: 0}'), [pod('{a: 0}'), template('\n  b: 0\n  {{- toYaml .x | nindent 2 }}')]],
  ['=', 'k8s core/Pod WITH spec.a = true', pod('{a: true}'), [pod('{a: trueish}'), template('{a: {{ .x }}}'), pod('{}')]],
  ['= {}', 'k8s core/Pod WITH spec.a = {}', pod('{a: {}}'), [pod('{a: {b: 1}}'), pod('{a: []}')]],
  ['!=', 'k8s core/Pod WITH spec.a != true', pod('{a: false}'), [pod('{a: true}'), template('{a: {{ .x }}}')]],
  ['!=, when absent', 'k8s core/Pod WITH spec.a != true', pod('{b: 1}'), [pod('{a: true}')]],
  ['>=', 'k8s core/Pod WITH spec.a >= 3', pod('{a: 3}'), [pod('{a: 2}'), pod('{a: many}'), pod('{a: ""}')]],
  ['in', 'k8s core/Pod WITH spec.a in (x,y)', pod('{a: y}'), [pod('{a: z}'), pod('{}')]],
  ['in, with absent', 'k8s core/Pod WITH spec.a in (absent,deny)', pod('{b: 1}'), [pod('{a: warn}')]],
  ['includes', 'k8s core/Pod WITH spec.a includes x', pod('{a: [y, x]}'), [pod('{a: [xx]}'), pod('{a: {x: 1}}')]],
  ['~', 'k8s core/Pod WITH spec.a ~ /^ab/i', pod('{a: ABC}'), [pod('{a: cab}'), template('{a: {{ .ab }}}')]],
  ['~, of keys below', 'k8s core/Pod WITH spec.a ~ /gpu/', pod('{a: {x/gpu: 1}}'), [pod('{a: {x: 1}, gpu: 1}')]],
  ['~, of labels by their keys', 'k8s core/Pod WITH spec.labels ~ /team/', pod('{labels: {my/team: x}}'), [pod('{labels: {x: my-team}}')]],
  ['text', 'k8s core/Pod WITH text ~ /needle/', pod('{a: needle}'), [{ 'a.yaml': `${pod('{}')['a.yaml'] ?? ''}---\nneedle: 1\n` }]],
  ['any item', 'k8s core/Pod WITH spec.a[*].b = x', pod('{a: [{b: y}, {b: x}]}'), [pod('{a: [{b: y}]}'), pod('{a: {c: {b: x}}}')]],
  ['any key', 'k8s core/Pod WITH spec.*.b = x', pod('{q: {b: x}}'), [pod('{b: x}')]],
  ['an index', 'k8s core/Pod WITH spec.a[1].b exists', pod('{a: [{}, {b: 1}]}'), [pod('{a: [{b: 1}]}')]],
  ['a quoted key', 'k8s core/Pod WITH spec["a.b/c"] exists', pod('{a.b/c: 1}'), [pod('{a: {b/c: 1}}')]],
  ['two conditions', 'k8s core/Pod WITH spec.a exists AND spec.b exists', pod('{a: 1, b: 1}'), [pod('{a: 1}')]],
  ['values behind anchors', 'k8s core/Pod WITH spec.b.c = 1', pod('{a: &x {c: 1}, b: *x}'), [pod('{a: &x {c: 2}, b: *x}')]],
  ['files', 'file a.json WITH panels exists', { 'a.json': '{"panels": []}' }, [{ 'a.json': '{"x": "panels"}' }]],
  ['text of files', 'file CODEOWNERS WITH text ~ /@/', { CODEOWNERS: '* @a' }, [{ CODEOWNERS: '*' }]],
  ['attributes of resources', 'tf x WITH a = REMOTE', block('a = "REMOTE"'), [block('a = "LOCAL"'), block('a = var.REMOTE')]],
  ['inner blocks', 'tf x WITH a.b = true', block('a {\n  b = true\n}'), [block('b = true'), block('a {\n  b = false\n}')]],
  [
    'one of several inner blocks',
    'tf x WITH a.b = 1',
    block('a {\n  b = 2\n}\na {\n  b = 1\n}'),
    [block('a {\n  b = 2\n}\na {\n  b = 3\n}')],
  ],
  [
    'dynamic blocks',
    'tf x WITH a.b = 1',
    block('dynamic "a" {\n  for_each = []\n  content {\n    b = 1\n  }\n}'),
    [block('dynamic "c" {\n  for_each = []\n  content {\n    b = 1\n  }\n}')],
  ],
  [
    'objects that Terraform makes, whose fields have other names there',
    'k8s rbac.authorization.k8s.io/RoleBinding WITH subjects[*].kind = Group',
    { 'main.tf': roleBinding('Group') },
    [{ 'main.tf': roleBinding('User') }],
  ],
  ['lists of resources', 'tf x WITH a includes audit', block('a = ["api", "audit"]'), [block('a = ["api"]')]],
  [
    'what calls hold',
    'tf x WITH a ~ /aws:RequestedRegion/',
    block('a = jsonencode({ k = "aws:RequestedRegion" })'),
    [block('b = "aws:RequestedRegion"')],
  ],
  [
    'inputs of actions',
    'ci-uses a/b WITH sbom = true',
    { '.github/workflows/a.yml': 'on: push\njobs: {a: {steps: [{uses: a/b@v1, with: {sbom: true}}]}}\n' },
    [{ '.github/workflows/a.yml': 'on: push\njobs: {a: {steps: [{uses: a/b@v1}, {uses: c/d@v1, with: {sbom: true}}]}}\n' }],
  ],
  [
    'values of charts',
    'helm loki WITH a.b = 1',
    { 'kustomization.yaml': 'helmCharts: [{name: loki, valuesInline: {a: {b: 1}}}]\n' },
    [{ 'kustomization.yaml': 'helmCharts: [{name: loki, a: {b: 1}}]\n' }],
  ],
  [
    'values of charts in a string',
    'helm loki WITH a.b = 1',
    {
      'a.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: loki\n    helm:\n      values: |\n        a: {b: 1}\n',
    },
    [
      {
        'a.yaml':
          'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: loki\n    helm:\n      values: |\n        a: {b: 2}\n',
      },
    ],
  ],
];

describe('conditions', () => {
  for (const [name, match, yes, misses] of cases) {
    it(name, async () => {
      assert.ok(await isFound(match, yes), 'does not hold');
      for (const miss of misses) assert.ok(!(await isFound(match, miss)), `holds for ${JSON.stringify(miss)}`);
    });
  }
});

function roleBinding(kind: string): string {
  return `resource "kubernetes_role_binding" "readers" {
  metadata {
    name = "readers"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = "reader"
  }
  subject {
    kind = "${kind}"
    name = "someone"
  }
}
`;
}
