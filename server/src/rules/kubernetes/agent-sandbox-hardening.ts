import { parseImage } from '../../facts/image.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { nounOf } from './resources.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

const templates: ReadonlySet<string> = new Set(['extensions.agents.x-k8s.io/SandboxTemplate', 'agents.x-k8s.io/Sandbox']);

export const agentSandboxHardening = defineRule({
  id: 'agent-sandbox-hardening',
  title: 'Agent sandbox with gaps',
  family: 'kubernetes',
  practice: 'technology/ai/4/agents-contained',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!templates.has(`${object.group}/${object.kind}`) || object.fragment) return notApplicable;
    const podSpec = at(object.node, 'spec', 'podTemplate', 'spec');
    if (podSpec?.kind !== 'map') return notApplicable;
    const containers = itemsOf(child(podSpec, 'containers')).items;
    return outcomeOf([
      runtimeClass(object, podSpec),
      ...openEgress(object),
      ...containers.flatMap((container) => [ceiling(container), provenance(container)]),
    ]);
  },
  fixSafety: 'review',
  fix({ node, anchor }, problem, context) {
    const podSpec = at(node, 'spec', 'podTemplate', 'spec');
    if (problem.start !== anchor.start || podSpec?.kind !== 'map') return undefined;
    const title = say`Run it under a sandboxed runtime`;
    return addEntryFix(context, podSpec, { title, safety: 'review', path: ['runtimeClassName'], value: judge('gvisor') });
  },
  rationale:
    'A sandbox for agents runs code that a model wrote a moment ago, so nobody has read it. Four things hold it: a runtime with a kernel of its own, an egress policy that is not open to everything, ceilings for CPU and memory, and an image named by its digest. Where the template leaves the network policy out, the controller puts a strict one in, so only an open rule is a gap.',
  how: [
    'Set `runtimeClassName` to gVisor or Kata Containers in the template of the Pod.',
    'Leave `networkPolicy` out, or list the destinations under `egress`; never an empty rule.',
    'Set limits for `cpu` and `memory` in each container, and name images by digest.',
  ],
  example: {
    language: 'yaml',
    bad: sandbox('', 'image: registry.example.com/runner:1.4.2'),
    good: sandbox(
      '      runtimeClassName: gvisor\n',
      `image: registry.example.com/runner@sha256:${'0123456789abcdef'.repeat(4)}
          resources:
            limits:
              cpu: '1'
              memory: 1Gi`,
    ),
  },
  hoverOn: ['spec.podTemplate', 'spec.networkPolicy'],
  equivalents: { kubescape: ['C-0297', 'C-0301', 'C-0303', 'C-0304'] },
});

function runtimeClass(object: KubernetesObject, podSpec: Lookup): Verdict {
  const name = child(podSpec, 'runtimeClassName');
  if (isUnknown(name)) return 'unknown';
  if (name !== undefined) return 'met';
  return problemAt(object.anchor, say`${describeObject(object)} runs its code on the kernel of the node: it names no runtime class.`);
}

/** A rule without destinations and ports lets everything out. */
function openEgress(object: KubernetesObject): readonly Verdict[] {
  if (textOf(at(object.node, 'spec', 'networkPolicyManagement')) === 'Unmanaged') return [];
  return itemsOf(at(object.node, 'spec', 'networkPolicy', 'egress')).items.map((rule): Verdict => {
    if (rule.kind !== 'map' || rule.open) return 'unknown';
    return rule.entries.length === 0 ? problemAt(rule, say`${describeObject(object)} lets its code connect to everything.`) : 'met';
  });
}

function ceiling(container: Lookup): Verdict {
  const limits = (['cpu', 'memory'] as const).map((resource) => ({ resource, value: at(container, 'resources', 'limits', resource) }));
  const missing = limits.filter(({ value }) => value === undefined).map(({ resource }) => nounOf(resource));
  const name = child(container, 'name');
  if (missing.length > 0 && name?.kind === 'scalar')
    return problemAt(name, say`Container "${name.text}" of the sandbox has no limit for ${missing.join(say` and `)}.`);
  return limits.some(({ value }) => isUnknown(value)) ? 'unknown' : 'met';
}

function provenance(container: Lookup): Verdict {
  const image = child(container, 'image');
  const reference = image?.kind === 'scalar' ? parseImage(image.text) : undefined;
  if (image?.kind !== 'scalar' || !reference) return 'unknown';
  if (reference.digest !== undefined) return 'met';
  return problemAt(image, say`The sandbox runs ${image.text}, which no digest ties to what was checked.`);
}

function sandbox(pod: string, container: string): string {
  return `apiVersion: extensions.agents.x-k8s.io/v1beta1
kind: SandboxTemplate
metadata:
  name: runner
spec:
  podTemplate:
    spec:
${pod}      containers:
        - name: runner
          ${container}
`;
}
