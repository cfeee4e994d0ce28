import assert from 'node:assert/strict';
import { defaultRuleSettings } from '../../server/src/rules/options.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { workspaceOf } from '../support/workspace.ts';
import type { Files } from '../support/workspace.ts';

/** A kind of file, with two places at which a rule finds something; the comment goes where `§` stands, and the line with `¤` is the first of them. */
interface Sample {
  readonly path: string;
  readonly rule: string;
  /** A `§` line above the first place; a `‡` line above the block around it. */
  readonly text: string;
  readonly around?: Files;
  readonly comments: readonly (readonly [open: string, close: string])[];
  /** Whether a comment may stand behind code. */
  readonly behind?: false;
}

const hash = ['# ', ''] as const;
const chart = { 'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n' };
const container = (name: string, marks: string): string =>
  `${marks}    - name: ${name}\n      image: a:1.0.0\n      securityContext:\n§        privileged: true¤\n`;
const pod = (first: string, second: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n${first}${second.replace(/[§‡¤]/g, '')}`;

const samples: Readonly<Record<string, Sample>> = {
  'a manifest': {
    path: 'pod.yaml',
    rule: 'privileged-container',
    text: pod(container('a', '‡'), container('b', '')),
    comments: [hash],
  },
  'a template of a chart': {
    path: 'web/templates/pod.yaml',
    rule: 'privileged-container',
    text: pod(container('a', '‡'), container('b', '')),
    around: chart,
    comments: [hash, ['{{/* ', ' */}}'], ['{{- /*', '\n  and more of it\n*/}}']],
  },
  'the values of a chart': {
    path: 'web/values.yaml',
    rule: 'privileged-container',
    text: '‡a:\n§  privileged: true¤\nb:\n  privileged: true\n',
    around: {
      ...chart,
      'web/templates/pod.yaml': pod(container('a', ''), container('b', ''))
        .replaceAll(/[§‡¤]/g, '')
        .replace('privileged: true', 'privileged: {{ .Values.a.privileged }}')
        .replace('privileged: true', 'privileged: {{ .Values.b.privileged }}'),
    },
    comments: [hash],
  },
  'a kustomization': {
    path: 'kustomization.yaml',
    rule: 'kustomize-remote-base-unpinned',
    text: 'resources:\n‡§  - https://github.com/a/b//c¤\n  - https://github.com/a/d//e\n',
    comments: [hash],
  },
  'a Dockerfile': {
    path: 'Dockerfile',
    rule: 'maintainer-deprecated',
    text: '‡FROM alpine:3.22 AS a\n§MAINTAINER me¤\nFROM alpine:3.22\nMAINTAINER me\n',
    comments: [hash],
    behind: false,
  },
  'a Compose file': {
    path: 'compose.yaml',
    rule: 'compose-image-tag-missing',
    text: 'services:\n‡  a:\n§    image: nginx¤\n  b:\n    image: nginx\n',
    comments: [hash],
  },
  Terraform: {
    path: 'main.tf',
    rule: 'ecr-immutable-tags',
    text: ['a', 'b']
      .map((name) => `‡resource "aws_ecr_repository" "${name}" {\n  name = "a"\n§  image_tag_mutability = "MUTABLE"¤\n}\n`)
      .map((block, index) => (index === 0 ? block : block.replace(/[§‡¤]/g, '')))
      .join(''),
    comments: [hash, ['// ', ''], ['/* ', ' */'], ['/*', '\n   and more of it */']],
  },
  'a workflow': {
    path: '.github/workflows/ci.yaml',
    rule: 'action-not-pinned-sha',
    text: 'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n‡      - name: a\n§        uses: a/b@main¤\n      - uses: c/d@main\n',
    comments: [hash],
  },
  'a GitLab pipeline': {
    path: '.gitlab-ci.yml',
    rule: 'ci-curl-pipe-shell',
    text: '‡a:\n  script:\n§    - curl https://a.example/x | sh¤\nb:\n  script:\n    - curl https://a.example/x | sh\n',
    comments: [hash],
  },
  'a Jenkinsfile': {
    path: 'Jenkinsfile',
    rule: 'ci-curl-pipe-shell',
    text: "pipeline {\n  stages {\n‡    stage('}') {\n      steps {\n§        sh 'curl https://a.example/x | sh'¤\n      }\n    }\n    stage('b') { steps {\n      sh 'curl https://a.example/x | sh'\n    } }\n  }\n}\n",
    comments: [
      ['// ', ''],
      ['/* ', ' */'],
    ],
  },
};

const today = '2026-11-21';

async function openIn({ path, rule, around }: Sample, text: string): Promise<number> {
  const rules = allRules.filter(({ id }) => id === rule);
  const test = await workspaceOf({ ...around, [path]: text }, rules, { ...defaultRuleSettings, today });
  return test.findings().filter(({ uri }) => uri.endsWith(path)).length;
}

const bare = (text: string): string => text.replace(/[§‡¤]/g, '');

/** The comment on a line of its own, indented like the line below. */
function above(text: string, sign: '§' | '‡', comment: string): string {
  return bare(text.replace(new RegExp(`${sign}([ ]*)`), (_, indent: string) => `${indent}${comment}\n${indent}`));
}

describe('Suppressions in each kind of file', () => {
  for (const [what, sample] of Object.entries(samples)) {
    const { text, rule, comments, behind } = sample;
    const forms = comments.map(
      ([open, close]) =>
        (word: string, rules: string) =>
          `${open}${word}: ${rules}${close}`,
    );

    describe(what, () => {
      it('has two findings', async () => {
        assert.equal(await openIn(sample, bare(text)), 2);
      });

      for (const form of forms) {
        const name = form('', '').replaceAll('\n', ' ').trim();
        for (const eol of ['\n', '\r\n']) {
          const lines = (written: string): string => written.replaceAll('\n', eol);
          it(`takes a comment for the next line: ${name}${eol === '\n' ? '' : ', with CRLF'}`, async () => {
            assert.equal(await openIn(sample, lines(above(text, '§', form('cnmaturity-ignore', `${rule} why`)))), 1);
            assert.equal(
              await openIn(sample, lines(above(text, '§', form('cnmaturity-ignore', `some-rule, ${rule} until 2026-11-21 why`)))),
              1,
            );
            assert.equal(await openIn(sample, lines(above(text, '§', form('cnmaturity-ignore', `${rule} until 2026-11-20 why`)))), 2);
            assert.equal(await openIn(sample, lines(above(text, '§', form('cnmaturity-ignore', `${rule}-not why`)))), 2);
          });

          it(`takes a comment for the block: ${name}${eol === '\n' ? '' : ', with CRLF'}`, async () => {
            assert.equal(await openIn(sample, lines(above(text, '‡', form('cnmaturity-ignore-block', `${rule} why`)))), 1);
          });

          it(`takes a comment for the file: ${name}${eol === '\n' ? '' : ', with CRLF'}`, async () => {
            assert.equal(await openIn(sample, lines(`${form('cnmaturity-ignore-file', `${rule} why`)}\n${bare(text)}`)), 0);
            assert.equal(await openIn(sample, lines(above(text, '§', form('cnmaturity-ignore-file', `${rule} why`)))), 2);
          });
        }

        it(`takes a comment behind code: ${name}`, async () => {
          const written = bare(text.replace('¤', ` ${form('cnmaturity-ignore', `${rule} why`)}`));
          if (behind === false) return;
          assert.equal(await openIn(sample, written), 1);
        });
      }
    });
  }

  it('are comments only where the file has such comments', async () => {
    for (const [what, before] of [
      ['a manifest', '# as in // '],
      ['a manifest', '# as in /* '],
      ['a Compose file', '# as in/#'],
      ['a Jenkinsfile', '; # '],
    ] as const) {
      const sample = samples[what];
      assert.ok(sample);
      const written = bare(sample.text.replace('¤', ` ${before}cnmaturity-ignore: ${sample.rule} why`));
      assert.equal(await openIn(sample, written), 2, written);
    }
  });

  it('are none behind what a Dockerfile takes for an argument', async () => {
    const rules = allRules.filter(({ id }) => id === 'sudo-used');
    const findings = async (text: string): Promise<number> => (await workspaceOf({ Dockerfile: text }, rules)).findings().length;
    assert.equal(await findings('FROM alpine:3.22\nRUN sudo ls\n'), 1);
    assert.equal(await findings('FROM alpine:3.22\nRUN sudo ls # cnmaturity-ignore: sudo-used x\n'), 0);
    const { workspace } = await workspaceOf({ Dockerfile: 'FROM alpine:3.22 # cnmaturity-ignore: from-digest-not-pinned x\n' }, []);
    const [one] = workspace.files.get('file:///workspace/Dockerfile')?.units[0]?.unit.suppressions ?? [];
    assert.equal(one?.fault, 'no-comment');
  });

  it('stand in variable files of Terraform too', async () => {
    const text = '# cnmaturity-ignore: a x\nsize = 3 // cnmaturity-ignore: b x\n# cnmaturity-ignore-block: c x\nlist = [\n  1,\n]\n';
    const { workspace } = await workspaceOf({ 'prod.tfvars': text }, []);
    const [placed] = workspace.files.get('file:///workspace/prod.tfvars')?.units ?? [];
    assert.deepEqual(
      placed?.unit.suppressions.map(({ rules, target }) => [rules.join(), text.slice(target.start, target.end)]),
      [
        ['a', 'size = 3 // cnmaturity-ignore: b x'],
        ['b', 'size = 3 // cnmaturity-ignore: b x'],
        ['c', 'list = [\n  1,\n]'],
      ],
    );
  });

  it('are none in JSON', async () => {
    const json = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a', annotations: { b: '# cnmaturity-ignore-file: privileged-container x' } },
    });
    const { workspace } = await workspaceOf(
      { 'pod.json': json, 'main.tf.json': '{"variable": {"a": {"description": "# cnmaturity-ignore-file: tf-variable-untyped x"}}}' },
      [],
    );
    for (const name of ['pod.json', 'main.tf.json']) {
      const file = workspace.files.get(`file:///workspace/${name}`);
      assert.deepEqual([file?.suppressions, file?.units.flatMap(({ unit }) => unit.suppressions)], [undefined, []]);
    }
  });
});

