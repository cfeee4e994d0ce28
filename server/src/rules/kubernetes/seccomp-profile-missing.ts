import type { Container, Workload } from '../../facts/kubernetes/types.ts';
import { entryOf, isUnknown } from '../../syntax/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer, describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { isWindows, placeFor } from './pods.ts';
import { filters, hasLegacyProfile, profileOf } from './seccomp.ts';
import { isTrue, settingsOf } from './settings.ts';

export const seccompProfileMissing = defineRule({
  id: 'seccomp-profile-missing',
  title: 'Seccomp profile missing',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    const { object, podSpec, containers } = workload;
    if (object.fragment || isWindows(workload)) return notApplicable;
    const ofPod = profileOf(podSpec);
    if (isUnknown(ofPod) || hasLegacyProfile(workload)) return unknown;
    if (ofPod?.kind === 'scalar') {
      if (filters.has(ofPod.text)) return met;
      // That it is switched off is a finding of its own.
      if (ofPod.text === 'Unconfined') return notApplicable;
      const message = say`${describeObject(object)} names the seccomp profile type "${ofPod.text}", which does not exist.`;
      return unmet({ start: ofPod.start, end: ofPod.end, message });
    }
    const judged = containers.filter((container) => !runsUnfiltered(container, workload));
    if (judged.length === 0) return notApplicable;
    const bare = judged.filter(({ node }) => !hasProfile(node));
    const [first, ...rest] = bare;
    if (!first) return judged.some(({ node }) => isUnknown(profileOf(node))) ? unknown : met;
    if (workspace.patchMentions(object, 'seccompProfile')) return unknown;
    if (bare.length === judged.length)
      return unmet({ ...placeOf(workload), message: say`${describeObject(object)} names no seccomp profile.` });
    return unmet(problemOf(first), ...rest.map(problemOf));
  },
  fixSafety: 'safe',
  fix(workload, problem, context) {
    const title = say`Use the seccomp profile of the runtime`;
    const { podSpec, containers } = workload;
    const typed = settingsOf(workload, 'seccompProfile', 'type').find(({ value }) => value.start === problem.start);
    if (typed) return { title, safety: 'safe', edits: [{ start: problem.start, end: problem.end, text: 'RuntimeDefault' }] };
    const container = containers.find((candidate) => placeFor(candidate, 'securityContext', 'seccompProfile').start === problem.start);
    const holder = container ? container.node : podSpec;
    if (holder?.kind !== 'map') return undefined;
    return addEntryFix(context, holder, {
      title,
      safety: 'safe',
      path: ['securityContext', 'seccompProfile', 'type'],
      value: 'RuntimeDefault',
    });
  },
  rationale:
    'Without a seccomp profile a process may make every system call there is, and flaws in rarely used ones are how containers are left. The profile of the runtime refuses those that ordinary programs never make; it comes with containerd and CRI-O and hardly ever breaks anything. The restricted Pod security standard asks for it. What the Pod sets counts for its containers; privileged containers, which have no filter, and Windows are not asked.',
  how: [
    'Set `securityContext.seccompProfile.type: RuntimeDefault` for the Pod.',
    'Use `Localhost` with a profile of your own where even less should be allowed.',
    'Let the kubelet do it for all Pods of a node with `seccompDefault: true`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ pod: 'securityContext:\n  seccompProfile:\n    type: RuntimeDefault' }),
  },
  hoverOn: securityFields('seccompProfile', 'seccompProfile.type'),
  equivalents: {
    'kube-score': ['container-seccomp-profile'],
    monokle: ['PSS205', 'KSV030'],
    kubescape: ['C-0210'],
    kyverno: ['restrict-seccomp-strict'],
    checkov: ['CKV_K8S_31'],
    trivy: ['KSV-0030'],
    datree: ['CONTAINERS_INCORRECT_SECCOMP_PROFILE', 'CIS_INVALID_VALUE_SECCOMP_PROFILE'],
  },
});

/** Privileged, or switched off for this one, which is a finding of its own. */
function runsUnfiltered(container: Container, workload: Workload): boolean {
  const profile = profileOf(container.node);
  if (profile?.kind === 'scalar' && profile.text === 'Unconfined') return true;
  return settingsOf(workload, 'privileged').some((setting) => setting.container === container && isTrue(setting.value));
}

function hasProfile(node: Container['node']): boolean {
  const profile = profileOf(node);
  return isUnknown(profile) || (profile?.kind === 'scalar' && filters.has(profile.text));
}

function problemOf(container: Container): Span & { readonly message: string } {
  const profile = profileOf(container.node);
  const message = say`${describeContainer(container)} has no seccomp profile.`;
  if (profile?.kind === 'scalar') return { start: profile.start, end: profile.end, message };
  return { ...placeFor(container, 'securityContext', 'seccompProfile'), message };
}

/** The Pod's security context, else the name of the object; the wrong value where only that is missing. */
function placeOf({ object, podSpec, containers }: Workload): Span {
  const wrong = containers.map(({ node }) => profileOf(node)).find((profile) => profile?.kind === 'scalar');
  const entry = podSpec?.kind === 'map' ? entryOf(podSpec, 'securityContext') : undefined;
  const { start, end } = wrong ?? entry?.key ?? object.anchor;
  return { start, end };
}
