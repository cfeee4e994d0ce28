import { child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

export const terminationGracePeriodExcessive = defineRule({
  id: 'termination-grace-period-excessive',
  title: 'Long termination grace period',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/ready-for-disruption',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  options: {
    maximum: { default: 300, minimum: 1, description: 'The most seconds that a Pod may take to stop.' },
  },
  check(workload, { options }) {
    const period = child(workload.podSpec, 'terminationGracePeriodSeconds');
    if (isUnknown(period)) return unknown;
    if (period?.kind !== 'scalar' || typeof period.value !== 'number' || period.value <= options.maximum) return met;
    const message = say`${describeObject(workload.object)} may take ${period.text} seconds to stop, more than ${String(options.maximum)}.`;
    return unmet({ start: period.start, end: period.end, message });
  },
  fixSafety: 'review',
  fix(_workload, problem, { text, options }) {
    const { start, end } = problem;
    return {
      title: say`Lower the period to ${String(options.maximum)} seconds`,
      safety: 'review',
      edits: [editOf(text, start, end, [judge(options.maximum)])],
    };
  },
  rationale:
    'A node that is drained waits for the slowest Pod, so one that may take an hour holds up each upgrade of the cluster, and a hung process is left hanging for as long. Cluster autoscalers and spot instances do not wait: they end the Pod after ten minutes, or two, whatever it asked for. Work that cannot stop sooner is better split into pieces that can be resumed.',
  how: [
    'Measure how long a clean stop takes under load, and allow that plus some room.',
    'Save progress, so that long work goes on in the next Pod.',
    'Set the option `maximum` to the longest stop that your upgrades can bear.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 3600
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  terminationGracePeriodSeconds: 60
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.terminationGracePeriodSeconds', 'spec.template.spec.terminationGracePeriodSeconds'],
  equivalents: { kyverno: ['mutate-large-termination-gps'] },
});
