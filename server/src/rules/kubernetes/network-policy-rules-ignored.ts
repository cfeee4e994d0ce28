import { at, entryOf, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { appendItems } from '../edits/append.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isNetworkPolicy, restricts } from './network-policies.ts';
import type { Direction } from './network-policies.ts';

const types: Readonly<Record<Direction, string>> = { ingress: 'Ingress', egress: 'Egress' };
const directions = ['ingress', 'egress'] as const;

export const networkPolicyRulesIgnored = defineRule({
  id: 'network-policy-rules-ignored',
  title: 'Rules that the policy does not apply',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/1/policies-reach-pods',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isNetworkPolicy(object)) return notApplicable;
    const spec = at(object.node, 'spec');
    if (object.fragment || spec?.kind !== 'map') return unknown;
    const ignored = directions.filter(
      (direction) => itemsOf(at(spec, direction)).items.length > 0 && restricts(object, direction) !== 'yes',
    );
    const [first, ...others] = ignored.flatMap((direction): readonly Problem[] => {
      const entry = entryOf(spec, direction);
      if (!entry || restricts(object, direction) === 'unknown') return [];
      const { start, end } = entry.key;
      const message = say`${describeObject(object)} has rules for ${direction} and no ${types[direction]} among its \`policyTypes\`: they do nothing.`;
      return [{ start, end, message }];
    });
    if (first) return unmet(first, ...others);
    return ignored.length > 0 ? unknown : met;
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const list = at(object.node, 'spec', 'policyTypes');
    const spec = at(object.node, 'spec');
    const direction = directions.find((one) => spec?.kind === 'map' && entryOf(spec, one)?.key.start === problem.start);
    const edit = list?.kind === 'sequence' && direction ? appendItems(context, list, [types[direction]]) : undefined;
    return edit && direction && { title: say`Apply the rules for ${direction}`, safety: 'review', edits: [edit] };
  },
  rationale:
    'A NetworkPolicy looks only at the directions that its `policyTypes` name. Rules for the other direction are stored and never applied, so traffic flows that the file seems to refuse. Without `policyTypes` both count.',
  how: [
    'Add the direction to `policyTypes`, if the rules are meant.',
    'Think of DNS first: with `Egress` among the types, what no rule lists is refused.',
    'Remove the rules otherwise.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress]
  egress:
    - to:
        - podSelector: {}
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  egress:
    - to:
        - podSelector: {}
`,
  },
  hoverOn: ['spec.policyTypes', 'spec.ingress', 'spec.egress'],
  equivalents: { polaris: ['missingNetworkPolicy'] },
});
