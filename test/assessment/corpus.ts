/** A small platform repository of made-up files, and edits of it as people and tools make them, the same for the same seed. */
import type { Files } from '../support/workspace.ts';

function workload(kind: string, name: string, extra = ''): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: shop
  labels:
    app: ${name}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      serviceAccountName: ${name}
      containers:
        - name: ${name}
          image: registry.example.org/shop/${name}:1.4.0
          ports:
            - name: http
              containerPort: 8080
${extra}`;
}

const probes = `          livenessProbe:
            httpGet:
              path: /live
              port: http
          readinessProbe:
            httpGet:
              path: /ready
              port: 8080
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 128Mi
`;
const hardened = `          securityContext:
            allowPrivilegeEscalation: false
            runAsNonRoot: true
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`;

function service(name: string, app = name): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: shop\nspec:\n  selector:\n    app: ${app}\n  ports:\n    - name: http\n      port: 80\n      targetPort: http\n`;
}

function budget(app: string): string {
  return `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: ${app}\n  namespace: shop\nspec:\n  minAvailable: 1\n  selector:\n    matchLabels:\n      app: ${app}\n`;
}

const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    pod-security.kubernetes.io/enforce: baseline\n';
const policy =
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: deny\n  namespace: shop\nspec:\n  podSelector: {}\n  policyTypes: [Ingress]\n';
const scaler =
  'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}\n  minReplicas: 2\n  maxReplicas: 5\n';
const ingress =
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  namespace: shop\nspec:\n  rules:\n    - host: shop.example.org\n      http:\n        paths:\n          - path: /\n            pathType: Prefix\n            backend: {service: {name: web, port: {name: http}}}\n';
const job =
  'apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: report\n  namespace: shop\nspec:\n  schedule: "0 4 * * *"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          containers:\n            - name: report\n              image: registry.example.org/shop/report\n              env:\n                - name: PASSWORD\n                  value: hunter2hunter2\n';

export const files: Files = {
  'k8s/namespace.yaml': namespace,
  'k8s/web.yaml': [workload('Deployment', 'web', probes), service('web'), budget('web')].join('---\n'),
  'k8s/cart.yaml': [workload('Deployment', 'cart', probes + hardened), service('cart')].join('---\n'),
  'k8s/orders.yaml': workload('StatefulSet', 'orders').replace('  replicas: 1\n', '  replicas: 3\n  serviceName: orders\n'),
  'k8s/orders-service.yaml': service('orders').replace('spec:\n', 'spec:\n  clusterIP: None\n'),
  'k8s/agent.yaml': workload('DaemonSet', 'agent', hardened).replace('  replicas: 1\n', ''),
  'k8s/policy.yaml': policy,
  'k8s/scaling.yaml': scaler,
  'k8s/ingress.yaml': ingress,
  'k8s/report.yaml': job,
  'k8s/dangling.yaml': service('nobody', 'gone'),
  'k8s/quota.json':
    '{"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "q", "namespace": "shop"}, "spec": {"hard": {"pods": "10"}}}\n',
  'kustomize/base/kustomization.yaml': 'namespace: kshop\nresources:\n  - web.yaml\n  - service.yaml\n',
  'kustomize/base/web.yaml': workload('Deployment', 'kweb').replace('  namespace: shop\n', ''),
  'kustomize/base/service.yaml': service('kweb').replace('  namespace: shop\n', ''),
  'kustomize/overlays/production/kustomization.yaml':
    'resources:\n  - ../../base\npatches:\n  - path: patch.yaml\nimages:\n  - name: registry.example.org/shop/kweb\n    newTag: 1.5.0\nreplicas:\n  - name: kweb\n    count: 3\n',
  'kustomize/overlays/production/patch.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: kweb\nspec:\n  template:\n    spec:\n      containers:\n        - name: kweb\n${probes}`,
  'kustomize/overlays/test/kustomization.yaml': 'resources:\n  - ../../base\n  - ../../../k8s/scaling.yaml\n',
  'chart/Chart.yaml':
    'apiVersion: v2\nname: shop\nversion: 0.1.0\ndependencies:\n  - name: redis\n    version: 19.0.0\n    repository: https://charts.example.org\n',
  'chart/values.yaml': 'image:\n  repository: registry.example.org/shop/api\n  tag: 1.0.0\nreplicas: 2\nresources: {}\n',
  'chart/values-production.yaml': 'replicas: 4\n',
  'chart/templates/deployment.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "shop.name" . }}\n  labels:\n    {{- include "shop.labels" . | nindent 4 }}\nspec:\n  replicas: {{ .Values.replicas }}\n  selector:\n    matchLabels:\n      app: api\n  template:\n    metadata:\n      labels:\n        app: api\n    spec:\n      containers:\n        - name: api\n          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n          {{- with .Values.resources }}\n          resources:\n            {{- toYaml . | nindent 12 }}\n          {{- end }}\n',
  'chart/templates/service.yaml': service('api').replace('  namespace: shop\n', ''),
  'services/web/Dockerfile':
    'FROM node:20 AS build\nWORKDIR /src\nCOPY . .\nRUN npm ci && npm run build\n\nFROM gcr.io/distroless/nodejs20-debian12\nCOPY --from=build /src/dist /app\nUSER nonroot\nCMD ["server.js"]\n',
  'services/cart/Dockerfile': 'FROM golang:latest\nADD . /src\nRUN apt-get update\nRUN go build -o /cart ./...\nCMD /cart\n',
  'compose.yaml':
    'services:\n  web:\n    build: services/web\n    ports: ["8080:8080"]\n  cache:\n    image: redis:7\n    privileged: true\n',
  'infra/main.tf':
    'terraform {\n  required_version = ">= 1.6"\n  backend "s3" {\n    bucket = "state"\n  }\n}\n\nresource "aws_eks_cluster" "main" {\n  name = "shop"\n  vpc_config {\n    endpoint_public_access = true\n  }\n}\n\nmodule "network" {\n  source = "./network"\n  cidr   = var.cidr\n}\n',
  'infra/network/main.tf':
    'variable "cidr" {\n  type = string\n}\n\nresource "aws_vpc" "main" {\n  cidr_block = var.cidr\n}\n\nmodule "logs" {\n  source  = "terraform-aws-modules/s3-bucket/aws"\n}\n',
  '.github/workflows/ci.yml':
    'name: ci\non: [push, pull_request]\npermissions: write-all\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: make test\n      - uses: aquasecurity/trivy-action@master\n        with:\n          scan-type: fs\n',
  '.github/workflows/release.yml':
    'name: release\non:\n  push:\n    tags: ["v*"]\njobs:\n  publish:\n    runs-on: ubuntu-latest\n    permissions:\n      contents: read\n      id-token: write\n    steps:\n      - uses: actions/checkout@v4\n      - run: docker build -t registry.example.org/shop/web:${{ github.sha }} services/web\n      - run: cosign sign registry.example.org/shop/web:${{ github.sha }}\n',
  'deploy/application.yaml':
    'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: shop\nspec:\n  source:\n    repoURL: https://git.example.org/shop\n    path: kustomize/overlays/production\n  syncPolicy:\n    automated:\n      selfHeal: true\n',
  Makefile: 'test: lint\n\tgo test ./... -coverprofile=c.out\nlint:\n\tgolangci-lint run\n',
  'docs/runbooks/orders.md': '# Orders does not answer\n\n1. Look at the dashboard.\n',
  'SECURITY.md': '# Security\n\nWrite to security@example.org.\n',
};

