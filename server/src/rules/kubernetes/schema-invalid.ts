import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { misfits } from './schema.ts';
import { structureOfKind } from './structure.ts';

export const schemaInvalid = defineRule({
  id: 'schema-invalid',
  title: 'Does not fit its schema',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  category: 'correctness',
  default: 'optional',
  subject: 'object',
  crossFile: false,
  severity: 'error',
  check({ group, version, kind, node, anchor, fragment }, { uri }) {
    const structure = structureOfKind(group, version, kind);
    if (!structure) return notApplicable;
    const [first, ...others] = misfits(node, structure, anchor, { fragment: fragment || isNamedPatch(uri) });
    return first ? unmet(first, ...others) : met;
  },
  fixSafety: null,
  rationale:
    'A field that its kind does not have is dropped in silence by older clients and refused by newer ones, and a string where a number belongs is refused by all. The rule knows the fields, types and required entries of the kinds of Kubernetes itself; custom resources have schemas of their own. Editors with a YAML extension show much of this, so the rule is optional; on the command line and for rendered charts and kustomizations nobody else may say it.',
  how: [
    'Compare the marked name with the reference: `kubectl explain <kind>.<path>` lists the fields.',
    'Look at the indentation: a field one step too far in or out belongs to another structure.',
    'Quote values that must be strings: `"true"`, `"8080"`.',
  ],
  example: {
    language: 'yaml',
    bad: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selectors:\n    app: web\n  ports:\n    - port: "80"\n',
    good: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n',
  },
  hoverOn: ['apiVersion', 'kind'],
  equivalents: {
    'kube-linter': ['schema-validation'],
    monokle: ['K8S001', 'K8S004'],
  },
});

/** A patch that no kustomization names just now is still one. */
function isNamedPatch(uri: string): boolean {
  return /patch/i.test(uri.split('/').slice(-2).join('/'));
}
