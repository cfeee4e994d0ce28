import type { Container } from '../../facts/kubernetes/types.ts';
import { child, textOf } from '../../syntax/tree.ts';
import type { MapNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { isNodeAgent, isTrue } from './settings.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';
import { hostPathsOf, mountsOf, normalPath } from './volumes.ts';
import type { HostPath } from './volumes.ts';

export const hostPathWritable = defineRule({
  id: 'host-path-writable',
  title: 'Folder of the node writable',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container) {
    if (isNodeAgent(container.workload)) return notApplicable;
    return outcomeOf(
      folderMounts(container).map(({ mount, volume }): Verdict => {
        const readOnly = child(mount, 'readOnly');
        if (isTrue(readOnly)) return 'met';
        const place = readOnly ?? child(mount, 'mountPath');
        if (place?.kind !== 'scalar') return 'unknown';
        const what = volume.path === undefined ? say`files` : volume.path.text;
        return problemAt(place, say`${describeContainer(container)} may write to ${what} of its node.`);
      }),
    );
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    const found = folderMounts(container).find(({ mount }) =>
      ['readOnly', 'mountPath'].some((field) => child(mount, field)?.start === problem.start),
    );
    if (!found) return undefined;
    const title = say`Mount it read-only`;
    if (child(found.mount, 'readOnly') !== undefined) return replaceFix(title, problem, 'true');
    return addEntryFix(context, found.mount, { title, safety: 'review', path: ['readOnly'], value: true, after: ['mountPath'] });
  },
  rationale:
    'A container that writes to the disk of its node can fill it, change what other Pods and the machine read, and leave something behind that outlives it. Sockets and devices are left out, since for them read-only means nothing, and so are agents that run as a DaemonSet.',
  how: [
    'Add `readOnly: true` to the mount where the container only reads.',
    'Where it must write, use a PersistentVolumeClaim or an `emptyDir` instead.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({
      pod: 'volumes:\n  - name: zones\n    hostPath:\n      path: /usr/share/zoneinfo',
      container: 'volumeMounts:\n  - name: zones\n    mountPath: /zones',
    }),
    good: examplePod({
      pod: 'volumes:\n  - name: zones\n    hostPath:\n      path: /usr/share/zoneinfo',
      container: 'volumeMounts:\n  - name: zones\n    mountPath: /zones\n    readOnly: true',
    }),
  },
  hoverOn: ['volumeMounts', 'volumeMounts.readOnly'],
  equivalents: {
    'kube-linter': ['writable-host-mount'],
    kubescape: ['C-0045'],
    kyverno: ['ensure-readonly-hostpath'],
    datree: ['EKS_INVALID_HOSTPATH_MOUNT_READONLY_VALUE'],
  },
});

function folderMounts(container: Container): readonly { readonly mount: MapNode; readonly volume: HostPath }[] {
  const volumes = new Map(hostPathsOf(container.workload).map((volume) => [volume.name, volume]));
  return mountsOf(container).flatMap((mount) => {
    const name = textOf(child(mount, 'name'));
    const volume = name === undefined ? undefined : volumes.get(name);
    return volume && isFolder(volume) ? [{ mount, volume }] : [];
  });
}

function isFolder({ path, type }: HostPath): boolean {
  if (type === 'Socket' || type === 'CharDevice' || type === 'BlockDevice') return false;
  return path === undefined || !/^\/dev(?:\/|$)|\.sock$/.test(normalPath(path.text));
}
