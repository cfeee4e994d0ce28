/** Where each snippet is typed, and what stands around it: a finding about that would not be the snippet's. */

export interface Place {
  readonly path: string;
  /** The text around it, with `§` where it goes; its further lines are indented like the first. */
  readonly host?: string;
  /** Other snippets in files beside it, with values for their tab stops. */
  readonly beside?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly files?: Readonly<Record<string, string>>;
}

const container = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: app
  template:
    metadata:
      labels:
        app.kubernetes.io/name: app
    spec:
      containers:
        - name: app
          image: registry.example.com/app:1.0.0
          ports:
            - name: http
              containerPort: 8080
            - name: health
              containerPort: 8081
          §
`;

const pod = `${container.slice(0, container.indexOf('      containers:'))}      §
      containers:
        - name: app
          image: registry.example.com/app:1.0.0
`;

const inContainer: Place = { path: 'app.yaml', host: container };

const chart = {
  'Chart.yaml': 'apiVersion: v2\nname: app\nversion: 0.1.0\nappVersion: "1.0.0"\n',
  'values.yaml': `replicaCount: 2
image:
  repository: registry.example.com/app
  tag: "1.0.0"
  pullPolicy: IfNotPresent
resources:
  requests:
    cpu: 100m
    memory: 128Mi
  limits:
    memory: 256Mi
livenessProbe:
  httpGet:
    path: /healthz
    port: http
readinessProbe:
  httpGet:
    path: /readyz
    port: http
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop:
      - ALL
podDisruptionBudget:
  maxUnavailable: 1
`,
};

const templated = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-app
spec:
  replicas: {{ .Values.replicaCount }}
  selector:
    matchLabels:
      app.kubernetes.io/name: app
  template:
    metadata:
      labels:
        app.kubernetes.io/name: app
    spec:
      containers:
        §
`;

const workflow = `name: ci
on: push
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    steps:
      §
`;

const job = `name: ci
on: push
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    §
    steps:
      - run: make
`;

const kustomized = {
  'deployment.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\n',
  'service.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: app\n',
};

const inKustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - deployment.yaml\n§\n';

const dockerStage = 'FROM debian:12.8-slim\n§\nENTRYPOINT ["/app"]\n';

const service = 'services:\n  app:\n    image: registry.example.com/app:1.0.0\n    §\n';

const module = {
  'versions.tf': `terraform {
  required_version = "~> 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
    google = {
      source  = "hashicorp/google"
      version = "~> 7.0"
    }
  }

  backend "gcs" {
    bucket = "example-terraform-state"
  }
}
`,
  '.terraform.lock.hcl': 'provider "registry.terraform.io/hashicorp/aws" {\n  version = "6.20.0"\n}\n',
};

