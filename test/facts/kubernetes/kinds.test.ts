import assert from 'node:assert/strict';
import { podPathOf, runsToCompletion } from '../../../server/src/facts/kubernetes/kinds.ts';
import { readFile } from '../../../server/src/facts/read.ts';
import type { Workload } from '../../../server/src/facts/kubernetes/types.ts';

const inPod = '{containers: [{name: a, image: i}]}';
const inTemplate = `{selector: {matchLabels: {app: x}}, template: {metadata: {labels: {app: x}}, spec: ${inPod}}}`;

function workloadOf(apiVersion: string, kind: string, spec: string): Workload | undefined {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: n, labels: {app: x}}\n${spec}\n`;
  return readFile({ uri: 'file:///a/b.yaml', format: 'yaml', text, hcl: undefined }).units[0]?.unit.subjects.workload?.[0];
}

/** Each kind with the shortest `spec` (or `template`) that its API accepts. */
const kinds: readonly (readonly [string, string, string])[] = [
  ['v1', 'Pod', `spec: ${inPod}`],
  ['v1', 'PodTemplate', `template: {metadata: {labels: {app: x}}, spec: ${inPod}}`],
  ['v1', 'ReplicationController', `spec: ${inTemplate}`],
  ['apps/v1', 'Deployment', `spec: ${inTemplate}`],
  ['apps/v1', 'StatefulSet', `spec: ${inTemplate}`],
  ['apps/v1', 'DaemonSet', `spec: ${inTemplate}`],
  ['apps/v1', 'ReplicaSet', `spec: ${inTemplate}`],
  ['batch/v1', 'Job', `spec: ${inTemplate}`],
  ['batch/v1', 'CronJob', `spec: {jobTemplate: {spec: ${inTemplate}}}`],
  ['apps.openshift.io/v1', 'DeploymentConfig', `spec: ${inTemplate}`],
  ['argoproj.io/v1alpha1', 'Rollout', `spec: ${inTemplate}`],
  ['serving.knative.dev/v1', 'Service', `spec: ${inTemplate}`],
  ['serving.knative.dev/v1', 'Configuration', `spec: ${inTemplate}`],
  ['serving.knative.dev/v1', 'Revision', `spec: ${inPod}`],
  ['sources.knative.dev/v1', 'ContainerSource', `spec: ${inTemplate}`],
  ['keda.sh/v1alpha1', 'ScaledJob', `spec: {jobTargetRef: ${inTemplate}}`],
  ['kubeflow.org/v1', 'Notebook', `spec: ${inTemplate}`],
  ['apps.kruise.io/v1alpha1', 'CloneSet', `spec: ${inTemplate}`],
  ['apps.kruise.io/v1beta1', 'StatefulSet', `spec: ${inTemplate}`],
  ['apps.kruise.io/v1alpha1', 'DaemonSet', `spec: ${inTemplate}`],
  ['apps.kruise.io/v1alpha1', 'BroadcastJob', `spec: ${inTemplate}`],
  ['apps.kruise.io/v1alpha1', 'AdvancedCronJob', `spec: {template: {jobTemplate: {spec: ${inTemplate}}}}`],
];

describe('Kinds that run Pods', () => {
  for (const [apiVersion, kind, spec] of kinds) {
    it(`finds the Pod of ${apiVersion} ${kind}`, () => {
      const workload = workloadOf(apiVersion, kind, spec);
      assert.ok(workload);
      assert.equal(workload.object.fragment, false);
      assert.deepEqual(
        workload.containers.map(({ name }) => name),
        ['a'],
      );
      assert.deepEqual(workload.podLabels, new Map([['app', 'x']]));
    });
  }

  it('takes none for one by its name alone', () => {
    for (const kind of ['example.com/Deployment', 'kubevirt.io/VirtualMachine', 'tekton.dev/Task', 'argoproj.io/Workflow', '/Service']) {
      const [group = '', name = ''] = kind.split('/');
      assert.equal(podPathOf(group, name), undefined, kind);
    }
  });

  it('takes a patch without containers for a fragment', () => {
    assert.equal(workloadOf('apps.kruise.io/v1alpha1', 'CloneSet', 'spec: {replicas: 2}')?.object.fragment, true);
    assert.equal(
      workloadOf('apps.kruise.io/v1alpha1', 'AdvancedCronJob', `spec: {template: {broadcastJobTemplate: {spec: ${inTemplate}}}}`)?.object
        .fragment,
      true,
    );
  });

  it('tells those that end from those that run on', () => {
    assert.deepEqual(kinds.map(([, kind]) => kind).filter(runsToCompletion), [
      'Job',
      'CronJob',
      'ScaledJob',
      'BroadcastJob',
      'AdvancedCronJob',
    ]);
  });
});
