import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

export const backupPolicyHygiene = defineRule({
  id: 'backup-policy-hygiene',
  title: 'Backup that is not kept, or not elsewhere',
  practice: 'technology/architecture-and-solution-design/2/failures-imagined',
  family: 'kubernetes',
  category: 'reliability',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    const { group, kind, node, fragment } = object;
    if (fragment) return notApplicable;
    const what = describeObject(object);
    if (group === 'velero.io' && kind === 'Schedule') {
      const paused = at(node, 'spec', 'paused');
      const kept = at(node, 'spec', 'template', 'ttl');
      if (isUnknown(paused) || isUnknown(kept)) return unknown;
      if (paused && textOf(paused) === 'true')
        return unmet({ ...spanOf(paused), message: say`${what} is paused, so nothing is backed up.` });
      if (kept !== undefined || workspace.patchMentions(object, 'ttl')) return met;
      return unmet({ ...keyPlace(object, 'spec', 'template'), message: say`${what} does not say for how long backups are kept.` });
    }
    if (group !== 'config.kio.kasten.io' || kind !== 'Policy') return notApplicable;
    const actions = itemsOf(at(node, 'spec', 'actions'));
    if (!actions.complete || actions.items.length === 0) return unknown;
    const names = actions.items.map((action) => textOf(child(action, 'action')));
    if (!names.includes('backup')) return notApplicable;
    if (names.includes('export')) return met;
    return unmet({ ...keyPlace(object, 'spec', 'actions'), message: say`${what} keeps its backups in the cluster only.` });
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const spec = child(object.node, 'spec');
    if (object.kind !== 'Schedule' || spec?.kind !== 'map' || at(spec, 'paused')?.start === problem.start) return undefined;
    return addEntryFix(context, spec, {
      title: say`Keep backups for 30 days`,
      safety: 'review',
      path: ['template', 'ttl'],
      value: judge('720h0m0s'),
      after: ['schedule'],
    });
  },
  rationale:
    'A backup that is gone when it is wanted is none: how long it is kept follows from how late a loss may be noticed, and should be written down. Snapshots of Kasten that are not exported are lost with the cluster. Schedules of Velero that are paused back up nothing.',
  how: [
    'Set `spec.template.ttl` of a Velero schedule.',
    'Give a Kasten policy an `export` action to a location outside of the cluster, best one that cannot be changed.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: velero.io/v1
kind: Schedule
metadata:
  name: daily
spec:
  schedule: 0 3 * * *
  template:
    includedNamespaces:
      - shop
`,
    good: `apiVersion: velero.io/v1
kind: Schedule
metadata:
  name: daily
spec:
  schedule: 0 3 * * *
  template:
    includedNamespaces:
      - shop
    ttl: 720h0m0s
`,
  },
  hoverOn: ['spec.template', 'spec.template.ttl', 'spec.paused', 'spec.actions'],
  equivalents: { kyverno: ['kasten-3-2-1-backup', 'kasten-minimum-retention'] },
});
