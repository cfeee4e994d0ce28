/** Widely used actions: names that a mistyped or imitated one is taken for. As of 2026-11-21. */
const byOwner: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    actions: [
      'attest-build-provenance',
      'cache',
      'checkout',
      'configure-pages',
      'create-github-app-token',
      'dependency-review-action',
      'deploy-pages',
      'download-artifact',
      'github-script',
      'labeler',
      'setup-dotnet',
      'setup-go',
      'setup-java',
      'setup-node',
      'setup-python',
      'stale',
      'upload-artifact',
      'upload-pages-artifact',
    ],
    anchore: ['sbom-action', 'scan-action'],
    aquasecurity: ['setup-trivy', 'trivy-action'],
    'astral-sh': ['ruff-action', 'setup-uv'],
    'aws-actions': ['amazon-ecr-login', 'configure-aws-credentials'],
    azure: ['login', 'setup-helm', 'setup-kubectl'],
    codecov: ['codecov-action'],
    dependabot: ['fetch-metadata'],
    docker: ['bake-action', 'build-push-action', 'login-action', 'metadata-action', 'setup-buildx-action', 'setup-qemu-action'],
    dorny: ['paths-filter', 'test-reporter'],
    fluxcd: ['flux2'],
    github: ['codeql-action'],
    golangci: ['golangci-lint-action'],
    'google-github-actions': ['auth', 'deploy-cloudrun', 'get-gke-credentials', 'setup-gcloud'],
    goreleaser: ['goreleaser-action'],
    gradle: ['actions'],
    hadolint: ['hadolint-action'],
    hashicorp: ['setup-terraform', 'vault-action'],
    helm: ['chart-releaser-action', 'chart-testing-action', 'kind-action'],
    'ko-build': ['setup-ko'],
    opentofu: ['setup-opentofu'],
    ossf: ['scorecard-action'],
    peaceiris: ['actions-gh-pages'],
    'peter-evans': ['create-or-update-comment', 'create-pull-request'],
    pnpm: ['action-setup'],
    'pre-commit': ['action'],
    pypa: ['cibuildwheel', 'gh-action-pypi-publish'],
    ruby: ['setup-ruby'],
    shivammathur: ['setup-php'],
    sigstore: ['cosign-installer'],
    slackapi: ['slack-github-action'],
    'slsa-framework': ['slsa-github-generator'],
    softprops: ['action-gh-release'],
    sonarsource: ['sonarqube-scan-action'],
    'step-security': ['harden-runner'],
    swatinem: ['rust-cache'],
    'tj-actions': ['changed-files'],
  }),
);

/** The widely used action that a name nearly is: the same repository of an owner whose name differs in one place, or swaps two letters. */
export function imitated(name: string): string | undefined {
  const [owner = '', repository = ''] = name.toLowerCase().split('/');
  if (byOwner.has(owner)) return undefined;
  for (const [known, repositories] of byOwner)
    if (repositories.includes(repository) && oneApart(owner, known)) return `${known}/${repository}`;
  return undefined;
}

/** One letter more, less, other, or two neighbours swapped. */
function oneApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [left, right] = [a.slice(start), b.slice(start)];
  const swapped = right.startsWith(left.charAt(0), 1) && left.startsWith(right.charAt(0), 1) && left.slice(2) === right.slice(2);
  return swapped || left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1);
}
