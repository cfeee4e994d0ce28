import assert from 'node:assert/strict';
import { readFile } from '../../../server/src/facts/read.ts';
import type { Subjects } from '../../../server/src/facts/types.ts';

function subjectsOf(text: string, uri = 'file:///a/b.yaml'): Subjects {
  const unit = readFile({ uri, format: uri.endsWith('.json') ? 'json' : 'yaml', text, hcl: undefined }).units[0]?.unit;
  assert.ok(unit);
  return unit.subjects;
}

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: ${spec}\n`;

describe('Kubernetes facts', () => {
  it('tells the roles of containers apart', () => {
    const subjects = subjectsOf(
      pod(
        '{initContainers: [{name: a, image: i}, {name: b, image: i, restartPolicy: Always}], containers: [{name: c, image: i}], ephemeralContainers: [{name: d, image: i}]}',
      ),
    );
    assert.deepEqual(
      subjects.container?.map(({ name, role }) => [name, role]),
      [
        ['a', 'init'],
        ['b', 'sidecar'],
        ['c', 'container'],
        ['d', 'ephemeral'],
      ],
    );
  });

  it('reads the items of a List, and JSON', () => {
    const text =
      '{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s", "namespace": "n"}}]}';
    const [object] = subjectsOf(text, 'file:///a/list.json').object ?? [];
    assert.deepEqual([object?.kind, object?.name, object?.namespace, object?.group], ['Service', 's', { state: 'known', value: 'n' }, '']);
  });

  it('finds Pods where each kind keeps them', () => {
    const cronJob =
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {jobTemplate: {spec: {template: {metadata: {labels: {app: x}}, spec: {containers: [{name: a, image: i}]}}}}}\n';
    const workload = subjectsOf(cronJob).workload?.[0];
    assert.ok(workload);
    assert.equal(workload.containers.length, 1);
    assert.deepEqual(workload.podLabels, new Map([['app', 'x']]));
  });

  it('takes nothing for an object that only looks a little like one', () => {
    for (const text of ['kind: Deployment\n', 'apiVersion: notaversion\nkind: X\n', 'apiVersion: v1\nkind: [a]\n', '- a\n', 'text\n'])
      assert.equal(subjectsOf(text).object, undefined, text);
  });

  it('expects nothing of the Pods of chart tests', () => {
    const text = pod('{containers: [{name: a, image: i}]}').replace(
      '{name: p}',
      '{name: p, annotations: {"helm.sh/hook": "test, post-install"}}',
    );
    assert.deepEqual(subjectsOf(text).workload, []);
    assert.equal(subjectsOf(text).object?.length, 1);
  });

  it('knows the group of common kinds whose version is templated', () => {
    const [object] = subjectsOf('apiVersion: {{ include "v" . }}\nkind: NetworkPolicy\nmetadata:\n  name: n\n').object ?? [];
    assert.equal(object?.group, 'networking.k8s.io');
  });
});
