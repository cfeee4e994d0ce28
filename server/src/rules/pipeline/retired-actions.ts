/**
 * Actions that nobody maintains, that no longer run as they were written, or that have a published flaw. As of 2026-11-21.
 * Sources: the notice on each archived repository; the GitHub changelog on artifact actions v3 (stopped 2025-01-30), on the cache service
 * (2025-03-01), on CodeQL action v2 (2025-01-10) and on Node 12 and 16 in runners; CVE-2025-30066, CVE-2024-42471, GHSA-5xr6-xhww-33m4.
 */

/** Owner and name in lower case, and what takes the place. */
export const archivedActions: ReadonlyMap<string, string> = new Map([
  ['8398a7/action-slack', 'slackapi/slack-github-action'],
  ['actions-rs/audit-check', 'rustsec/audit-check'],
  ['actions-rs/cargo', '`cargo` in a script'],
  ['actions-rs/clippy-check', '`cargo clippy` in a script'],
  ['actions-rs/install', '`cargo install --locked` in a script'],
  ['actions-rs/tarpaulin', '`cargo tarpaulin` in a script'],
  ['actions-rs/toolchain', '`rustup toolchain install` in a script'],
  ['actions/create-release', '`gh release create` in a script'],
  ['actions/setup-elixir', 'erlef/setup-beam'],
  ['actions/setup-haskell', 'haskell-actions/setup'],
  ['actions/setup-ruby', 'ruby/setup-ruby'],
  ['actions/upload-release-asset', '`gh release upload` in a script'],
  ['azure/appservice-actions', 'azure/webapps-deploy'],
  ['azure/container-actions', 'docker/login-action'],
  ['azure/container-scan', 'aquasecurity/trivy-action'],
  ['azure/get-keyvault-secrets', '`az keyvault secret show` in a script'],
  ['azure/k8s-actions', 'azure/k8s-deploy'],
  ['azure/webapps-container-deploy', 'azure/webapps-deploy'],
  ['crazy-max/ghaction-docker-buildx', 'docker/setup-buildx-action'],
  ['gradle/gradle-build-action', 'gradle/actions/setup-gradle'],
  ['jakejarvis/s3-sync-action', '`aws s3 sync` in a script'],
  ['marvinpinto/action-automatic-releases', '`gh release create` in a script'],
  ['maxheld83/ghpages', 'actions/deploy-pages'],
  ['repo-sync/pull-request', '`gh pr create` in a script'],
  ['sonarsource/sonarcloud-github-action', 'sonarsource/sonarqube-scan-action'],
  ['tibdex/github-app-token', 'actions/create-github-app-token'],
]);

/** The first major version that runs on a Node.js which runners still carry. */
export const oldestRunningMajor: ReadonlyMap<string, number> = new Map([
  ['actions/cache', 4],
  ['actions/checkout', 4],
  ['actions/download-artifact', 4],
  ['actions/github-script', 7],
  ['actions/setup-dotnet', 4],
  ['actions/setup-go', 5],
  ['actions/setup-java', 4],
  ['actions/setup-node', 4],
  ['actions/setup-python', 5],
  ['actions/stale', 9],
  ['actions/upload-artifact', 4],
  ['aws-actions/configure-aws-credentials', 4],
  ['azure/login', 2],
  ['azure/setup-helm', 4],
  ['codecov/codecov-action', 4],
  ['docker/build-push-action', 5],
  ['docker/login-action', 3],
  ['docker/metadata-action', 5],
  ['docker/setup-buildx-action', 3],
  ['docker/setup-qemu-action', 3],
  ['github/codeql-action', 3],
  ['golangci/golangci-lint-action', 4],
  ['google-github-actions/auth', 2],
  ['hashicorp/setup-terraform', 3],
]);

export interface FlawedAction {
  readonly action: string;
  /** Versions from this one up to, but not with, `fixed` have the flaw. */
  readonly from: readonly number[];
  readonly fixed: readonly number[];
  readonly name: string;
}

export const flawedActions: readonly FlawedAction[] = [
  { action: 'tj-actions/changed-files', from: [1], fixed: [46], name: 'CVE-2025-30066' },
  { action: 'actions/download-artifact', from: [4, 0, 0], fixed: [4, 1, 3], name: 'CVE-2024-42471' },
  { action: 'dawidd6/action-download-artifact', from: [1], fixed: [6], name: 'GHSA-5xr6-xhww-33m4' },
];
