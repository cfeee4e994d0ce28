import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { clientCommands } from '../../server/src/features/client-commands.ts';
import { codeLensesOf, resolveLens } from '../../server/src/features/code-lens.ts';
import type { LensData } from '../../server/src/features/code-lens.ts';
import { basic, deployment, modern, projectOf, root } from './project.ts';
import type { TestProject } from './project.ts';

function lenses({ session, file }: TestProject, path: string, client = modern): readonly CodeLens[] {
  return codeLensesOf(session, file(path)).map((lens) => resolveLens(session, session.rules, lens, lens.data as LensData, client));
}

describe('code lens', () => {
  it('says at which level a workload is, above its kind', async () => {
    const [lens, ...more] = lenses(await projectOf({ 'web.yaml': deployment }), 'web.yaml');
    assert.equal(more.length, 0);
    assert.equal(lens?.range.start.line, 1);
    assert.match(lens.command?.title ?? '', /^Working on Level 1 \(Build\) · \d+ of \d+ expectations met$/);
  });

  it('leads to the places that miss this level', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    const [lens] = lenses(project, 'web.yaml');
    assert.equal(lens?.command?.command, clientCommands.showPlaces);
    const [uri, places] = (lens.command.arguments ?? []) as [string, { readonly message: string }[]];
    assert.equal(uri, `${root}/web.yaml`);
    const [, met, all] = /(\d+) of (\d+)/.exec(lens.command.title) ?? [];
    assert.equal(places.length, Number(all) - Number(met));
    assert.ok(places.some(({ message }) => message.includes('privileged')));
    assert.ok(!places.some(({ message }) => /disruption/i.test(message)), 'what a later level expects is not among them');
  });

  it('names the level that is reached', async () => {
    const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: worker }
spec:
  replicas: 2
  selector: { matchLabels: { app: worker } }
  template:
    metadata: { labels: { app: worker } }
    spec:
      containers:
        - name: worker
          image: registry.example.com/worker:1.0.0
          livenessProbe: { exec: { command: [alive] } }
          resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
`;
    const [lens] = lenses(await projectOf({ 'worker.yaml': text }), 'worker.yaml');
    assert.match(lens?.command?.title ?? '', /^Level 1 \(Build\) · \d+ of \d+ expectations of Level 2 met$/);
  });

  it('is there for each workload of a file, and for no patch', async () => {
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n';
    const project = await projectOf({ 'web.yaml': `${deployment}---\n${deployment}---\n${patch}` });
    assert.deepEqual(
      lenses(project, 'web.yaml').map(({ range }) => range.start.line),
      [1, 23],
    );
  });

  it('stands at the first FROM of a Dockerfile', async () => {
    const [lens, ...more] = lenses(await projectOf({ Dockerfile: '# x\nFROM node:latest AS a\nFROM a\n' }), 'Dockerfile');
    assert.equal(more.length, 0);
    assert.equal(lens?.range.start.line, 1);
    assert.match(lens.command?.title ?? '', /Level 1/);
  });

  it('stands on a root module once, and counts all of its files', async () => {
    const project = await projectOf({
      'main.tf': 'provider "aws" {}\nmodule "a" {\n  source = "hashicorp/consul/aws"\n}\n',
      'versions.tf': '# x\nterraform {\n  required_version = ">= 1.6"\n}\n',
    });
    assert.deepEqual(lenses(project, 'main.tf'), []);
    const [lens] = lenses(project, 'versions.tf');
    assert.equal(lens?.range.start.line, 1);
    assert.equal((lens.command?.arguments ?? [])[0], `${root}/main.tf`, 'the place that is missed is in the other file');
  });

  it('only shows where a client has no commands', async () => {
    const [lens] = lenses(await projectOf({ 'web.yaml': deployment }), 'web.yaml', basic);
    assert.equal(lens?.command?.command, '');
  });
});
