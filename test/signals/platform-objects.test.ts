import assert from 'node:assert/strict';
import { readModel } from '../../scripts/generate/model.ts';
import { SignalFinder } from '../../server/src/signals/find.ts';
import { put } from './support.ts';

/** The objects of platform projects by their group, and the signal that each is. */
const objects: readonly (readonly [string, string, string])[] = [
  ['argoproj.io/v1alpha1', 'Application ApplicationSet AppProject', 'gitops-argocd'],
  ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'gitops-flux'],
  ['helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'gitops-flux'],
  ['source.toolkit.fluxcd.io/v1', 'GitRepository OCIRepository HelmRepository Bucket', 'gitops-flux'],
  ['fluxcd.controlplane.io/v1', 'FluxInstance ResourceSet', 'gitops-flux'],
  ['image.toolkit.fluxcd.io/v1', 'ImagePolicy ImageUpdateAutomation', 'gitops-image-automation'],
  ['notification.toolkit.fluxcd.io/v1beta3', 'Alert Provider', 'gitops-notifications'],
  ['argoproj.io/v1alpha1', 'Rollout Experiment', 'release-progressive'],
  ['argoproj.io/v1alpha1', 'AnalysisTemplate ClusterAnalysisTemplate', 'release-analysis'],
  ['flagger.app/v1beta1', 'Canary', 'release-progressive'],
  ['flagger.app/v1beta1', 'MetricTemplate', 'release-analysis'],
  ['flagger.app/v1beta1', 'AlertProvider', 'gitops-notifications'],
  ['kyverno.io/v1', 'ClusterPolicy Policy', 'policy-kyverno'],
  ['policies.kyverno.io/v1', 'ValidatingPolicy MutatingPolicy ImageValidatingPolicy NamespacedMutatingPolicy', 'policy-kyverno'],
  ['policies.kyverno.io/v1', 'NamespacedGeneratingPolicy NamespacedDeletingPolicy NamespacedImageValidatingPolicy', 'policy-kyverno'],
  ['templates.gatekeeper.sh/v1', 'ConstraintTemplate', 'policy-gatekeeper'],
  ['constraints.gatekeeper.sh/v1beta1', 'K8sRequiredLabels', 'policy-gatekeeper'],
  ['expansion.gatekeeper.sh/v1beta1', 'ExpansionTemplate', 'policy-gatekeeper'],
  ['externaldata.gatekeeper.sh/v1beta1', 'Provider', 'policy-gatekeeper'],
  ['cert-manager.io/v1', 'Certificate Issuer ClusterIssuer', 'cert-automation'],
  ['external-secrets.io/v1', 'ExternalSecret ClusterExternalSecret SecretStore ClusterSecretStore', 'secrets-external'],
  ['generators.external-secrets.io/v1alpha1', 'Password ECRAuthorizationToken STSSessionToken', 'secrets-rotation'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor PodMonitor Prometheus', 'obs-metrics-scrape'],
  ['monitoring.coreos.com/v1alpha1', 'PrometheusAgent ScrapeConfig', 'obs-metrics-scrape'],
  ['monitoring.coreos.com/v1alpha1', 'AlertmanagerConfig', 'obs-alert-routing'],
  ['opentelemetry.io/v1beta1', 'OpenTelemetryCollector TargetAllocator OpAMPBridge', 'obs-otel-collector'],
  ['opentelemetry.io/v1alpha1', 'Instrumentation', 'obs-tracing'],
  ['keda.sh/v1alpha1', 'ScaledObject ScaledJob TriggerAuthentication ClusterTriggerAuthentication', 'scale-keda'],
  [
    'networking.istio.io/v1',
    'VirtualService DestinationRule ServiceEntry Sidecar WorkloadEntry WorkloadGroup ProxyConfig',
    'mesh-installed',
  ],
  ['extensions.istio.io/v1alpha1', 'WasmPlugin', 'mesh-installed'],
  ['sailoperator.io/v1', 'Istio IstioCNI ZTunnel', 'mesh-installed'],
  ['security.istio.io/v1', 'AuthorizationPolicy RequestAuthentication', 'mesh-authz'],
  ['linkerd.io/v1alpha2', 'ServiceProfile', 'mesh-installed'],
  ['policy.linkerd.io/v1beta3', 'Server HTTPRoute HTTPLocalRateLimitPolicy EgressNetwork', 'mesh-installed'],
  ['workload.linkerd.io/v1beta1', 'ExternalWorkload', 'mesh-installed'],
  ['policy.linkerd.io/v1alpha1', 'AuthorizationPolicy ServerAuthorization NetworkAuthentication', 'mesh-authz'],
  ['multicluster.linkerd.io/v1alpha1', 'Link', 'cluster-multi'],
  ['gateway.networking.k8s.io/v1', 'Gateway GatewayClass HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute ListenerSet', 'net-ingress'],
  ['apiextensions.crossplane.io/v1', 'CompositeResourceDefinition Composition EnvironmentConfig', 'platform-crossplane-api'],
  ['apiextensions.crossplane.io/v1alpha1', 'ManagedResourceActivationPolicy', 'platform-crossplane-use'],
  ['pkg.crossplane.io/v1', 'Provider Function Configuration DeploymentRuntimeConfig', 'platform-crossplane-use'],
  ['cluster.x-k8s.io/v1beta2', 'Cluster MachineDeployment MachinePool MachineSet MachineHealthCheck', 'cluster-api'],
  ['controlplane.cluster.x-k8s.io/v1beta2', 'KubeadmControlPlane', 'cluster-api'],
  ['infrastructure.cluster.x-k8s.io/v1beta2', 'AWSCluster', 'cluster-api'],
  ['bootstrap.cluster.x-k8s.io/v1beta2', 'KubeadmConfigTemplate', 'cluster-api'],
  ['operator.cluster.x-k8s.io/v1alpha2', 'CoreProvider BootstrapProvider ControlPlaneProvider AddonProvider', 'cluster-api'],
  ['cluster.x-k8s.io/v1beta2', 'ClusterClass', 'cluster-class'],
  ['controlplane.cluster.x-k8s.io/v1beta2', 'KubeadmControlPlaneTemplate', 'cluster-class'],
  ['velero.io/v1', 'Schedule BackupStorageLocation VolumeSnapshotLocation', 'cluster-backup'],
  ['velero.io/v1', 'Restore', 'cluster-restore-test'],
  ['tekton.dev/v1', 'Pipeline Task PipelineRun TaskRun StepAction', 'ci-kubernetes-native'],
  ['triggers.tekton.dev/v1beta1', 'EventListener TriggerTemplate TriggerBinding Trigger', 'ci-kubernetes-native'],
  ['pipelinesascode.tekton.dev/v1alpha1', 'Repository', 'ci-kubernetes-native'],
  ['argoproj.io/v1alpha1', 'Workflow WorkflowTemplate CronWorkflow ClusterWorkflowTemplate EventBus', 'ci-kubernetes-native'],
  ['serving.knative.dev/v1', 'Service Route Configuration DomainMapping', 'app-serverless'],
  ['eventing.knative.dev/v1', 'Broker Trigger EventType', 'app-eventing'],
  ['sources.knative.dev/v1', 'PingSource ApiServerSource SinkBinding', 'app-eventing'],
  ['messaging.knative.dev/v1', 'Channel Subscription', 'app-eventing'],
  ['flows.knative.dev/v1', 'Sequence Parallel', 'app-eventing'],
  ['operator.knative.dev/v1beta1', 'KnativeEventing', 'app-eventing'],
  ['backstage.io/v1alpha1', 'Component API System Domain Resource Location', 'platform-catalog'],
  ['scaffolder.backstage.io/v1beta3', 'Template', 'platform-template'],
  ['policy.karmada.io/v1alpha1', 'PropagationPolicy OverridePolicy ClusterOverridePolicy FederatedResourceQuota', 'cluster-multi'],
  ['networking.karmada.io/v1alpha1', 'MultiClusterIngress MultiClusterService', 'cluster-multi'],
  ['autoscaling.karmada.io/v1alpha1', 'FederatedHPA CronFederatedHPA', 'scale-hpa'],
  ['chaos-mesh.org/v1alpha1', 'PodChaos NetworkChaos JVMChaos BlockChaos AWSChaos GCPChaos AzureChaos PhysicalMachineChaos', 'test-chaos'],
  ['litmuschaos.io/v1alpha1', 'ChaosEngine ChaosExperiment ChaosSchedule', 'test-chaos'],
  ['serving.kserve.io/v1beta1', 'InferenceService ServingRuntime InferenceGraph TrainedModel', 'ai-serving'],
  ['serving.kserve.io/v1alpha1', 'LLMInferenceService LLMInferenceServiceConfig', 'ai-llm-serving'],
  ['kubeflow.org/v1', 'Notebook PodDefault Profile Experiment', 'ai-notebook-platform'],
  ['tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'ai-notebook-platform'],
  ['kubeflow.org/v1', 'PyTorchJob TFJob MPIJob XGBoostJob', 'ai-training-job'],
  ['trainer.kubeflow.org/v1alpha1', 'TrainJob TrainingRuntime ClusterTrainingRuntime', 'ai-training-job'],
  ['pipelines.kubeflow.org/v2beta1', 'Pipeline PipelineVersion', 'ai-pipeline'],
  ['sparkoperator.k8s.io/v1beta2', 'SparkApplication ScheduledSparkApplication', 'ai-ray'],
  [
    'kueue.x-k8s.io/v1beta1',
    'ClusterQueue LocalQueue ResourceFlavor AdmissionCheck Topology MultiKueueConfig MultiKueueCluster',
    'ai-batch-scheduling',
  ],
  ['scheduling.volcano.sh/v1beta1', 'Queue PodGroup', 'ai-batch-scheduling'],
  ['topology.volcano.sh/v1alpha1', 'HyperNode', 'ai-batch-scheduling'],
  ['batch.volcano.sh/v1alpha1', 'Job CronJob', 'ai-training-job'],
  ['flow.volcano.sh/v1alpha1', 'JobFlow JobTemplate', 'ai-training-job'],
];

const { signals } = readModel(new URL('../../', import.meta.url));

/** Whether a file is evidence for a signal. */
async function isSignal(id: string, path: string, text: string): Promise<boolean> {
  const finder = new SignalFinder(signals.filter((signal) => signal.id === id));
  await put(finder, path, text);
  return finder.evidence.size > 0;
}

const objectOf = (apiVersion: string, kind: string, spec = '{}'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: it\nspec: ${spec}\n`;

describe('objects of platform projects', () => {
  for (const [apiVersion, kinds, signal] of objects)
    it(`are signals: ${kinds} of ${apiVersion}`, async () => {
      for (const kind of kinds.split(' ')) {
        assert.ok(await isSignal(signal, 'a.yaml', objectOf(apiVersion, kind)), `${kind} is no ${signal}`);
        assert.ok(!(await isSignal(signal, 'a.yaml', objectOf('example.com/v1', kind))), `${kind} of any group is ${signal}`);
      }
    });

  it('route alerts only where an Alertmanager has a configuration', async () => {
    const alertmanager = (spec: string): Promise<boolean> =>
      isSignal('obs-alert-routing', 'a.yaml', objectOf('monitoring.coreos.com/v1', 'Alertmanager', spec));
    assert.equal(await alertmanager('{alertmanagerConfigSelector: {}}'), true);
    assert.equal(await alertmanager('{alertmanagerConfiguration: {name: main}}'), true);
    assert.equal(await alertmanager('{replicas: 3}'), false);
  });

  it('run OpenCost by its image or chart', async () => {
    for (const [path, text] of [
      [
        'a.yaml',
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: ghcr.io/opencost/opencost:1.118.0}]}}}\n',
      ],
      [
        'Chart.yaml',
        'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n  - name: opencost\n    version: 2.3.2\n    repository: https://opencost.github.io/opencost-helm-chart\n',
      ],
    ] as const) {
      assert.ok(await isSignal('cost-visibility', path, text), path);
    }
  });
});
