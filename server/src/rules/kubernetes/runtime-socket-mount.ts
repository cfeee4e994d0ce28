import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';
import { hostPathsOf, isRuntimeSocket, normalPath } from './volumes.ts';

export const runtimeSocketMount = defineRule({
  id: 'runtime-socket-mount',
  title: 'Socket of the container runtime mounted',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    return outcomeOf(
      hostPathsOf(workload).map(({ path }): Verdict => {
        if (!path) return 'unknown';
        if (!isRuntimeSocket(normalPath(path.text))) return 'met';
        return problemAt(
          path,
          say`${describeObject(workload.object)} is given ${path.text}, and with it command of all containers of its node.`,
        );
      }),
    );
  },
  fixSafety: null,
  rationale:
    'Whoever talks to the socket of Docker, containerd or CRI-O can start a privileged container with the disk of the node mounted, which is root there. Mounting the socket read-only does not help, as requests go through it all the same. It is asked of agents too, and of `/run` as a whole, which holds the sockets.',
  how: [
    'Build images without a daemon: BuildKit rootless, Buildah or Cloud Native Buildpacks.',
    'Read logs and figures from the kubelet or from files, not from the runtime.',
    'Where an agent truly needs the socket, keep it apart and say why next to the volume.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'volumes:\n  - name: docker\n    hostPath:\n      path: /var/run/docker.sock' }),
    good: examplePod({ pod: 'volumes:\n  - name: scratch\n    emptyDir:\n      sizeLimit: 1Gi' }),
  },
  hoverOn: podFields('volumes', 'volumes.hostPath', 'volumes.hostPath.path'),
  equivalents: {
    'kube-linter': ['docker-sock'],
    monokle: ['KBP101', 'KSV006'],
    kubescape: ['C-0074'],
    kyverno: ['disallow-cri-sock-mount', 'docker-socket-requires-label'],
    checkov: ['CKV_K8S_27'],
    trivy: ['KSV-0006'],
    datree: ['CONTAINERS_INCORRECT_PATH_VALUE_DOCKERSOCKET'],
  },
});
