/**
 * Actions that nobody maintains, that no longer run as they were written, or that have a published flaw. As of 2026-11-21.
 * Sources: the notice on each archived repository, compared with the list that zizmor ships; for majors the `runs.using` of each `action.yml`, compared
 * with the list of outdated actions that actionlint ships (azure/setup-helm: its change log; hashicorp/setup-terraform: its tags), and the GitHub changelog
 * on artifact actions v3 (stopped 2025-01-30), the old cache service (switched off 2025-04-15), CodeQL action v2 (2025-01-10) and Node 12 and 16 in runners. For flaws the
 * records of CVE-2025-30066 and CVE-2026-33634, and the advisories GHSA-cxww-7g56-2vh6 (its range was narrowed to 4.1.3 after it came out),
 * GHSA-5xr6-xhww-33m4 and GHSA-pqwm-q9pv-ph8r; GHSA-5wxr-w449-57cm of the same release concerns only workflows that pin an old Composer.
 */

/** Owner and name in lower case, and what takes the place. */
import { english } from '../../texts/texts.ts';

export const archivedActions: ReadonlyMap<string, string> = new Map([
  ['8398a7/action-slack', 'slackapi/slack-github-action'],
  ['actions-rs/audit-check', 'rustsec/audit-check'],
  ['actions-rs/cargo', english`\`cargo\` in a script`],
  ['actions-rs/clippy-check', english`\`cargo clippy\` in a script`],
  ['actions-rs/install', english`\`cargo install --locked\` in a script`],
  ['actions-rs/tarpaulin', english`\`cargo tarpaulin\` in a script`],
  ['actions-rs/toolchain', english`\`rustup toolchain install\` in a script`],
  ['actions/create-release', english`\`gh release create\` in a script`],
  ['actions/setup-elixir', 'erlef/setup-beam'],
  ['actions/setup-haskell', 'haskell-actions/setup'],
  ['actions/setup-ruby', 'ruby/setup-ruby'],
  ['actions/upload-release-asset', english`\`gh release upload\` in a script`],
  ['aquasecurity/cfsec', 'aquasecurity/trivy-action'],
  ['azure/appservice-actions', 'azure/webapps-deploy'],
  ['azure/container-actions', 'docker/login-action'],
  ['azure/container-scan', 'aquasecurity/trivy-action'],
  ['azure/get-keyvault-secrets', english`\`az keyvault secret show\` in a script`],
  ['azure/k8s-actions', 'azure/k8s-deploy'],
  ['azure/webapps-container-deploy', 'azure/webapps-deploy'],
  ['crazy-max/ghaction-docker-buildx', 'docker/setup-buildx-action'],
  ['gradle/gradle-build-action', 'gradle/actions/setup-gradle'],
  ['grafana/k6-action', 'grafana/run-k6-action'],
  ['hashicorp/terraform-cdk-action', english`\`cdktf\` in a script`],
  ['jakejarvis/s3-sync-action', english`\`aws s3 sync\` in a script`],
  ['marvinpinto/action-automatic-releases', english`\`gh release create\` in a script`],
  ['marvinpinto/actions', english`\`gh release create\` in a script`],
  ['maxheld83/ghpages', 'actions/deploy-pages'],
  ['mikepenz/gradle-dependency-submission', 'gradle/actions/dependency-submission'],
  ['repo-sync/pull-request', english`\`gh pr create\` in a script`],
  ['semgrep/semgrep-action', english`\`semgrep ci\` in a script`],
  ['sonarsource/sonarcloud-github-action', 'sonarsource/sonarqube-scan-action'],
  ['stefanprodan/kube-tools', english`the tools in a script`],
  ['technote-space/auto-cancel-redundant-workflow', english`\`concurrency\` of the workflow`],
  ['tibdex/github-app-token', 'actions/create-github-app-token'],
]);

/** The first major version that runs on a Node.js which runners still carry. */
export const oldestRunningMajor: ReadonlyMap<string, number> = new Map([
  ['actions/cache', 4],
  ['actions/checkout', 4],
  ['actions/configure-pages', 4],
  ['actions/delete-package-versions', 5],
  ['actions/dependency-review-action', 4],
  ['actions/deploy-pages', 3],
  ['actions/download-artifact', 4],
  ['actions/github-script', 7],
  ['actions/labeler', 5],
  ['actions/setup-dotnet', 4],
  ['actions/setup-go', 5],
  ['actions/setup-java', 4],
  ['actions/setup-node', 4],
  ['actions/setup-python', 5],
  ['actions/stale', 9],
  ['actions/upload-artifact', 4],
  ['aws-actions/configure-aws-credentials', 4],
  ['azure/aks-set-context', 4],
  ['azure/login', 2],
  ['azure/setup-helm', 4],
  ['codecov/codecov-action', 4],
  ['docker/build-push-action', 5],
  ['docker/login-action', 3],
  ['docker/metadata-action', 5],
  ['docker/setup-buildx-action', 3],
  ['docker/setup-qemu-action', 3],
  ['dorny/paths-filter', 3],
  ['github/codeql-action', 3],
  ['golangci/golangci-lint-action', 4],
  ['google-github-actions/auth', 2],
  ['google-github-actions/setup-gcloud', 2],
  ['goreleaser/goreleaser-action', 5],
  ['hashicorp/setup-terraform', 3],
  ['msys2/setup-msys2', 2],
  ['peaceiris/actions-gh-pages', 4],
  ['peter-evans/create-or-update-comment', 4],
  ['peter-evans/create-pull-request', 6],
  ['pulumi/actions', 5],
  ['release-drafter/release-drafter', 6],
  ['shivammathur/setup-php', 2],
  ['softprops/action-gh-release', 2],
  ['swatinem/rust-cache', 2],
]);

export interface FlawedAction {
  readonly action: string;
  /** Versions from this one up to, but not with, `fixed` have the flaw. */
  readonly from: readonly number[];
  readonly fixed: readonly number[];
  readonly name: string;
  /** Only tags were moved to other code: the commits of the versions are as they were. */
  readonly tagsOnly?: true;
}

export const flawedActions: readonly FlawedAction[] = [
  { action: 'tj-actions/changed-files', from: [1], fixed: [46], name: 'CVE-2025-30066', tagsOnly: true },
  { action: 'aquasecurity/trivy-action', from: [0], fixed: [0, 35, 0], name: 'CVE-2026-33634', tagsOnly: true },
  { action: 'aquasecurity/setup-trivy', from: [0], fixed: [0, 2, 6], name: 'CVE-2026-33634', tagsOnly: true },
  { action: 'actions/download-artifact', from: [4, 0, 0], fixed: [4, 1, 3], name: 'CVE-2024-42471' },
  { action: 'dawidd6/action-download-artifact', from: [1], fixed: [6], name: 'GHSA-5xr6-xhww-33m4' },
  { action: 'shivammathur/setup-php', from: [2, 25, 0], fixed: [2, 37, 1], name: 'CVE-2026-46420' },
];
