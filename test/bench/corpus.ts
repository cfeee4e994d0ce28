/** Made-up manifests for the benchmarks, the same in every run. */

const kinds = [deployment, service, configMap, networkPolicy, cronJob] as const;

/** One file of many documents; padded so that 500 of them come to about 1 MB. */
export function mixedFile(documents: number): string {
  return Array.from({ length: documents }, (_, index) => document(index)).join('---\n');
}

/** The n-th document: kinds take turns, names differ. */
export function document(index: number): string {
  const make = kinds[index % kinds.length] ?? deployment;
  return make(`app-${String(index)}`, index);
}

function deployment(name: string, seed: number): string {
  const containers = ['web', 'metrics', 'proxy'].slice(0, 1 + (seed % 3)).map((container) => containerOf(container, seed));
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: team-${String(seed % 20)}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${String(1 + (seed % 4))}
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        app.kubernetes.io/part-of: shop
    spec:
      serviceAccountName: ${name}
      containers:
${containers.join('')}      volumes:
        - name: config
          configMap:
            name: ${name}-config
`;
}

function containerOf(name: string, seed: number): string {
  const probe =
    seed % 2 === 0
      ? `          readinessProbe:\n            httpGet:\n              path: /ready\n              port: http\n            periodSeconds: 5\n`
      : '';
  const environment = Array.from(
    { length: 8 },
    (_, index) => `            - name: SETTING_${String(index)}\n              value: "value ${String(index)} of ${name}" # a note\n`,
  ).join('');
  return `        - name: ${name}
          image: registry.example.org/shop/${name}:1.${String(seed)}.0
          args: ["--listen", ":8080", '--log=json']
          ports:
            - name: http
              containerPort: 8080
          env:
${environment}          resources:
            requests:
              cpu: 100m
              memory: 128Mi
${probe}          volumeMounts:
            - name: config
              mountPath: /etc/config
`;
}

function service(name: string, seed: number): string {
  const ports = Array.from(
    { length: 12 },
    (_, index) => `    - name: port-${String(index)}\n      port: ${String(8000 + index)}\n      targetPort: http\n      protocol: TCP\n`,
  ).join('');
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: team-${String(seed % 20)}\nspec:\n  selector:\n    app.kubernetes.io/name: app-${String(seed - 1)}\n  ports:\n${ports}`;
}

function configMap(name: string, seed: number): string {
  const lines = Array.from(
    { length: 40 },
    (_, index) => `    setting.${String(index)} = the value ${String(index * seed)} that the application reads\n`,
  ).join('');
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: team-${String(seed % 20)}\ndata:\n  application.properties: |\n${lines}`;
}

function networkPolicy(name: string, seed: number): string {
  const rules = Array.from(
    { length: 10 },
    (_, index) =>
      `    - from:\n        - podSelector:\n            matchLabels:\n              app.kubernetes.io/name: app-${String(index)}\n      ports:\n        - port: 8080\n`,
  ).join('');
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n  namespace: team-${String(seed % 20)}\nspec:\n  podSelector:\n    matchLabels:\n      app.kubernetes.io/name: app-${String(seed - 3)}\n  policyTypes: [Ingress]\n  ingress:\n${rules}`;
}

function cronJob(name: string, seed: number): string {
  const body = containerOf('job', seed)
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
  return `apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: ${name}\n  namespace: team-${String(seed % 20)}\nspec:\n  schedule: "0 * * * *"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          containers:\n${body}`;
}
