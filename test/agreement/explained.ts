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
    check: 'stable-version',
    examples: ['cronjob-batchv1beta1.yaml'],
    reason: 'The example aims for a release that still served the version; here the newest release is the default.',
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
    check: 'pod-networkpolicy',
    examples: ['networkpolicy-matching-only-ingress.yaml', 'networkpolicy-matching-only-egress.yaml'],
    reason: 'A policy selects the Pod; which directions it restricts is another question.',
  },
  {
    tool: 'kube-score',
    check: 'pod-networkpolicy',
    examples: ['networkpolicy-not-matching.yaml'],
    reason: 'The selector is written in a form that the API refuses, so whom it means is unknown.',
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
    examples: [
      'failure.netpol_missing_egress_in_policytypes.yaml',
      'failure.netpol_missing_egress_rules.yaml',
      'failure.netpol_missing_ingress_in_policytypes.yaml',
      'failure.netpol_missing_ingress_rules.yaml',
    ],
    reason: 'A policy selects the Pod; which directions it restricts is another question.',
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
    check: 'rolebindingRolePodExecAttach',
    examples: ['success.role_binding_cluster_role_binding.yaml'],
    reason: 'The pair is good under this check only: the check on ClusterRoles flags it too, and one rule here stands for all of them.',
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
    check: 'JSONArgsRecommended',
    examples: ['json-args-recommended.md good 4'],
    reason: 'A shell that SHELL names stands in front of the process as well; only `exec` takes it away.',
  },
  {
    tool: 'buildkit',
    check: 'LegacyKeyValueFormat',
    examples: ['legacy-key-value-format.md bad 1'],
    reason: '`ARG foo bar` declares two arguments without a default; only ENV and LABEL have an old form.',
  },
  {
    tool: 'buildkit',
    check: 'SecretsUsedInArgOrEnv',
    examples: ['secrets-used-in-arg-or-env.md bad 1'],
    reason: 'The example has no FROM: an argument that stands before the first one reaches no stage.',
  },
];

export const explained: readonly Explained[] = groups.flatMap(({ tool, check, examples, reason }) =>
  examples.map((example) => ({ tool, check, example, reason })),
);
