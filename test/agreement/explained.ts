/** Examples on which we differ on purpose, and why. */
export interface Explained {
  readonly tool: string;
  readonly check: string;
  readonly example: string;
  /** One or two sentences. */
  readonly reason: string;
}

/** The same reason for several examples of one check. */
interface Group {
  readonly tool: string;
  readonly check: string;
  readonly examples: readonly string[];
  readonly reason: string;
}

const groups: readonly Group[] = [
  {
    tool: 'kube-score',
    check: 'container-ephemeral-storage-request-and-limit',
    examples: ['pod-ephemeral-storage-missing-request.yaml'],
    reason: 'A limit is set, and Kubernetes takes it for the request where none is written.',
  },
  {
    tool: 'kube-score',
    check: 'container-resources',
    examples: ['pod-test-resources-only-limits.yaml', 'deployment-test-resources.yaml', 'statefulset-test-resources.yaml'],
    reason: 'Limits are set, and Kubernetes takes them for the requests where none are written.',
  },
  {
    tool: 'kube-score',
    check: 'deployment-has-poddisruptionbudget',
    examples: [
      'deployment-poddisruptionbudget-v1beta1-expression-no-match.yaml',
      'deployment-poddisruptionbudget-v1beta1-no-match.yaml',
      'deployment-poddisruptionbudget-v1-no-match.yaml',
      'deployment-poddisruptionbudget-v1-different-namespace.yaml',
    ],
    reason: 'One replica: a budget for a single Pod would block every drain, so it is asked for from two on.',
  },
  {
    tool: 'kube-score',
    check: 'statefulset-has-poddisruptionbudget',
    examples: ['statefulset-poddisruptionbudget-v1beta1-expression-no-match.yaml', 'statefulset-poddisruptionbudget-v1beta1-no-match.yaml'],
    reason: 'One replica: a budget for a single Pod would block every drain, so it is asked for from two on.',
  },
  {
    tool: 'kube-score',
    check: 'statefulset-has-host-podantiaffinity',
    examples: ['statefulset-host-antiaffinity-undefined-replicas.yaml'],
    reason: 'One replica has nothing to be kept apart from.',
  },
  {
    tool: 'kube-score',
    check: 'pod-probes',
    examples: ['pod-probes-on-different-containers.yaml'],
    reason: 'Each container is asked for its own probes: the second has none.',
  },
  {
    tool: 'polaris',
    check: 'missingPodDisruptionBudget',
    examples: [
      'failure-bad-ns.yaml',
      'failure.bad-name.yaml',
      'failure.empty-labels.yaml',
      'failure.no-labels.yaml',
      'failure.no-metadata.yaml',
      'failure.wrong-place.yaml',
      'failure.yaml',
    ],
    reason: 'One replica: a budget for a single Pod would block every drain, so it is asked for from two on.',
  },
  {
    tool: 'polaris',
    check: 'metadataAndInstanceMismatched',
    examples: ['failure.unspecified.yaml'],
    reason: 'Without the label there is nothing that differs; another rule asks for recommended labels.',
  },
  {
    tool: 'polaris',
    check: 'missingNetworkPolicy',
    examples: ['failure.netpol_missing_egress_rules.yaml', 'failure.netpol_missing_ingress_rules.yaml'],
    reason: 'The policy names both directions, and refuses all of the one that it has no rules for.',
  },
  {
    tool: 'polaris',
    check: 'clusterrolebindingPodExecAttach',
    examples: ['failure.binding_points_to_missing_ref.yaml'],
    reason: 'The role that is bound is not in the file: what it allows is unknown.',
  },
  {
    tool: 'polaris',
    check: 'rolebindingClusterRolePodExecAttach',
    examples: ['failure.binding_points_to_missing_ref.yaml'],
    reason: 'The role that is bound is not in the file: what it allows is unknown.',
  },
  {
    tool: 'polaris',
    check: 'rolebindingRolePodExecAttach',
    examples: ['failure.binding_points_to_missing_ref.yaml'],
    reason: 'The role that is bound is not in the file: what it allows is unknown.',
  },
  {
    tool: 'polaris',
    check: 'deploymentMissingReplicas',
    examples: ['failure.yaml'],
    reason: 'The template has no containers: not a whole object, so nothing is said to be missing.',
  },
  {
    tool: 'polaris',
    check: 'runAsRootAllowed',
    examples: ['failure.yaml'],
    reason: 'There is no Deployment in the API `v1`.',
  },
  {
    tool: 'polaris',
    check: 'notReadOnlyRootFilesystem',
    examples: ['failure.two_cont_one_unspecified.yaml'],
    reason: 'The containers have no images: not a whole object, so nothing is said to be missing.',
  },
  {
    tool: 'polaris',
    check: 'readinessProbeMissing',
    examples: ['failure.yaml'],
    reason: 'No Service sends traffic to this Pod, and it opens no port: nobody waits for it to be ready.',
  },
  {
    tool: 'polaris',
    check: 'hpaMinAvailability',
    examples: ['success.minReplicaAbsent.yaml'],
    reason: 'Where `minReplicas` is not set it is 1.',
  },
  {
    tool: 'polaris',
    check: 'pdbMinAvailableGreaterThanHPAMinReplicas',
    examples: ['success.no-min-replicas.yaml'],
    reason: 'Where `minReplicas` is not set it is 1, which is less than the budget wants.',
  },
  {
    tool: 'polaris',
    check: 'pullPolicyNotAlways',
    examples: ['failure.yaml', 'failure.cron-job.yaml'],
    reason: 'The image has no tag: Kubernetes then always pulls it.',
  },
  {
    tool: 'polaris',
    check: 'sensitiveConfigmapContent',
    examples: ['failure.key_aws_secret_access_key.yaml', 'failure.key_azure_batch_key.yaml', 'failure.key_oci_cli_key_content.yaml'],
    reason: 'The value `xxxxx` is a placeholder, as documentation has it.',
  },
  {
    tool: 'polaris',
    check: 'sensitiveContainerEnvVar',
    examples: ['failure.value_private_key.yaml'],
    reason: 'The value is no key: it lacks the five dashes of the format, and its body is `xxxxx`.',
  },
  {
    tool: 'polaris',
    check: 'topologySpreadConstraint',
    examples: ['failure.empty.yaml', 'failure.nospreadconstraint.yaml'],
    reason: 'One replica has nothing to spread.',
  },
  {
    tool: 'trivy',
    check: 'KSV-0022',
    examples: ['specific_capabilities_added.rego bad 1'],
    reason: 'It adds `NET_BIND_SERVICE` only, which the restricted Pod security standard allows.',
  },
  {
    tool: 'trivy',
    check: 'KSV-0036',
    examples: ['protecting_pod_service_account_tokens.rego good 1'],
    reason: 'The Pod gets the token of the default account, as it does not say otherwise.',
  },
  // Terraform
  {
    tool: 'trivy',
    check: 'GCP-0079',
    examples: ['google/iam/configure_audit_logging.rego bad 1'],
    reason: 'A project without an audit configuration may take it from its folder or organisation, which no file here shows.',
  },
  // Dockerfiles
  {
    tool: 'trivy',
    check: 'DS-0014',
    examples: ['run_using_wget_and_curl.rego bad 1'],
    reason: 'The stage that uses both never reaches the image.',
  },
  {
    tool: 'buildkit',
    check: 'CopyIgnoredFile',
    examples: ['copy-ignored-file.md bad 1'],
    reason: 'The pattern `*/tmp/*` asks for a folder above `tmp`, so it does not take in `tmp/helloworld.txt`.',
  },
  {
    tool: 'buildkit',
    check: 'LegacyKeyValueFormat',
    examples: ['legacy-key-value-format.md bad 1'],
    reason: '`ARG foo bar` declares two arguments without a default; only ENV and LABEL have an old form.',
  },
  // Pipelines
  {
    tool: 'zizmor',
    check: 'cache-poisoning',
    examples: ['cache-poisoning/caching-opt-in-expression.yml'],
    reason: 'Its cache is on for `refs/heads/main` only, and a release runs for a tag.',
  },
  {
    tool: 'zizmor',
    check: 'cache-poisoning',
    examples: ['cache-poisoning/issue-642-repro.yml'],
    reason: 'It pushes nothing: docker/build-push-action pushes only where `push` says so.',
  },
  {
    tool: 'zizmor',
    check: 'cache-poisoning',
    examples: ['cache-poisoning/trigger-heuristics/tag-and-release.yml'],
    reason: 'Its second step caches on the event `release`, which is not `push`.',
  },
  {
    tool: 'zizmor',
    check: 'excessive-permissions',
    examples: ['excessive-permissions/workflow-read-all.yml'],
    reason: '`read-all` lets nobody write; OpenSSF Scorecard takes it as limited too.',
  },
  {
    tool: 'zizmor',
    check: 'excessive-permissions',
    examples: ['excessive-permissions/workflow-write-explicit.yml'],
    reason: 'A single job takes the rights over, so that the top of the workflow is as good a place as the job.',
  },
  {
    tool: 'zizmor',
    check: 'excessive-permissions',
    examples: ['excessive-permissions/issue-472-repro.yml'],
    reason: 'A called workflow gets at most what its caller grants, and so do those that it calls.',
  },
  {
    tool: 'zizmor',
    check: 'github-env',
    examples: ['github-env/action.yml'],
    reason: 'Nothing tells that outsiders write what these commands put out; only values that they do write are looked at.',
  },
  {
    tool: 'zizmor',
    check: 'template-injection',
    examples: [
      'template-injection/pr-317-repro.yml',
      'template-injection/issue-339-repro.yml',
      'template-injection/pr-425-backstop/action.yml',
      'template-injection/issue-1903-repro.yml',
    ],
    reason:
      'Only values are looked at that outsiders write for certain: the owner of the repository, a number, what an API answers and what a caller hands in are not among them.',
  },
  {
    tool: 'zizmor',
    check: 'use-trusted-publishing',
    examples: ['use-trusted-publishing/nuget-push.yml'],
    reason: 'No stored token is to be seen in it.',
  },
  {
    tool: 'zizmor',
    check: 'superfluous-actions',
    examples: ['superfluous-actions.yml'],
    reason: 'Its actions do the work of several commands; the option `convenience` reports them.',
  },
  {
    tool: 'zizmor',
    check: 'secrets-outside-env',
    examples: ['secrets-outside-env/issue-2157-repro.yml'],
    reason: 'Its mark stands on a line of its own within the job; here it accepts what is found on its own line.',
  },
];

export const explained: readonly Explained[] = groups.flatMap(({ tool, check, examples, reason }) =>
  examples.map((example) => ({ tool, check, example, reason })),
);
