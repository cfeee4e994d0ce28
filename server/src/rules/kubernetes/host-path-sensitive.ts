import type { Workload } from '../../facts/kubernetes/types.ts';
import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { isNodeAgent, isTrue } from './settings.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';
import { hostPathsOf, mountsOf, normalPath } from './volumes.ts';
import type { HostPath } from './volumes.ts';

/** Folders that are the node itself. */
const system: ReadonlySet<string> = new Set([
  ...['/', '/bin', '/boot', '/dev', '/etc', '/home', '/lib', '/proc', '/root', '/sbin', '/sys', '/usr', '/var'],
  ...['/var/lib/docker', '/var/lib/containerd', '/var/lib/etcd', '/var/lib/kubelet'],
]);

/** Folders that hold keys: of the cluster, of a cloud account, of a person. */
const keys =
  /^\/etc\/kubernetes(?:\/|$)|\/\.(?:aws|azure|docker|kube|ssh|gnupg)(?:\/|$)|\/\.config\/gcloud(?:\/|$)|^\/etc\/(?:shadow|ssh|ssl\/private)(?:\/|$)/;

/** What an agent of the node may read, but should not write. */
const agentsRead: ReadonlySet<string> = new Set(['/', '/etc', '/root', '/home']);

export const hostPathSensitive = defineRule({
  id: 'host-path-sensitive',
  title: 'Sensitive folder of the node mounted',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return outcomeOf(
      hostPathsOf(workload).map((volume): Verdict => {
        if (!volume.path) return 'unknown';
        const path = normalPath(volume.path.text);
        if (!isSensitive(path, volume, workload)) return 'met';
        return problemAt(volume.path, say`${describeObject(workload.object)} mounts ${path} of its node, which hands over the node.`);
      }),
    );
  },
  fixSafety: null,
  rationale:
    'Some folders are the node: with `/etc` or `/` writable, a container adds itself a user or a start-up job, and under `/etc/kubernetes`, `/var/lib/kubelet` or a `.kube` folder lie the keys of the cluster. An agent that runs as a DaemonSet is asked only where it can write to `/`, `/etc` or a home folder, since monitoring has to read much.',
  how: [
    'Mount just the file or folder that is read, with `readOnly: true`.',
    'Take credentials from workload identity or a Secret, never from the disk of a node.',
    'Collect figures about nodes with an agent that exists for it, such as the node exporter.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'volumes:\n  - name: etc\n    hostPath:\n      path: /etc' }),
    good: examplePod({ pod: 'volumes:\n  - name: zones\n    hostPath:\n      path: /usr/share/zoneinfo' }),
  },
  hoverOn: podFields('volumes', 'volumes.hostPath', 'volumes.hostPath.path'),
  equivalents: {
    'kube-linter': ['sensitive-host-mounts'],
    kubescape: ['C-0020'],
    trivy: ['KSV-0121'],
  },
});

function isSensitive(path: string, volume: HostPath, workload: Workload): boolean {
  if (isNodeAgent(workload)) return agentsRead.has(path) && isWritten(volume, workload);
  return system.has(path) || keys.test(path);
}

function isWritten({ name }: HostPath, { containers }: Workload): boolean {
  return containers.some((container) =>
    mountsOf(container).some((mount) => {
      const readOnly = child(mount, 'readOnly');
      return textOf(child(mount, 'name')) === name && (readOnly === undefined || (readOnly.kind === 'scalar' && !isTrue(readOnly)));
    }),
  );
}
