import assert from 'node:assert/strict';
import { isFound, marked } from './support.ts';

const object = (head: string, rest = ''): string =>
  `apiVersion: ${head.split(' ')[0] ?? ''}\nkind: ${head.split(' ')[1] ?? ''}\nmetadata:\n  name: it\n${rest}`;
const workflow = (steps: string, head = ''): string => `on: push\n${head}jobs:\n  a:\n    runs-on: x\n    steps:\n${steps}`;

/** A match, files that it finds and files that it must not. */
const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
  [
    'objects by group and kind',
    'k8s apps/Deployment',
    { 'a.yaml': object('apps/v1 Deployment') },
    { 'a.yaml': object('example.com/v1 Deployment') },
  ],
  ['core objects', 'k8s core/Service', { 'a.yaml': object('v1 Service') }, { 'a.yaml': object('serving.knative.dev/v1 Service') }],
  ['objects in JSON', 'k8s core/Service', { 'a.json': '{"apiVersion":"v1","kind":"Service"}' }, { 'a.json': '{"kind":"Service"}' }],
  ['any kind of a group', 'k8s a.b/*', { 'a.yaml': object('a.b/v1 X') }, { 'a.yaml': object('c.a.b/v1 X') }],
  ['any group below a domain', 'k8s *.b.io/*', { 'a.yaml': object('a.b.io/v1 X') }, { 'a.yaml': object('b.io/v1 X') }],
  [
    'objects in templates',
    'k8s core/Service',
    { 'c/templates/a.yaml': object('v1 Service', '  labels: {{ .x }}\n') },
    { 'c/templates/a.yaml': '{{ .Values.all }}\n' },
  ],
  ['paths', 'file **/values-*.{yaml,yml}', { 'a/values-prod.yml': 'a: 1' }, { 'a/values.yml': 'a: 1' }],
  ['paths at the root', 'file LICENSE', { LICENSE: '' }, { 'a/LICENSE': '' }],
  ['paths below a folder', 'file starter/**', { 'starter/a/b.txt': '' }, { 'a/starter/b.txt': '' }],
  ['documents at the root', 'doc runbook', { 'RUNBOOKS.md': '' }, { 'src/runbook.md': '' }],
  ['documents by a folder', 'doc data-policy', { 'docs/Data_Policies/a.adoc': '' }, { 'docs/data/policy.md': '' }],
  ['whole words of documents', 'doc lab', { 'docs/labs.md': '' }, { 'docs/labels.md': '' }],
  ['documents only', 'doc runbook', { 'wiki/runbook.rst': '' }, { 'docs/runbook.png': '' }],
  [
    'actions',
    'ci-uses a/b',
    { '.github/workflows/a.yml': workflow('      - uses: A/b@v1\n') },
    { '.github/workflows/a.yml': workflow('      - uses: a/bc@v1\n') },
  ],
  [
    'paths of actions',
    'ci-uses a/b',
    { '.github/workflows/a.yml': workflow('      - uses: a/b/sub@v1\n') },
    { '.github/workflows/a.yml': workflow('      - run: a/b\n') },
  ],
  [
    'reusable workflows',
    'ci-uses a/b',
    { '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    uses: a/b/.github/workflows/x.yml@v1\n' },
    { '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    uses: ./a/b\n' },
  ],
  [
    'commands of GitHub',
    'ci-run /go test/',
    { '.github/workflows/a.yml': workflow('      - run: |\n          go test ./...\n') },
    { '.github/workflows/a.yml': workflow('      - run: |\n          # go test\n          go vet\n') },
  ],
  [
    'commands on several lines',
    'ci-run /helm upgrade[^\\n]*--atomic/',
    { '.github/workflows/a.yml': workflow('      - run: |\n          helm upgrade a b \\\n            --atomic\n') },
    { '.github/workflows/a.yml': workflow('      - run: |\n          helm upgrade a b\n          x --atomic\n') },
  ],
  [
    'commands of GitLab',
    'ci-run /go test/',
    { '.gitlab-ci.yml': 'a:\n  script: [go test]\n' },
    { '.gitlab-ci.yml': 'a:\n  variables: {x: go test}\n' },
  ],
  [
    'commands of Azure',
    'ci-run /go test/',
    { 'azure-pipelines.yml': 'steps:\n  - bash: go test\n' },
    { 'azure-pipelines.yml': 'steps:\n  - bash: x\n    displayName: go test\n' },
  ],
  [
    'tasks of Azure',
    'ci-run /ManualValidation@\\d/',
    { 'azure-pipelines.yml': 'steps:\n  - task: ManualValidation@1\n' },
    { 'azure-pipelines.yml': 'steps:\n  - task: Docker@2\n' },
  ],
  [
    'commands of CircleCI',
    'ci-run /go test/',
    { '.circleci/config.yml': 'jobs:\n  a:\n    steps:\n      - run: {name: x, command: go test}\n' },
    { '.circleci/config.yml': 'jobs:\n  a:\n    steps:\n      - run: {name: go test, command: x}\n' },
  ],
  ['commands of Jenkins', 'ci-run /go test/', { Jenkinsfile: "sh 'go test'\n" }, { Jenkinsfile: "// go test\nsh 'x'\n" }],
  [
    'commands of Tekton',
    'ci-run /go test/',
    { 'a.yaml': object('tekton.dev/v1 Task', 'spec:\n  steps:\n    - image: a\n      command: [go]\n      args: [test]\n') },
    { 'a.yaml': object('tekton.dev/v1 Task', 'spec:\n  description: go test\n') },
  ],
  [
    'commands of Argo',
    'ci-run /go test/',
    { 'a.yaml': object('argoproj.io/v1alpha1 Workflow', 'spec:\n  templates:\n    - script: {image: a, source: go test}\n') },
    { 'a.yaml': object('argoproj.io/v1alpha1 Application', 'spec:\n  source: go test\n') },
  ],
  [
    'targets that a pipeline calls',
    'ci-run /go test/',
    { '.github/workflows/a.yml': workflow('      - run: make check\n'), Makefile: 'check: unit\nunit:\n\tgo test\n' },
    { '.github/workflows/a.yml': workflow('      - run: make check\n'), Makefile: 'check:\n\tx\nunit:\n\tgo test\n' },
  ],
  [
    'targets in a folder',
    'ci-run /go test/',
    { '.github/workflows/a.yml': workflow('      - run: make -C a t\n'), 'a/Makefile': 't:\n\tgo test\n' },
    { '.github/workflows/a.yml': workflow('      - run: make -C b t\n'), 'a/Makefile': 't:\n\tgo test\n' },
  ],
  [
    'tasks that a pipeline calls',
    'ci-run /go test/',
    { '.github/workflows/a.yml': workflow('      - run: task t\n'), 'Taskfile.yml': 'tasks:\n  t:\n    cmds: [{task: u}]\n  u: go test\n' },
    { '.github/workflows/a.yml': workflow('      - run: echo\n'), 'Taskfile.yml': 'tasks:\n  t: go test\n' },
  ],
  [
    'scripts that a pipeline calls',
    'ci-run /go test/',
    { '.github/workflows/a.yml': workflow('      - run: CI=1 ./hack/check.sh all\n'), 'hack/check.sh': '#!/bin/sh\ngo \\\n  test\n' },
    { '.github/workflows/a.yml': workflow('      - run: cat hack/check.sh\n'), 'hack/check.sh': 'go test\n' },
  ],
  [
    'scripts by way of targets and of other scripts',
    'ci-run /go test/',
    {
      '.gitlab-ci.yml': 'a:\n  script: [make check]\n',
      Makefile: 'check:\n\t@bash -e hack/a.sh\n',
      'hack/a.sh': 'if true; then ./hack/b.sh; fi\n',
      'hack/b.sh': 'go test\n',
    },
    { '.gitlab-ci.yml': 'a:\n  script: [make check]\n', Makefile: 'check:\n\t@bash -e hack/a.sh\n', 'hack/a.sh': '# go test\n' },
  ],
  [
    'commands of Cloud Build',
    'ci-run /go test/',
    { 'a/cloudbuild.yaml': 'steps:\n  - name: golang\n    entrypoint: go\n    args: [test]\n' },
    { 'a/cloudbuild.yaml': 'steps:\n  - name: go test\n    id: go test\n' },
  ],
  [
    'images of Cloud Build',
    'ci-image /trivy/',
    { 'a/cloudbuild.yaml': 'steps:\n  - name: aquasec/trivy\n    args: [image]\n' },
    { 'a/cloudbuild.yaml': 'steps:\n  - name: golang\n    id: aquasec/trivy\n' },
  ],
  [
    'images of jobs',
    'ci-image /trivy/',
    { '.gitlab-ci.yml': 'a:\n  image: {name: aquasec/trivy}\n' },
    { '.gitlab-ci.yml': 'trivy:\n  image: a\n' },
  ],
  [
    'includes',
    'ci-include /SAST\\.gitlab-ci\\.yml/',
    { '.gitlab-ci.yml': 'include:\n  - template: Jobs/SAST.gitlab-ci.yml\n' },
    { '.gitlab-ci.yml': 'a:\n  script: SAST.gitlab-ci.yml\n' },
  ],
  [
    'keys',
    'ci-key github on.schedule exists',
    { '.github/workflows/a.yml': 'on:\n  schedule: [{cron: x}]\njobs: {a: {}}\n' },
    { '.github/workflows/a.yml': 'on:\n  push: {}\njobs: {schedule: {}}\n' },
  ],
  [
    'keys of one job',
    'ci-key gitlab *.when = manual AND *.environment.name ~ /prod/',
    { '.gitlab-ci.yml': 'a:\n  when: manual\n  environment: {name: prod}\n' },
    { '.gitlab-ci.yml': 'a:\n  when: manual\nb:\n  environment: {name: prod}\n' },
  ],
  [
    'clauses of one pipeline file',
    'ci-key github on.schedule exists AND ci-run /trivy/',
    { '.github/workflows/a.yml': 'on: {schedule: [{cron: x}]}\njobs: {a: {steps: [{run: trivy}]}}\n' },
    {
      '.github/workflows/a.yml': 'on: {schedule: [{cron: x}]}\njobs: {a: {}}\n',
      '.github/workflows/b.yml': workflow('      - run: trivy\n'),
    },
  ],
  ['clauses of several files', 'file LICENSE AND file GOVERNANCE.md', { LICENSE: '', 'GOVERNANCE.md': '' }, { LICENSE: '' }],
  ['resources', 'tf aws_eks_cluster', { 'a.tf': 'resource "aws_eks_cluster" "a" {}\n' }, { 'a.tf': 'data "aws_eks_cluster" "a" {}\n' }],
  [
    'modules',
    'tf-module WITH version exists',
    { 'a.tf': 'module "a" {\n  version = "1"\n}\n' },
    { 'a.tf': 'module "a" {\n  source = "./version"\n}\n' },
  ],
  [
    'blocks',
    'tf-block terraform.backend',
    { 'a.tf': 'terraform {\n  backend "s3" {}\n}\n' },
    { 'a.tf': 'terraform {\n  required_version = "1"\n}\n' },
  ],
  [
    'dependencies of charts',
    'helm loki',
    { 'a/Chart.yaml': 'apiVersion: v2\nname: a\ndependencies: [{name: loki}]\n' },
    { 'a/Chart.yaml': 'apiVersion: v2\nname: loki\n' },
  ],
  [
    'charts of Flux',
    'helm loki',
    { 'a.yaml': object('helm.toolkit.fluxcd.io/v2 HelmRelease', 'spec: {chart: {spec: {chart: loki}}}\n') },
    { 'a.yaml': object('helm.toolkit.fluxcd.io/v2 HelmRelease', 'spec: {releaseName: loki}\n') },
  ],
  [
    'charts in registries',
    'helm loki',
    { 'a.yaml': object('source.toolkit.fluxcd.io/v1 OCIRepository', 'spec: {url: oci://a.b/charts/loki}\n') },
    { 'a.yaml': object('source.toolkit.fluxcd.io/v1 OCIRepository', 'spec: {url: oci://a.b/loki/x}\n') },
  ],
  [
    'charts of Argo CD',
    'helm loki',
    { 'a.yaml': object('argoproj.io/v1alpha1 Application', 'spec: {sources: [{chart: loki}]}\n') },
    { 'a.yaml': object('argoproj.io/v1alpha1 Application', 'spec: {source: {path: loki}}\n') },
  ],
  [
    'charts of Terraform',
    'helm loki',
    { 'a.tf': 'resource "helm_release" "a" {\n  chart = "loki"\n}\n' },
    { 'a.tf': 'resource "helm_release" "loki" {\n  chart = "./loki"\n}\n' },
  ],
  [
    'charts of helmfile',
    'helm loki',
    { 'helmfile.yaml': 'releases: [{name: a, chart: grafana/loki}]\n' },
    { 'helmfile.yaml': 'releases: [{name: loki, chart: a/b}]\n' },
  ],
  [
    'charts of Kustomize',
    'helm loki',
    { 'kustomization.yaml': 'helmCharts: [{name: loki}]\n' },
    { 'kustomization.yaml': 'resources: [loki]\n' },
  ],
  [
    'charts of commands',
    'helm loki',
    { Jenkinsfile: "sh 'helm upgrade --install -n logs my grafana/loki -f x'\n" },
    { Jenkinsfile: "sh 'helm upgrade --install loki grafana/a'\n" },
  ],
  [
    'images of workloads',
    'image /renovate\\/renovate/',
    { 'a.yaml': object('v1 Pod', 'spec: {containers: [{name: a, image: "renovate/renovate:1"}]}\n') },
    { 'a.yaml': object('v1 Pod', 'spec: {containers: [{name: renovate/renovate, image: a}]}\n') },
  ],
  [
    'images of Compose',
    'image /^a\\/b/',
    { 'compose.yaml': 'services: {x: {image: "${X:-a/b}"}}\n' },
    { 'compose.yaml': 'services: {x: {image: "${X}", command: a/b}}\n' },
  ],
  [
    'images of values',
    'image /^r\\.io\\/a\\/b$/',
    { 'values.yaml': 'x:\n  image: {registry: r.io, repository: a/b}\n' },
    { 'other.yaml': 'x:\n  image: {registry: r.io, repository: a/b}\n' },
  ],
  ['packages', 'pkg npm:pino', { 'package.json': '{"dependencies": {"pino": "^9"}}' }, { 'package.json': '{"name": "pino"}' }],
  [
    'packages of one ecosystem',
    'pkg npm:ray,pypi:ray',
    { 'requirements.txt': 'Ray[tune]>=2\n' },
    { 'Cargo.toml': '[dependencies]\nray = "1"\n' },
  ],
  [
    'major versions of Go',
    'pkg go:a.b/c',
    { 'go.mod': 'module x\nrequire a.b/c/v2 v2.0.1\n' },
    { 'go.mod': 'module x\nrequire a.b/c/d v0.1.0\n' },
  ],
];

describe('clauses', () => {
  for (const [name, match, yes, no] of cases) {
    it(`find ${name}`, async () => {
      assert.ok(await isFound(match, yes), 'not found');
      assert.ok(!(await isFound(match, no)), 'found in the near miss');
    });
  }

  it('never take what others wrote for evidence', async () => {
    for (const folder of ['testdata', 'a/fixtures/b', 'vendor', 'third_party', 'node_modules/x'])
      assert.ok(!(await isFound('k8s core/Service OR file **/a.yaml', { [`${folder}/a.yaml`]: object('v1 Service') })), folder);
  });

  it('mark the place', async () => {
    const files = {
      'a.yaml': `${object('v1 Service')}---\n${object('v1 Secret').replace('it', 'other')}`,
      'b.tf': 'resource "x" "y" {}\n',
      'go.mod': 'require a.b/c v1.0.0\n',
    };
    assert.deepEqual(await marked('k8s core/Secret OR tf x OR pkg go:a.b/c', files), [
      'a.yaml: other',
      'b.tf: resource "x" "y"',
      'go.mod: a.b/c',
    ]);
  });
});