describe('What a suppression says', () => {
  const read = async (body: string): Promise<unknown> => {
    const { workspace } = await workspaceOf({ 'a.yaml': `# cnmaturity-ignore: ${body}\na: 1\n` }, []);
    const [one] = workspace.files.get('file:///workspace/a.yaml')?.units[0]?.unit.suppressions ?? [];
    return one && [one.rules.join(' '), one.until, one.reason, one.fault];
  };

  it('are rules, a day and a reason', async () => {
    const none = undefined;
    const cases: readonly (readonly [string, unknown])[] = [
      ['a', ['a', none, '', none]],
      ['a why', ['a', none, 'why', none]],
      ['a: why', ['a', none, 'why', none]],
      ['a – why', ['a', none, 'why', none]],
      ['a, b ,c why, and more', ['a b c', none, 'why, and more', none]],
      ['a, a why', ['a', none, 'why', none]],
      ['a, * why', ['a *', none, 'why', none]],
      ['a, why', ['a why', none, '', none]],
      ['* why', ['', none, '* why', none]],
      ['team/own-rule why', ['team/own-rule', none, 'why', none]],
      ['a until 2027-01-31', ['a', '2027-01-31', '', none]],
      ['a until 2027-01-31 why', ['a', '2027-01-31', 'why', none]],
      ['a until 2027-01-31: why', ['a', '2027-01-31', 'why', none]],
      ['a Until 2027-01-31, why', ['a', '2027-01-31', 'why', none]],
      ['a [until 2027-01-31] why', ['a', '2027-01-31', 'why', none]],
      ['a (until 2027-01-31): why', ['a', '2027-01-31', 'why', none]],
      ['a: until 2027-01-31 why', ['a', '2027-01-31', 'why', none]],
      ['a until 2027-02-30 why', ['a', '2027-02-30', 'why', 'date']],
      ['a until 2027/01/31 why', ['a', '2027/01/31', 'why', 'date']],
      ['a until 31.01.2027 why', ['a', '31.01.2027', 'why', 'date']],
      ['a until 2027 why', ['a', '2027', 'why', 'date']],
      ['a until 27-01-31 why', ['a', '27-01-31', 'why', 'date']],
      ['a until 1.35.2 is out', ['a', none, 'until 1.35.2 is out', none]],
      ['a until 3 nodes are there', ['a', none, 'until 3 nodes are there', none]],
      ['a until then', ['a', none, 'until then', none]],
    ];
    for (const [body, expected] of cases) assert.deepEqual(await read(body), expected, body);
  });
});
