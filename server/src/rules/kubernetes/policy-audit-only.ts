import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { quoted } from '../edits/quote.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';
import { replaceFix } from './verdicts.ts';

export const policyAuditOnly = defineRule({
  id: 'policy-audit-only',
  title: 'Policy that only reports',
  practice: 'technology/security-and-policy/4/enforced-in-production',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (object.fragment) return notApplicable;
    const outcome = outcomeFor(object);
    if (outcome.state !== 'unmet') return outcome;
    const changed = ['validationFailureAction', 'failureAction', 'enforcementAction', 'validationActions'];
    return changed.some((key) => workspace.patchMentions(object, key)) ? unknown : outcome;
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const title = say`Enforce the policy`;
    const { start, end } = problem;
    const value = modeOf(object)?.value;
    if (value?.kind === 'scalar' && value.start === start) {
      const refusing = object.group === 'constraints.gatekeeper.sh' ? 'deny' : value.text === 'audit' ? 'enforce' : 'Enforce';
      return replaceFix(title, { ...problem, start, end }, quoted(context.text, problem, refusing));
    }
    const spec = child(object.node, 'spec');
    if (!isKyverno(object) || spec?.kind !== 'map' || value !== undefined) return undefined;
    return addEntryFix(context, spec, { title, safety: 'review', path: ['validationFailureAction'], value: 'Enforce' });
  },
  rationale:
    'A policy that audits, warns or makes a dry run is a good beginning: it shows what it would refuse. Left so, it refuses nothing, and the list of violations grows unread. Kyverno policies audit unless they say otherwise. Policies without rules that validate, and those with overrides that enforce in some namespaces, are left alone.',
  how: [
    'Clear the violations that are reported now, or give them exceptions that expire.',
    'Set Kyverno rules to `failureAction: Enforce`, Gatekeeper constraints to `enforcementAction: deny`, bindings to `validationActions: [Deny]`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequiredLabels
metadata:
  name: team
spec:
  enforcementAction: dryrun
`,
    good: `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequiredLabels
metadata:
  name: team
spec:
  enforcementAction: deny
`,
  },
  hoverOn: ['spec.validationFailureAction', 'spec.enforcementAction', 'spec.validationActions'],
  equivalents: {},
});

interface Mode {
  readonly value: Lookup;
  readonly path: readonly string[];
}

function isKyverno({ group, kind }: KubernetesObject): boolean {
  return group === 'kyverno.io' && (kind === 'ClusterPolicy' || kind === 'Policy');
}

/** Where the kind says what happens to what it finds. */
function modeOf(object: KubernetesObject): Mode | undefined {
  const { group, kind, node } = object;
  const mode = (field: string): Mode => ({ value: at(node, 'spec', field), path: ['spec', field] });
  if (isKyverno(object)) return mode('validationFailureAction');
  if (group === 'constraints.gatekeeper.sh') return mode('enforcementAction');
  const binding = group === 'admissionregistration.k8s.io' && kind === 'ValidatingAdmissionPolicyBinding';
  if (binding || (group === 'policies.kyverno.io' && /^(?:Namespaced)?(?:Image)?ValidatingPolicy$/.test(kind)))
    return mode('validationActions');
  return undefined;
}

function outcomeFor(object: KubernetesObject): Outcome {
  const mode = modeOf(object);
  if (!mode) return notApplicable;
  const { value, path } = mode;
  if (isUnknown(value)) return unknown;
  const wrong = unmet({
    ...(value?.kind === 'scalar' ? spanOf(value) : keyPlace(object, ...path)),
    message: say`${describeObject(object)} reports and refuses nothing.`,
  });
  if (isKyverno(object))
    return outcomeOfKyverno(
      object,
      value,
      unmet({ ...(value ? spanOf(value) : spanOf(object.anchor)), message: say`${describeObject(object)} reports and refuses nothing.` }),
    );
  if (object.group === 'constraints.gatekeeper.sh') return ['dryrun', 'warn'].includes(textOf(value) ?? 'deny') ? wrong : met;
  const { items, complete } = itemsOf(value);
  if (!complete || items.some(isUnknown)) return unknown;
  return items.length === 0 || items.some((item) => textOf(item) === 'Deny') ? met : wrong;
}

function outcomeOfKyverno({ node }: KubernetesObject, value: Lookup, wrong: Outcome): Outcome {
  const rules = itemsOf(at(node, 'spec', 'rules'));
  const validating = rules.items.filter((rule) => child(rule, 'validate') !== undefined || child(rule, 'verifyImages') !== undefined);
  if (!rules.complete) return unknown;
  if (validating.length === 0) return notApplicable;
  if (textOf(value)?.toLowerCase() === 'enforce' || at(node, 'spec', 'validationFailureActionOverrides') !== undefined) return met;
  const own = validating.map(
    (rule) =>
      at(rule, 'validate', 'failureAction') ?? itemsOf(child(rule, 'verifyImages')).items.map((image) => child(image, 'failureAction'))[0],
  );
  if (own.some(isUnknown) || validating.some((rule) => at(rule, 'validate', 'failureActionOverrides') !== undefined)) return unknown;
  return own.some((action) => textOf(action) === 'Enforce') ? met : wrong;
}
