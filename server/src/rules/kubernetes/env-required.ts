import type { Container } from '../../facts/kubernetes/types.ts';
import { child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { appendItems } from '../edits/append.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { placeFor } from './pods.ts';

export const envRequired = defineRule({
  id: 'env-required',
  title: 'Required environment variable missing',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/configuration-outside',
  category: 'reliability',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  options: {
    names: { default: [], description: 'Variables that every container must have.' },
  },
  check(container, context) {
    const { workload, node, role } = container;
    const { names } = context.options;
    if (names.length === 0 || role !== 'container' || workload.object.fragment) return notApplicable;
    const env = itemsOf(child(node, 'env'));
    const hidden = !env.complete || env.items.some((item) => isUnknown(item) || isUnknown(child(item, 'name')));
    const missing = missingOf(container, names);
    if (missing.length === 0) return met;
    if (hidden || child(node, 'envFrom') !== undefined || context.workspace.patchMentions(workload.object, 'env')) return unknown;
    return unmet({ ...placeFor(container, 'env'), message: say`${describeContainer(container)} does not set ${missing.join(', ')}.` });
  },
  fixSafety: 'review',
  fix(container, _problem, context) {
    const values = missingOf(container, context.options.names).map((name) => ({ name, value: judge('') }));
    const title = say`Add ${values.map(({ name }) => name).join(', ')}`;
    const env = child(container.node, 'env');
    if (env?.kind === 'sequence' && env.items.length > 0) {
      const edit = appendItems(context, env, values);
      return edit && { title, safety: 'review', edits: [edit] };
    }
    const after = ['image', 'imagePullPolicy', 'command', 'args', 'ports'];
    return addEntryFix(context, container.node, { title, safety: 'review', path: ['env'], value: values, after });
  },
  rationale:
    'Some variables are part of the agreement between platform and applications: the name of the stage, the address of the trace collector, the time zone. An application without one of them runs with a default that nobody chose. Which they are is yours to say, in the option `names`; without it nothing is judged. Containers that take in whole ConfigMaps or Secrets with `envFrom` are left open.',
  how: [
    'Set the option `names` to the variables that your platform counts on.',
    'Give each container the variable, best from a ConfigMap of the stage.',
  ],
  example: {
    language: 'yaml',
    options: { names: ['TZ'] },
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      env:
        - name: TZ
          value: Europe/Berlin
`,
  },
  hoverOn: ['env'],
  equivalents: { kyverno: ['check-env-vars'] },
});

function missingOf({ node }: Container, names: readonly string[]): readonly string[] {
  const present = itemsOf(child(node, 'env')).items.map((item) => textOf(child(item, 'name')));
  return names.filter((name) => !present.includes(name));
}
