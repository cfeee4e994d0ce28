import assert from 'node:assert/strict';
import { formatOf } from '../../server/src/files/kind.ts';
import { readFile } from '../../server/src/facts/read.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { Engine } from '../../server/src/rules/engine.ts';
import type { ComposedFile } from '../../server/src/workspace/composition/file.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { hclParser } from '../support/workspace.ts';

const root = 'file:///workspace/';
const rules = allRules.filter(({ family }) => family === 'kubernetes');

const deployment = (name: string, image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-${name}
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: ${name}
          image: ${image}
          securityContext:
            privileged: {{ .Values.privileged }}
`;
const release = (name: string, body: string): string =>
  `resource "helm_release" "${name}" {\n  name   = "${name}"\n  chart  = "\${path.module}/web"\n${body}}\n`;
const values = (privileged: string): string => `  values = [<<-EOT\n    privileged: ${privileged}\n  EOT\n  ]\n`;

const start: Readonly<Record<string, string>> = {
  'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'web/values.yaml': 'replicas: 2\nprivileged: true\n',
  'web/templates/web.yaml': deployment('web', 'registry.example.com/web:1.4.2'),
  'web/templates/plain.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plain }\ndata: { key: value }\n',
  'main.tf': release('web', values('false')),
};

class Session {
  readonly workspace = new Workspace();
  readonly texts = new Map<string, string>();
  readonly engine = new Engine(this.workspace, rules);

  async open(texts: Readonly<Record<string, string>>): Promise<this> {
    for (const [path, text] of Object.entries(texts)) await this.write(path, text);
    return this;
  }

  async write(path: string, text: string | undefined): Promise<void> {
    const uri = root + path;
    const format = formatOf(path);
    if (text === undefined || !format) {
      this.texts.delete(path);
      this.workspace.remove(uri);
      return;
    }
    this.texts.set(path, text);
    this.workspace.update(readFile({ uri, format, text, hcl: await hclParser() }));
  }

  /** Everything that is said, with its places, and all that is counted. */
  get said(): readonly unknown[] {
    return [...this.texts.keys()].sort().map((path) => [
      path,
      this.engine.findingsOf(root + path).map(({ finding, unitStart }) => {
        const { rule, problem } = finding;
        return [rule.id, unitStart + problem.start, unitStart + problem.end, problem.message];
      }),
      [...this.engine.talliesOf(root + path)].sort(),
    ]);
  }

  composed(path: string): readonly ComposedFile[] {
    return this.workspace.compositions.from(root + path);
  }

  places(rule: string): readonly string[] {
    return [...this.texts].flatMap(([path, text]) =>
      this.engine
        .findingsOf(root + path)
        .filter(({ finding }) => finding.rule.id === rule)
        .map(({ finding, unitStart }) => `${path} ${text.slice(unitStart + finding.problem.start, unitStart + finding.problem.end)}`),
    );
  }
}

describe('releases of charts', () => {
  it('say the same after any edit as when they are read for the first time', async () => {
    const edits: readonly (readonly [string, string | undefined])[] = [
      ['main.tf', `# a line above\n${release('web', values('false'))}`],
      ['main.tf', release('web', values('true'))],
      ['main.tf', release('web', values('true')) + release('other', values('false'))],
      ['web/values.yaml', 'replicas: 1\nprivileged: false\n'],
      ['main.tf', release('web', values('true')).slice(0, -3)],
      ['main.tf', release('web', '  values = [file("${path.module}/given.yaml")]\n')],
      ['given.yaml', 'privileged: true\n'],
      ['given.yaml', 'privileged: false\nreplicas: 1\n'],
      ['web/templates/web.yaml', deployment('web', 'web:latest')],
      ['web/templates/more.yaml', deployment('more', 'registry.example.com/more:{{ .Values.tag }}')],
      ['main.tf', release('web', '  values = [var.values]\n')],
      ['variables.tf', 'variable "values" {\n  default = { privileged = true }\n}\nprovider "helm" {}\n'],
      ['main.tf', release('web', '  values = [yamlencode(var.values)]\n')],
      ['given.yaml', undefined],
      ['web/Chart.yaml', undefined],
      ['web/Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.1\n'],
      ['web/templates/more.yaml', undefined],
      ['main.tf', undefined],
    ];
    const session = await new Session().open(start);
    assert.ok(JSON.stringify(session.said).includes('web'));
    for (const [path, text] of edits) {
      await session.write(path, text);
      const fresh = await new Session().open(Object.fromEntries(session.texts));
      assert.deepEqual(session.said, fresh.said, `${path}: ${text ?? 'removed'}`);
    }
  });

  it('show a finding in the value that causes it, wherever that moves to', async () => {
    const session = await new Session().open({ ...start, 'web/values.yaml': 'replicas: 2\nprivileged: false\n' });
    assert.deepEqual(session.places('privileged-container'), []);
    for (const above of ['', '# one\n', '# one\n# two\n']) {
      await session.write('main.tf', above + release('web', values('true')));
      assert.deepEqual(session.places('privileged-container'), ['main.tf true']);
    }
  });

  it('read nothing again of what an edit only moves, and leave alone what does not hang on it', async () => {
    const session = await new Session().open(start);
    const before = session.composed('web/templates/web.yaml');
    const plain = session.composed('web/templates/plain.yaml');
    assert.equal(before.length, 1);
    await session.write('main.tf', `# a line above\n${release('web', values('false'))}`);
    const after = session.composed('web/templates/web.yaml');
    assert.equal(after[0]?.facts, before[0]?.facts);
    assert.equal(session.composed('web/templates/plain.yaml')[0]?.composed, plain[0]?.composed);
    const other = 'resource "null_resource" "other" {}\n';
    await session.write('other.tf', other);
    assert.equal(session.composed('web/templates/web.yaml')[0], after[0]);
    await session.write('other.tf', `${other}# more\n`);
    assert.equal(session.composed('web/templates/web.yaml')[0], after[0]);
  });

  it('count each release, and the defaults only where a release leaves values open', async () => {
    const session = await new Session().open(start);
    const counted = (): unknown => session.engine.talliesOf(`${root}web/templates/web.yaml`).get('privileged-container');
    assert.deepEqual(counted(), { met: 1, unmet: 0, unknown: 0, accepted: 0 });
    await session.write('main.tf', release('web', values('false')) + release('other', values('true')));
    assert.deepEqual(counted(), { met: 1, unmet: 1, unknown: 0, accepted: 0 });
    await session.write('main.tf', release('web', values('false')) + release('other', '  values = var.values\n'));
    assert.deepEqual(counted(), { met: 1, unmet: 1, unknown: 0, accepted: 0 });
    await session.write('main.tf', '');
    assert.deepEqual(counted(), { met: 0, unmet: 1, unknown: 0, accepted: 0 });
  });

  it('are rendered for no more than sixteen releases', async () => {
    const many = Array.from({ length: 40 }, (_, index) => release(`web${String(index)}`, values('false'))).join('');
    const session = await new Session().open({ ...start, 'main.tf': many });
    assert.equal(session.composed('web/templates/web.yaml').length, 17);
  });

  it('do not mix what they install', async () => {
    const service = (name: string): string =>
      `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec:\n  selector: { app: web }\n  ports: [{ port: 80 }]\n`;
    const session = await new Session().open({
      ...start,
      'web/templates/service.yaml': service('{{ .Release.Name }}'),
      'main.tf': release('web', values('false')) + release('other', values('false')),
    });
    assert.deepEqual(session.places('service-selector-duplicate'), []);
    await session.write('web/templates/second.yaml', service('second'));
    assert.notDeepEqual(session.places('service-selector-duplicate'), []);
    const scopes = session.composed('web/templates/web.yaml').map(({ uri }) => session.workspace.snapshot.scopeOf(uri));
    assert.equal(new Set(scopes.map(({ directory }) => directory)).size, 2);
    assert.ok(scopes.every(({ kind }) => kind === 'chart'));
  });
});
