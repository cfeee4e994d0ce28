import type { Container } from '../../facts/kubernetes/types.ts';
import { at, isUnknown } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { capabilitiesOf } from './capabilities.ts';
import { describeContainer } from './describe.ts';
import { examplePod } from './examples.ts';
import { isWindows, placeFor } from './pods.ts';
import { profileOf } from './seccomp.ts';

export const linuxHardeningAbsent = defineRule({
  id: 'linux-hardening-absent',
  title: 'No kernel protection in use',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    const { object } = container.workload;
    if (isWindows(container.workload)) return notApplicable;
    const hardened = [bySeccomp(container), bySelinux(container), byAppArmor(container), byCapabilities(container)];
    if (hardened.includes(true)) return met;
    if (hardened.includes('unknown') || object.fragment) return unknown;
    if (['seccompProfile', 'seLinuxOptions', 'appArmorProfile', 'capabilities'].some((key) => workspace.patchMentions(object, key)))
      return unknown;
    const message = say`${describeContainer(container)} is held by none of seccomp, AppArmor, SELinux and dropped capabilities.`;
    return unmet({ ...placeFor(container, 'securityContext'), message });
  },
  fixSafety: 'safe',
  fix({ node }, _problem, context) {
    return addEntryFix(context, node, {
      title: say`Use the seccomp profile of the runtime`,
      safety: 'safe',
      path: ['securityContext', 'seccompProfile', 'type'],
      value: 'RuntimeDefault',
    });
  },
  rationale:
    'Linux has four ways to hold a process that misbehaves: filtered system calls, AppArmor, SELinux and fewer capabilities. A container that names none of them relies on what its node happens to do. Where the rules about seccomp and about capabilities are on, they say more; this one asks for any of the four.',
  how: ['Set `seccompProfile.type: RuntimeDefault` for the Pod.', 'Drop all capabilities in each container.'],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ container: 'securityContext:\n  seccompProfile:\n    type: RuntimeDefault' }),
  },
  hoverOn: ['securityContext'],
  equivalents: {
    polaris: ['linuxHardening'],
    kubescape: ['C-0055'],
  },
});

type Answer = boolean | 'unknown';

function bySeccomp({ node, workload }: Container): Answer {
  return answerOf(profileOf(node) ?? profileOf(workload.podSpec));
}

function byAppArmor({ node, name, workload }: Container): Answer {
  const path = ['securityContext', 'appArmorProfile', 'type'] as const;
  const field = answerOf(at(node, ...path) ?? at(workload.podSpec, ...path));
  if (field !== false) return field;
  const annotations = at(workload.podTemplate, 'metadata', 'annotations');
  return answerOf(at(annotations, `container.apparmor.security.beta.kubernetes.io/${name ?? ''}`));
}

function bySelinux({ node, workload }: Container): Answer {
  const options = at(node, 'securityContext', 'seLinuxOptions') ?? at(workload.podSpec, 'securityContext', 'seLinuxOptions');
  if (isUnknown(options)) return 'unknown';
  return options?.kind === 'map' && options.entries.length > 0;
}

function byCapabilities(container: Container): Answer {
  const dropped = capabilitiesOf(container, 'drop');
  if (!dropped.complete) return 'unknown';
  return dropped.listed.length > 0 && !capabilitiesOf(container, 'add').listed.some(({ name }) => name === 'ALL');
}

function answerOf(profile: Lookup): Answer {
  if (profile === undefined) return false;
  return profile.kind === 'scalar' ? !/^unconfined$/i.test(profile.text) : 'unknown';
}
