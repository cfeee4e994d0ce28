import type { Kustomization } from '../../facts/kustomize/kustomization.ts';
import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import type { Problem, RuleContext } from '../rule.ts';
import { uriOf } from './references.ts';

export const kustomizeSecretLiterals = defineRule({
  id: 'kustomize-secret-literals',
  title: 'Secret made from values in Git',
  practice: 'technology/security-and-policy/2/secret-management',
  family: 'kustomize',
  category: 'security',
  default: 'on',
  subject: 'kustomization',
  crossFile: true,
  severity: 'warning',
  check(kustomization, context) {
    const { items } = itemsOf(child(kustomization.node, 'secretGenerator'));
    if (items.length === 0) return notApplicable;
    const [first, ...rest] = items.flatMap((item) => problemsIn(item, kustomization, context));
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'A `secretGenerator` with literals, or with files that are committed beside it, keeps passwords in Git, where they stay in the history and in every clone. Empty values, variables that a tool fills in, encrypted files, files that Git ignores and public certificates are left alone.',
  how: [
    'Replace the value in the system that it opens: it has been read.',
    'Bring secrets into the cluster with External Secrets, or encrypt them for Git with SOPS or Sealed Secrets.',
    'For development, keep them in a file that Git ignores.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
secretGenerator:
  - name: database
    literals:
      - password=s3cr3t
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - external-secret.yaml
`,
  },
  hoverOn: ['secretGenerator', 'secretGenerator.literals'],
  equivalents: {},
});

function problemsIn(item: Lookup, kustomization: Kustomization, { workspace }: RuleContext): readonly Problem[] {
  const name = textOf(child(item, 'name')) ?? '';
  const literals = scalarsOf(child(item, 'literals')).filter(({ text }) => holdsValue(text));
  const files = ['files', 'envs', 'env'].flatMap((field) => {
    const value = child(item, field);
    return value?.kind === 'scalar' ? [value] : scalarsOf(value);
  });
  const committed = files.filter(({ text }) => {
    const path = text.slice(text.indexOf('=') + 1);
    const uri = uriOf(kustomization, path);
    return (
      !/\.(?:crt|pub)$|[._-](?:enc|sops|encrypted|example|sample|template)(?:\.|$)/.test(path) &&
      uri !== undefined &&
      workspace.presence(uri) === 'file'
    );
  });
  return [
    ...literals.map(({ text, start, end }) => ({
      start,
      end,
      message: say`The value of ${text.slice(0, text.indexOf('='))} in the Secret "${name}" stands in Git.`,
    })),
    ...committed.map(({ text, start, end }) => ({
      start,
      end,
      message: say`The Secret "${name}" is made from ${text}, which stands in Git.`,
    })),
  ];
}

function scalarsOf(list: Lookup): readonly ScalarNode[] {
  return itemsOf(list).items.filter((item) => item.kind === 'scalar');
}

function holdsValue(literal: string): boolean {
  const at = literal.indexOf('=');
  const value = literal.slice(at + 1).replace(/^["']|["']$/g, '');
  return (
    at > 0 && value !== '' && !/[$<{]/.test(value) && !/^(?:user(?:name)?|type|host|port|url|database|db|name)$/i.test(literal.slice(0, at))
  );
}
