import { child, isUnknown, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { mayBeLeftOut } from '../edits/layout.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';

export const envDuplicate = defineRule({
  id: 'env-duplicate',
  title: 'Environment variable set twice',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'warning',
  check(container, { unit }) {
    const { items, complete } = itemsOf(child(container.node, 'env'));
    const named = items.flatMap((item) => {
      const name = child(item, 'name');
      // Of two branches of a template only one is rendered.
      return name?.kind === 'scalar' && !mayBeLeftOut(item.start, container.node.start, unit.conditionals) ? [name] : [];
    });
    const last = new Map(named.map((name) => [name.text, name]));
    const [first, ...rest] = named
      .filter((name) => last.get(name.text) !== name)
      .map(({ start, end, text }) => ({
        start,
        end,
        message: say`${describeContainer(container)} sets ${text} again further down, so this value has no effect.`,
      }));
    if (first) return unmet(first, ...rest);
    return complete && !items.some((item) => isUnknown(item) || isUnknown(child(item, 'name'))) ? met : unknown;
  },
  fixSafety: 'safe',
  fix({ node }, problem, { text }) {
    const env = child(node, 'env');
    if (env?.kind !== 'sequence') return undefined;
    const item = env.items.find((candidate) => child(resolve(candidate), 'name')?.start === problem.start);
    const name = item && textOf(child(resolve(item), 'name'));
    // A variable in between may be made of the value.
    if (!item || name === undefined || env.items.some((other) => textOf(child(resolve(other), 'value'))?.includes(`$(${name})`) === true))
      return undefined;
    const cut = removeAt(text, node, ['env'], item);
    const end = env.items.at(-1)?.end;
    if (!cut || end === undefined || cut.end > end) return undefined;
    // All items behind it move up, so the edit takes them in.
    const edit = { start: cut.start, end, text: cut.text + text.slice(cut.end, end) };
    return { title: say`Remove the value that has no effect`, safety: 'safe', edits: [edit] };
  },
  rationale:
    'Of two variables with one name the last counts, and nothing says so: a person changes the first, applies it, and sees no change. Some tools drop the other one when they merge lists by name. It is mostly a leftover of a merge.',
  how: ['Keep the value that is meant, and remove the other.', 'See which one the container has now: `kubectl exec … -- env`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      env:
        - name: LOG_LEVEL
          value: debug
        - name: LOG_LEVEL
          value: info
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
        - name: LOG_LEVEL
          value: info
`,
  },
  hoverOn: ['env'],
  equivalents: { 'kube-linter': ['duplicate-env-var'], 'kube-score': ['environment-variable-key-duplication'], kubescape: ['C-0295'] },
});
