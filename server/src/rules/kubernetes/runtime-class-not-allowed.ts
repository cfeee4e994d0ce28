import { child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';
import { isNodeAgent } from './settings.ts';

export const runtimeClassNotAllowed = defineRule({
  id: 'runtime-class-not-allowed',
  title: 'No sandboxed runtime',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/4/attack-surface-reduced',
  category: 'security',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  options: {
    allowed: {
      default: [],
      description: 'The runtime classes that count, such as `gvisor` or `kata`; any class does where the list is empty.',
    },
  },
  check(workload, { options, workspace }) {
    const { object, podSpec } = workload;
    if (isNodeAgent(workload)) return notApplicable;
    const name = child(podSpec, 'runtimeClassName');
    if (isUnknown(name)) return unknown;
    if (name?.kind === 'scalar') {
      if (options.allowed.length === 0 || options.allowed.includes(name.text)) return met;
      const message = say`${describeObject(object)} runs under the runtime class "${name.text}", which is not among the allowed ones.`;
      return unmet({ start: name.start, end: name.end, message });
    }
    if (object.fragment || workspace.patchMentions(object, 'runtimeClassName')) return unknown;
    const { start, end } = object.anchor;
    return unmet({ start, end, message: say`${describeObject(object)} names no runtime class.` });
  },
  fixSafety: 'review',
  fix({ podSpec }, problem, context) {
    const title = say`Run it under a sandboxed runtime`;
    const value = judge(context.options.allowed[0] ?? 'gvisor');
    if (child(podSpec, 'runtimeClassName')?.kind === 'scalar')
      return { title, safety: 'review', edits: [editOf(context.text, problem.start, problem.end, [value])] };
    if (podSpec?.kind !== 'map') return undefined;
    return addEntryFix(context, podSpec, { title, safety: 'review', path: ['runtimeClassName'], value });
  },
  rationale:
    'All ordinary containers of a node share its kernel, so one flaw there is a way out of each. A runtime class such as gVisor or Kata Containers puts a second kernel between. That costs some speed, so it is for workloads that run foreign code or read foreign data, and the rule is optional. DaemonSets, which work for the node, are not asked.',
  how: [
    'Install a sandboxed runtime on some nodes and define a RuntimeClass for it.',
    'Set `runtimeClassName` for the workloads that need it.',
    'List the classes that you accept in the option `allowed`.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({}),
    good: examplePod({ pod: 'runtimeClassName: gvisor' }),
  },
  hoverOn: podFields('runtimeClassName'),
  equivalents: { kyverno: ['restrict-runtimeClassName', 'add-runtimeClassName'] },
});
