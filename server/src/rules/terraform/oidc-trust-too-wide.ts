import { english, say } from '../../texts/texts.ts';
import { problemAt, resourceRule } from './kit.ts';
import { isSet, textOf } from './values.ts';
import { statementsOf } from './policies.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';

export const oidcTrustTooWide = resourceRule({
  id: 'oidc-trust-too-wide',
  title: 'Trust in tokens of anybody',
  practice: 'technology/security-and-policy/2/source-and-automation-access',
  category: 'security',
  default: 'on',
  fixSafety: null,
  types: ['aws_iam_role'],
  expects: [
    {
      on: ['google_iam_workload_identity_pool_provider'],
      path: 'attribute_condition',
      wants: isSet,
      absent: 'unmet',
      when: (judged) => !judged.isWritten('saml') && !judged.isWritten('x509'),
      says: english`accepts the tokens of everybody at its issuer`,
    },
  ],
  inspect(judged) {
    const [place] = judged.look('assume_role_policy');
    const policy = statementsOf(place?.value);
    if (!policy) return place ? unknown : notApplicable;
    const trusting = policy.statements.filter(
      ({ allows, actions }) => allows && actions.items.some(({ text }) => text === 'sts:AssumeRoleWithWebIdentity'),
    );
    if (trusting.length === 0) return policy.complete ? notApplicable : unknown;
    const problems = trusting.flatMap(({ actions, condition }) => {
      const at = actions.items[0] ?? judged.header;
      if (!condition) return [problemAt(judged, at, say`may be assumed with any token of its issuer`)];
      if (
        condition.kind !== 'object' ||
        condition.entries.some(({ value }) => value.kind !== 'object' || value.entries.some(({ key }) => key === undefined))
      )
        return [];
      const subjects = wantedFor(condition, ':sub');
      if (subjects.length === 0)
        return wantedFor(condition, ':job_workflow_ref').length > 0
          ? []
          : [problemAt(judged, at, say`asks for no subject of the tokens that may assume it`)];
      const open = subjects.find(isOpen);
      return open ? [problemAt(judged, open, say`takes the tokens of any repository`)] : [];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return trusting.every(({ condition }) => condition?.kind === 'object') ? met : unknown;
  },
  hoverOn: ['aws_iam_role.assume_role_policy', 'google_iam_workload_identity_pool_provider.attribute_condition'],
  rationale:
    'The issuer of a public service signs tokens for all of its users. Trust without a condition on the subject lets every one of them in, with nothing but an account there.',
  how: [
    'AWS: add a condition on `…:sub` that names repository and branch or environment, besides `…:aud`.',
    'Google Cloud: set `attribute_condition`, at least on the owner of the repository.',
  ],
  bad: 'resource "google_iam_workload_identity_pool_provider" "github" {\n  workload_identity_pool_id          = "ci"\n  workload_identity_pool_provider_id = "github"\n}\n',
  good: 'resource "google_iam_workload_identity_pool_provider" "github" {\n  workload_identity_pool_id          = "ci"\n  workload_identity_pool_provider_id = "github"\n  attribute_condition                = "assertion.repository_owner == \'shop\'"\n}\n',
  equivalents: { checkov: ['CKV_GCP_118', 'CKV_GCP_125'], trivy: ['GCP-0068'] },
});

/** The values that a condition wants for a key that ends like this. */
function wantedFor(condition: HclValue, ending: string): readonly HclValue[] {
  if (condition.kind !== 'object') return [];
  return condition.entries.flatMap(({ value }) =>
    value.kind === 'object' ? value.entries.filter(({ key }) => key?.endsWith(ending)).map((entry) => entry.value) : [],
  );
}

function isOpen(value: HclValue): boolean {
  return value.kind === 'list' ? value.items.some(isOpen) : /^(?:\*|repo:\*.*)$/.test(textOf(value) ?? '');
}
