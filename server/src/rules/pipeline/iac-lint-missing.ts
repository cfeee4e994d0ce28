import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { anywhere } from './surroundings.ts';
import type { Expected } from './surroundings.ts';

const expected: Expected = {
  actions:
    /kubeconform|kubeval|kube-?linter|kube-score|polaris|kubescape|checkov|kics|tfsec|tflint|terrascan|trivy|conftest|kyverno|datree|chart-testing|super-linter|terraform-docs|megalinter|pre-commit|snyk|terraform-checks|hadolint|flux-local/,
  commands:
    /\b(?:kubeconform|kubeval|kube-?linter|kube-score|polaris\s+audit|kubescape|checkov|kics|tfsec|tflint|terrascan|trivy\s+(?:config|fs|conf)|conftest|kyverno\s+(?:test|apply)|datree|helm\s+(?:lint|template|unittest)|ct\s+lint|(?:terraform|tofu)\s+(?:validate|fmt|plan|test)|terragrunt|kustomize\s+build|kubectl\s+(?:kustomize|diff)|--dry-run|opa\s+test|regula|snyk\s+iac|cnm\s+scan|yamllint|pluto|flux\s+(?:build|diff)|flux-local\s+(?:build|diff|test)|flate\s+(?:build|diff|test)|argocd\s+(?:app\s+diff|admin))\b/,
};

export const iacLintMissing = defineRule({
  id: 'iac-lint-missing',
  title: 'Manifests not checked in the pipeline',
  family: 'pipeline',
  practice: 'process/security/2/config-scanning',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: true,
  severity: 'warning',
  check(pipeline, { workspace }) {
    const all = workspace.pipelines().map(({ subject }) => subject);
    const first = all.find(
      ({ scripts, workflow }) =>
        scripts.length > 0 && workflow?.triggers?.some((trigger) => trigger === 'pull_request' || trigger === 'push') === true,
    );
    if (first?.uri !== pipeline.uri || first.anchor.start !== pipeline.anchor.start) return notApplicable;
    const what = workspace.holds('terraform')
      ? 'Terraform'
      : workspace.holds('chart')
        ? say`charts`
        : workspace.holds('kubernetes')
          ? say`Kubernetes manifests`
          : undefined;
    if (what === undefined) return notApplicable;
    return anywhere(
      expected,
      all,
      pipeline.anchor,
      say`The workspace holds ${what}, and no pipeline checks such files before they are applied.`,
    );
  },
  fixSafety: null,
  rationale:
    'A manifest that does not fit its schema, or opens what should be closed, is cheapest to find while the change is under review. Any validator, policy test, dry run or plan counts, in any pipeline. Where scripts, build tools or pipelines elsewhere are called that cannot be read, nothing is said.',
  how: [
    'Validate on each pull request: `kubeconform` for manifests, `helm lint` for charts, `terraform validate` and `tflint` for Terraform.',
    'Add a scanner for security settings, and fail on what you have agreed to fix.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: go build ./...\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n',
    good: 'on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: kubeconform deploy/\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\n',
  },
  hoverOn: ['name', 'on'],
  equivalents: {},
});
