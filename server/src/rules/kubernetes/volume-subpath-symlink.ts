import { entryOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';
import { mountsOf } from './volumes.ts';

/** The last minor version of which some releases have the flaw. */
const lastAffected = 22;

export const volumeSubpathSymlink = defineRule({
  id: 'volume-subpath-symlink',
  title: 'Sub-path on a version with a known flaw',
  family: 'kubernetes',
  practice: 'process/security/1/early-repair',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  options: {
    everyVersion: {
      default: false,
      description: 'Also speak of it where the Kubernetes version that is aimed for has the flaw mended (1.23 and later).',
    },
  },
  check(container, { options, kubernetesMinor }) {
    if (kubernetesMinor > lastAffected && !options.everyVersion) return notApplicable;
    return outcomeOf(
      mountsOf(container).map((mount): Verdict => {
        const entry = entryOf(mount, 'subPath') ?? entryOf(mount, 'subPathExpr');
        if (!entry) return 'met';
        const message = say`${describeContainer(container)} mounts a sub-path, through which CVE-2021-25741 leads to the files of the node.`;
        return problemAt(entry.key, message);
      }),
    );
  },
  fixSafety: null,
  rationale:
    'In the releases before 1.19.15, 1.20.11, 1.21.5 and 1.22.2 a container could swap a sub-path for a symbolic link while it was mounted, and so get at any file of its node (CVE-2021-25741). From 1.23 on every release is mended. The rule follows the Kubernetes version that is set; the option asks for it everywhere.',
  how: [
    'Bring the cluster to a supported version of Kubernetes.',
    'Until then mount whole volumes, and give each container one of its own.',
  ],
  example: {
    options: { everyVersion: true },
    language: 'yaml',
    bad: examplePod({ container: 'volumeMounts:\n  - name: data\n    mountPath: /data\n    subPath: web' }),
    good: examplePod({ container: 'volumeMounts:\n  - name: data\n    mountPath: /data' }),
  },
  hoverOn: ['volumeMounts', 'volumeMounts.subPath', 'volumeMounts.subPathExpr'],
  equivalents: {
    kubescape: ['C-0058'],
    datree: ['CONTAINER_CVE2021_25741_INCORRECT_SUBPATH_KEY'],
  },
});
