import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFile } from '../../server/src/facts/read.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const deployment = (app: string, extra = ''): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${app}}\nspec:\n  selector: {matchLabels: {app: ${app}}}\n  template:\n    metadata: {labels: {app: ${app}}}\n    spec: {containers: [{name: c, image: i${extra}}]}\n`;
const texts: readonly string[] = [
  deployment('a'),
  deployment('a', ', tty: true'),
  deployment('b'),
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: p}\nspec: {selector: {matchLabels: {app: a}}}\n',
  'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: p}\nspec: {selector: {}}\n',
  'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n',
  '{{ include "all" . }}\n',
  'note: none of ours\n',
];
const kustomizations: readonly string[] = [
  'resources: [web.yaml]\n',
  'resources: [web.yaml, ../b/web.yaml, elsewhere.yaml]\n',
  'resources: [../b]\npatches: [{path: patch.yaml}]\n',
];
const uris = ['a/web.yaml', 'a/patch.yaml', 'b/web.yaml', 'b/other.yaml', 'c/templates/web.yaml'].map((path) => `file:///w/${path}`);
const packages = ['a/kustomization.yaml', 'b/kustomization.yaml', 'c/Chart.yaml'].map((path) => `file:///w/${path}`);

const step = fc.oneof(
  fc.record({ uri: fc.constantFrom(...uris), text: fc.option(fc.constantFrom(...texts), { nil: undefined }) }),
  fc.record({ uri: fc.constantFrom(...packages), text: fc.option(fc.constantFrom(...kustomizations, 'name: c\n'), { nil: undefined }) }),
);

function put(workspace: Workspace, uri: string, text: string | undefined): void {
  if (text === undefined) workspace.remove(uri);
  else workspace.update(readFile({ uri, format: 'yaml', text, hcl: undefined }));
}

/** All that the snapshot says of the files, in an order of its own. */
function answers({ files, snapshot }: Workspace): unknown {
  return [...files.keys()].sort().map((uri) => {
    const workloads = files.get(uri)?.units.flatMap(({ unit }) => unit.subjects.workload ?? []) ?? [];
    return [
      uri,
      snapshot.isPackaged(uri),
      snapshot.scopeHasWorkloads(uri),
      snapshot.scopeMayRunOtherPods(uri),
      snapshot.scopeBringsController(uri),
      workloads.map((workload) => {
        const { certain, possible } = snapshot.selecting('policy/PodDisruptionBudget', workload, uri);
        return [
          certain.map((located) => located.uri).sort(),
          possible,
          workload.object.fragment,
          snapshot.patchMentions(workload.object, 'image'),
        ];
      }),
      snapshot.namespaceHasWorkloads({ state: 'absent' }),
    ];
  });
}

describe('the snapshot', () => {
  it('says after any edits what it would say of the files read afresh', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const edited = new Workspace();
        const last = new Map<string, string>();
        for (const { uri, text } of steps) {
          put(edited, uri, text);
          answers(edited);
          if (text === undefined) last.delete(uri);
          else last.set(uri, text);
        }
        const fresh = new Workspace();
        for (const [uri, text] of last) put(fresh, uri, text);
        assert.deepEqual(answers(edited), answers(fresh));
      }),
      { numRuns: 400 },
    );
  });
});