/** The places of pieces, and of what needs something beside it; whole files stand in a file of their kind. */
export const places: Readonly<Record<string, Place>> = {
  'cnm-probes-http': inContainer,
  'cnm-probes-tcp': inContainer,
  'cnm-probes-exec': inContainer,
  'cnm-probes-grpc': inContainer,
  'cnm-probe-startup': inContainer,
  'cnm-prestop': inContainer,
  'cnm-resources': inContainer,
  'cnm-security-context': inContainer,
  'cnm-env-secret': { path: 'app.yaml', host: container.replace('          §', '          env:\n            §') },
  'cnm-security-context-pod': { path: 'app.yaml', host: pod },
  'cnm-topology-spread': { path: 'app.yaml', host: pod },
  'cnm-deployment-hardened': { path: 'app.yaml', beside: { 'cnm-pdb': {}, 'cnm-network-policy-deny': {}, 'cnm-service-account': {} } },
  'cnm-statefulset': {
    path: 'app.yaml',
    beside: {
      'cnm-pdb': { 1: 'database' },
      'cnm-network-policy-deny': {},
      'cnm-service-account': { 1: 'database' },
    },
  },
  'cnm-job': {
    path: 'app.yaml',
    beside: { 'cnm-network-policy-deny': {}, 'cnm-service-account': { 1: 'migrate' }, 'cnm-priority-class': { 1: 'batch' } },
  },
  'cnm-cronjob': { path: 'app.yaml', beside: { 'cnm-network-policy-deny': {}, 'cnm-service-account': { 1: 'report' } } },
  'cnm-daemonset': { path: 'app.yaml', beside: { 'cnm-network-policy-deny': {}, 'cnm-service-account': { 1: 'agent' } } },
  'cnm-role': { path: 'app.yaml', beside: { 'cnm-service-account': {} } },
  'cnm-service': { path: 'app.yaml', beside: { 'cnm-deployment': {} } },
  'cnm-ingress': { path: 'app.yaml', beside: { 'cnm-deployment': {}, 'cnm-service': {} } },
  'cnm-http-route': { path: 'app.yaml', beside: { 'cnm-deployment': {}, 'cnm-service': {} } },
  'cnm-network-policy-egress': { path: 'app.yaml', beside: { 'cnm-deployment': {} } },
  'cnm-network-policy-allow-from': { path: 'app.yaml', beside: { 'cnm-deployment': {} } },
  'cnm-pdb': { path: 'app.yaml', beside: { 'cnm-deployment-hardened': {} } },
  'cnm-hpa': { path: 'app.yaml', beside: { 'cnm-deployment': {} } },
  'cnm-knative-service': { path: 'app.yaml', beside: { 'cnm-network-policy-deny': {}, 'cnm-service-account': {} } },

  'cnm-chart': { path: 'Chart.yaml' },
  'cnm-chart-dependency': {
    path: 'Chart.yaml',
    host: `${chart['Chart.yaml']}§\n`,
    files: { 'values.yaml': 'postgresql:\n  enabled: true\n' },
  },
  'cnm-values': {
    path: 'values.yaml',
    files: {
      'Chart.yaml': chart['Chart.yaml'],
      'templates/app.yaml': '# {{ toYaml .Values }}\n',
    },
  },
  'cnm-helm-container': { path: 'templates/app.yaml', host: templated, files: chart },
  'cnm-helm-labels': { path: 'templates/_helpers.tpl', files: chart },
  'cnm-helm-pdb': { path: 'templates/pdb.yaml', files: chart },
  'cnm-helm-test': { path: 'templates/tests/test.yaml', files: chart },

  'cnm-kustomize-base': { path: 'base/kustomization.yaml', files: within('base', kustomized) },
  'cnm-kustomize-overlay': {
    path: 'overlays/production/kustomization.yaml',
    files: {
      ...within('base', kustomized),
      'base/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - deployment.yaml\n',
    },
  },
  'cnm-kustomize-component': {
    path: 'components/hardened/kustomization.yaml',
    files: within('components/hardened', {
      'network-policy.yaml': 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\nspec:\n  podSelector: {}\n',
      'hardening.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: any\nspec:\n  revisionHistoryLimit: 5\n',
    }),
  },
  'cnm-kustomize-image': { path: 'kustomization.yaml', host: inKustomization, files: kustomized },
  'cnm-kustomize-configmap': {
    path: 'kustomization.yaml',
    host: inKustomization,
    files: { ...kustomized, 'settings.yaml': 'level: info\n' },
  },
  'cnm-kustomize-patch': { path: 'kustomization.yaml', host: inKustomization, files: kustomized },

  'cnm-dockerfile-apt': { path: 'Dockerfile', host: dockerStage },
  'cnm-dockerfile-user': { path: 'Dockerfile', host: dockerStage },
  'cnm-dockerfile-labels': { path: 'Dockerfile', host: dockerStage },
  'cnm-dockerfile-healthcheck': { path: 'Dockerfile', host: dockerStage },

  'cnm-compose-healthcheck': { path: 'compose.yaml', host: service },
  'cnm-compose-limits': { path: 'compose.yaml', host: service },
  'cnm-compose-hardening': { path: 'compose.yaml', host: service },
  'cnm-compose-secret': { path: 'compose.yaml', host: 'services:\n  app:\n    image: registry.example.com/app:1.0.0\n§\n' },

  'cnm-terraform-versions': { path: 'main.tf' },
  'cnm-terraform-root': { path: 'main.tf', files: { '.terraform.lock.hcl': module['.terraform.lock.hcl'] } },
  'cnm-backend-s3': { path: 'main.tf', files: { ...module, 'versions.tf': module['versions.tf'].replace(/\n {2}backend[^}]*\}\n/u, '') } },
  'cnm-backend-gcs': { path: 'main.tf', files: { ...module, 'versions.tf': module['versions.tf'].replace(/\n {2}backend[^}]*\}\n/u, '') } },
  'cnm-variable-sensitive': { path: 'main.tf', files: { ...module, 'locals.tf': 'locals {\n  password = var.database_password\n}\n' } },

  'cnm-permissions': {
    path: '.github/workflows/ci.yaml',
    host: 'name: ci\non: push\n§\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n',
  },
  'cnm-checkout': { path: '.github/workflows/ci.yaml', host: workflow },
  'cnm-action': { path: '.github/workflows/ci.yaml', host: workflow },
  'cnm-build-image': { path: '.github/workflows/release.yaml', host: workflow, beside: { 'cnm-workflow-ci': {} } },
  'cnm-aws-oidc': { path: '.github/workflows/ci.yaml', host: workflow },
  'cnm-cosign-sign': { path: '.github/workflows/ci.yaml', host: workflow },
  'cnm-sbom': { path: '.github/workflows/ci.yaml', host: workflow },
  'cnm-manifest-check': { path: '.github/workflows/ci.yaml', host: workflow },
  'cnm-timeout': { path: '.github/workflows/ci.yaml', host: job },
  'cnm-concurrency': { path: '.github/workflows/ci.yaml', host: job },
  'cnm-dependabot': { path: '.github/dependabot.yml' },
  'cnm-gitlab-ci': { path: '.gitlab-ci.yml' },
  'cnm-tekton-task': { path: 'tekton/task.yaml' },
};

/** Whole files of each kind of snippet. */
export const wholeFiles: Readonly<Record<string, Place>> = {
  kubernetes: { path: 'app.yaml' },
  platform: { path: 'platform.yaml' },
  helm: { path: 'templates/app.yaml', files: chart },
  kustomize: { path: 'kustomization.yaml' },
  dockerfile: { path: 'Dockerfile', files: { '.dockerignore': '.git\n' } },
  compose: { path: 'compose.yaml', files: { Dockerfile: 'FROM scratch\n' } },
  terraform: { path: 'main.tf', files: module },
  pipeline: { path: '.github/workflows/ci.yaml' },
};

function within(folder: string, files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}
