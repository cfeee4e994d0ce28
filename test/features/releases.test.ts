import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActionsOf, resolveAction } from '../../server/src/features/code-actions.ts';
import type { ActionData } from '../../server/src/features/code-actions.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { basic, projectOf } from './project.ts';
import type { TestProject } from './project.ts';

const template = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      securityContext:
        privileged: {{ .Values.privileged }}
`;

async function projectWith(body: string): Promise<TestProject> {
  return projectOf({
    'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'charts/web/values.yaml': 'privileged: false\n',
    'charts/web/templates/pod.yaml': template,
    'main.tf': `resource "helm_release" "web" {\n  name  = "web"\n  chart = "./charts/web"\n${body}}\n`,
  });
}

const inYaml = '  values = [<<-EOT\n    # of the team\n    privileged: true\n  EOT\n  ]\n';
const inSet = '  set {\n    name  = "privileged"\n    value = true\n  }\n';

function actionsAt(project: TestProject, piece: string): ReturnType<typeof codeActionsOf> {
  const file = project.file('main.tf');
  const start = file.document.getText().indexOf(piece);
  const range = { start: file.document.positionAt(start), end: file.document.positionAt(start + piece.length) };
  return codeActionsOf(project.session, file, range, { diagnostics: diagnosticsOf(project.session, file, 200) }, basic);
}

describe('values of a release of Terraform', () => {
  it('are marked, with the template that takes them in', async () => {
    for (const body of [inYaml, inSet]) {
      const project = await projectWith(body);
      const file = project.file('main.tf');
      const found = diagnosticsOf(project.session, file, 200).filter(({ code }) => code === 'privileged-container');
      assert.deepEqual(
        found.map(({ range }) => file.document.getText(range)),
        ['true'],
      );
      assert.match(found[0]?.relatedInformation?.[0]?.location.uri ?? '', /templates\/pod\.yaml$/);
    }
  });

  it('are accepted by a comment where one can stand', async () => {
    const project = await projectWith(inSet);
    const [accept, ...more] = actionsAt(project, 'true').filter(({ title }) =>
      title.startsWith('Accept here: ignore privileged-container'),
    );
    assert.ok(accept);
    assert.deepEqual(more, []);
    const file = project.file('main.tf');
    const edit = resolveAction(project.session, file, accept, accept.data as ActionData, basic)?.edit;
    const text = TextDocument.applyEdits(file.document, edit?.changes?.[file.document.uri] ?? []);
    assert.match(text, /# cnmaturity-ignore: privileged-container.*\n {4}value = true/);
    const after = project.change('main.tf', text);
    assert.ok(diagnosticsOf(project.session, after, 200).every(({ code }) => code !== 'privileged-container'));
  });

  it('have no fix and no comment in the middle of a here-document', async () => {
    const project = await projectWith(inYaml);
    const titles = actionsAt(project, 'true').map(({ title }) => title);
    assert.deepEqual(titles, ['Accept in this file: ignore privileged-container with a comment']);
  });

  it('are accepted by a comment above the release', async () => {
    const project = await projectWith(inYaml);
    const text = `# cnmaturity-ignore-block: privileged-container it reads the counters of the node\n${project.file('main.tf').document.getText()}`;
    const file = project.change('main.tf', text);
    assert.ok(diagnosticsOf(project.session, file, 200).every(({ code }) => code !== 'privileged-container'));
  });
});
