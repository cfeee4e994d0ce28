import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, resolve } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { securityFields } from './hover-paths.ts';
import { settingsOf } from './settings.ts';
import { outcomeOf, problemAt, replaceFix } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

const prefix = 'container.apparmor.security.beta.kubernetes.io/';

export const apparmorNotAllowed = defineRule({
  id: 'apparmor-not-allowed',
  title: 'AppArmor switched off',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check(workload) {
    const fields = settingsOf(workload, 'appArmorProfile', 'type').map(({ value, whom }): Verdict => {
      if (value.kind !== 'scalar') return 'unknown';
      return value.text === 'Unconfined' ? problemAt(value, say`${whom} switches AppArmor off.`) : 'met';
    });
    return outcomeOf([...fields, ...annotations(workload)]);
  },
  fixSafety: 'review',
  fix(workload, problem) {
    const isField = settingsOf(workload, 'appArmorProfile', 'type').some(({ value }) => value.start === problem.start);
    return replaceFix(say`Use the AppArmor profile of the runtime`, problem, isField ? 'RuntimeDefault' : 'runtime/default');
  },
  rationale:
    'On nodes with AppArmor the runtime confines each container by a profile of its own: no mounting, no writing to `/proc/sys`. `Unconfined` takes that away. The baseline Pod security standard allows the profile of the runtime and profiles loaded on the node, as a field (since 1.30) or as the older annotation; an annotation that names anything else is refused at start.',
  how: [
    'Remove the setting, or name `RuntimeDefault`.',
    'If something is refused, load a profile that allows it on the nodes and name it: `type: Localhost` with `localhostProfile`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'securityContext:\n  appArmorProfile:\n    type: Unconfined' }),
    good: examplePod({ pod: 'securityContext:\n  appArmorProfile:\n    type: RuntimeDefault' }),
  },
  hoverOn: securityFields('appArmorProfile', 'appArmorProfile.type'),
  equivalents: {
    monokle: ['PSS107', 'KSV002'],
    kyverno: ['restrict-apparmor-profiles', 'add-apparmor'],
    trivy: ['KSV-0002'],
  },
});

function annotations({ object, podTemplate }: Workload): readonly Verdict[] {
  const map = at(podTemplate, 'metadata', 'annotations');
  if (map?.kind !== 'map') return isUnknown(map) ? ['unknown'] : [];
  return map.entries.flatMap(({ key, value }): readonly Verdict[] => {
    if (!key.text.startsWith(prefix)) return [];
    const node = resolve(value);
    if (node.kind !== 'scalar') return ['unknown'];
    if (node.text === 'runtime/default' || node.text.startsWith('localhost/')) return ['met'];
    const name = key.text.slice(prefix.length);
    const does = node.text === 'unconfined' ? say`switches AppArmor off` : say`names "${node.text}", which is no AppArmor profile,`;
    return [problemAt(node, say`${describeObject(object)} ${does} for the container "${name}".`)];
  });
}