/** What edits put in; most of it is right somewhere. */
const snippets: readonly string[] = [
  ...[
    '---\n',
    '\n',
    '# a note\n',
    '  - \n',
    '{{- if .Values.on }}\n',
    '{{- end }}\n',
    'x: [',
    '"',
    ': ',
    '}\n',
    '\t',
    '<<: *base\n',
    '&base ',
  ],
  ...['          imagePullPolicy: Always\n', '      hostNetwork: true\n', '      automountServiceAccountToken: false\n', '  replicas: 3\n'],
  ...['# cnmaturity-ignore: liveness-probe-missing not served\n', '# cnmaturity-ignore: replicas-too-few a cache\n'],
  ...['USER 1000\n', 'RUN apt-get update\n', 'HEALTHCHECK NONE\n', 'COPY --from=build /a /b\n', 'FROM alpine:3.20 AS last\n'],
  ...[
    '  enabled = true\n',
    'resource "aws_kms_key" "k" {\n}\n',
    'module "m" {\n  source = "./network"\n}\n',
    '      - run: trivy image x\n',
  ],
  ...['      - uses: sigstore/cosign-installer@v3\n', 'patches:\n  - path: patch.yaml\n', '  - ../../base\n', 'resources: []\n'],
  ...[namespace, policy, scaler, ingress, job, service('web'), service('cart', 'web'), budget('cart'), budget('kweb')].flatMap((text) => [
    text,
    `---\n${text}`,
  ]),
  ...[probes, hardened, workload('Deployment', 'extra', probes)],
];

const words: readonly string[] = [
  ...[
    'web',
    'cart',
    'orders',
    'kweb',
    'api',
    'shop',
    'kshop',
    'default',
    'true',
    'false',
    'null',
    '0',
    '1',
    '3',
    '8080',
    'http',
    'latest',
    'app',
  ],
  ...[
    'Deployment',
    'StatefulSet',
    'Service',
    'Pod',
    'apps/v1',
    'v1',
    'batch/v1',
    'nonroot',
    'root',
    'main',
    '../../base',
    'web.yaml',
    'patch.yaml',
  ],
];

/** Numbers from 0 to below 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** One edit of a text; undefined takes the file away. */
export function edited(path: string, text: string | undefined, random: () => number): string | undefined {
  const original = files[path] ?? '';
  if (text === undefined || random() < 0.06) return original;
  const lines = text.split(/(?<=\n)/);
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? '';
  const offset = Math.floor(random() * (text.length + 1));
  const edits: readonly (() => string | undefined)[] = [
    () => lines.toSpliced(at, 1).join(''),
    () => lines.toSpliced(at, 0, line).join(''),
    () => lines.toSpliced(at, 0, pick(snippets, random)).join(''),
    () => lines.toSpliced(at, 1, line.startsWith('  ') ? line.slice(2) : `  ${line}`).join(''),
    () =>
      lines
        .toSpliced(
          at,
          1,
          line.replace(/[\w./-]+(?=[^\w./-]*$)/, () => pick(words, random)),
        )
        .join(''),
    () =>
      lines
        .toSpliced(
          at,
          1,
          line.replace(/[\w./-]+/, () => pick(words, random)),
        )
        .join(''),
    () => text.slice(0, offset) + pick(['x', ' ', '#', '"', '{', '\n', '1'], random) + text.slice(offset),
    () => text.slice(0, offset) + text.slice(offset + 1 + Math.floor(random() * 8)),
    () => text + pick(snippets, random),
    () => pick(snippets, random) + text,
    () => (text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')),
    () => (random() < 0.5 ? undefined : ''),
    () => pick(Object.values(files), random),
  ];
  return pick(edits, random)();
}
