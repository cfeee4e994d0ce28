import assert from 'node:assert/strict';
import { allRules } from '../../server/src/rules/index.ts';
import { workspaceOf } from '../support/workspace.ts';

const manifest = (annotations: readonly string[], inTemplate: readonly string[] = []): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    team: shop
${annotations.map((line) => `    ${line}\n`).join('')}spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
      annotations:
        team: shop
${inTemplate.map((line) => `        ${line}\n`).join('')}    spec:
      containers:
        - name: web
          image: registry.example.com/web:latest
          securityContext:
            privileged: true
`;

const rules = allRules.filter(({ id }) => ['privileged-container', 'image-tag-latest'].includes(id));

async function accepted(text: string): Promise<readonly (readonly [string, string])[]> {
  const { engine } = await workspaceOf({ 'web.yaml': text }, rules);
  return engine
    .findingsOf('file:///workspace/web.yaml')
    .flatMap(({ finding: { rule, suppression } }) => (suppression ? [[rule.id, suppression.reason] as const] : []));
}

describe('Annotations that accept findings', () => {
  it('name one rule, with a reason', async () => {
    assert.deepEqual(await accepted(manifest(['cnmaturity/ignore.privileged-container: reads the network'])), [
      ['privileged-container', 'reads the network'],
    ]);
    assert.deepEqual(await accepted(manifest(['cnmaturity/ignore.privileged-container: until 2027-01-31 reads the network'])), [
      ['privileged-container', 'reads the network'],
    ]);
  });

  it('speak for the Pods where they stand on these', async () => {
    assert.deepEqual(await accepted(manifest([], ['cnmaturity/ignore.privileged-container: x'])), [['privileged-container', 'x']]);
  });

  it('speak for their own object only', async () => {
    const other = manifest([]).replaceAll('web', 'api');
    assert.equal((await accepted(`${manifest(['cnmaturity/ignore.privileged-container: x'])}---\n${other}`)).length, 1);
  });

  it('of other tools are honoured by the checks that look at the same', async () => {
    const both = ['image-tag-latest', 'privileged-container'];
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['ignore-check.kube-linter.io/privileged-container: x', ['privileged-container']],
      ['ignore-check.kube-linter.io/latest-tag: x', ['image-tag-latest']],
      ['kube-linter.io/ignore-all: x', both],
      ['kube-score/ignore: container-image-tag,container-security-context-privileged', both],
      ['polaris.fairwinds.com/runAsPrivileged-exempt: "true"', ['privileged-container']],
      ['polaris.fairwinds.com/runAsPrivileged-exempt: "false"', []],
      ['polaris.fairwinds.com/exempt: "true"', both],
      ['checkov.io/skip1: CKV_K8S_16=reads the network', ['privileged-container']],
      ['checkov.io/skip: CKV_K8S_999=x', []],
      ['example.com/ignore: privileged-container', []],
    ];
    for (const [annotation, expected] of cases)
      assert.deepEqual(
        (await accepted(manifest([annotation]))).map(([id]) => id),
        expected,
        annotation,
      );
  });
});

describe('Marks of other tools', () => {
  const open = async (path: string, text: string, ids: readonly string[]): Promise<readonly string[]> => {
    const test = await workspaceOf(
      { [path]: text },
      allRules.filter(({ id }) => ids.includes(id)),
    );
    return test.findings().map(({ finding }) => finding.rule.id);
  };
  const ecr = (before: string, inside = '', behind = ''): string =>
    `${before}resource "aws_ecr_repository" "app" {${behind}\n${inside}  name                 = "app"\n  image_tag_mutability = "MUTABLE"\n}\n`;
  const inHcl = async (text: string): Promise<number> => (await open('main.tf', text, ['ecr-immutable-tags'])).length;

  it('of Trivy speak for what begins below them or in their line', async () => {
    assert.equal(await inHcl(ecr('')), 1);
    for (const mark of [
      '#trivy:ignore:AVD-AWS-0031',
      '# tfsec:ignore:AWS-0031 on purpose',
      '// trivy:ignore:AWS-0001 trivy:ignore:AWS-0031',
      '#trivy:ignore:*',
    ])
      assert.equal(await inHcl(ecr(`${mark}\n`)), 0, mark);
    assert.equal(await inHcl(ecr('', '', ' #trivy:ignore:AWS-0031')), 0);
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031\n#trivy:ignore:AWS-0001\n')), 0);
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0001\n')), 1);
    assert.equal(await inHcl(ecr('name = "#trivy:ignore:AWS-0031"\n')), 1);
  });

  it('of Trivy with conditions hold only where these are known to hold', async () => {
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031:exp:2026-12-31\n')), 0);
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031:exp:soon\n')), 1);
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031:ws:dev\n')), 1);
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031[name=other]\n')), 1);
  });

  it('of checkov speak for the block that they stand in', async () => {
    assert.equal(await inHcl(ecr('', '  #checkov:skip=CKV_AWS_51:on purpose\n')), 0);
    assert.equal(await inHcl(ecr('', '  # checkov:skip=CKV_AWS_1,CKV_AWS_51\n')), 0);
    assert.equal(await inHcl(ecr('#checkov:skip=CKV_AWS_51:above it means nothing\n')), 1);
    assert.equal(await inHcl(ecr('', '', ' #checkov:skip=CKV_AWS_51')), 1);
  });

  it('of tflint speak for a line, a header or from the first line on for the file', async () => {
    const variable = (before: string, behind = ''): string => `${before}variable "size" {${behind}\n  description = "How many."\n}\n`;
    const inFile = async (text: string): Promise<number> => (await open('main.tf', text, ['tf-variable-untyped'])).length;
    assert.equal(await inFile(variable('')), 1);
    assert.equal(await inFile(variable('# tflint-ignore: terraform_typed_variables\n')), 0);
    assert.equal(await inFile(variable('', ' # tflint-ignore: terraform_typed_variables # any number')), 0);
    assert.equal(await inFile(variable('# tflint-ignore: all\n')), 0);
    assert.equal(await inFile(variable('# tflint-ignore-file: terraform_typed_variables\n\n')), 0);
    assert.equal(await inFile(variable('\n# tflint-ignore-file: terraform_typed_variables\n\n')), 1);
  });

  it('of zizmor speak for their line', async () => {
    const workflow = (mark: string): string =>
      `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: a/b@main${mark}\n      - uses: c/d@main\n`;
    const found = async (mark: string): Promise<number> =>
      (await open('.github/workflows/ci.yaml', workflow(mark), ['action-not-pinned-sha'])).length;
    assert.equal(await found(''), 2);
    assert.equal(await found(' # zizmor: ignore[unpinned-uses]'), 1);
    assert.equal(await found(' # zizmor: ignore[artipacked]'), 2);
  });

  it('of checkov in a workflow speak for the step around them', async () => {
    const text = manifest([]).replace('        - name: web', '        # checkov:skip=CKV_K8S_16:in a list\n        - name: web');
    assert.deepEqual(await open('web.yaml', text, ['privileged-container']), []);
    const inItem = manifest([]).replace('          image:', '          # checkov:skip=CKV_K8S_16:in an item\n          image:');
    assert.deepEqual(await open('web.yaml', inItem, ['privileged-container']), []);
  });

  it('in texts are none', async () => {
    const text = manifest(['note: |', '  # checkov:skip=CKV_K8S_16:in a text', '  # cnmaturity-ignore-block: privileged-container']);
    assert.deepEqual(await open('web.yaml', text, ['privileged-container']), ['privileged-container']);
  });
});
