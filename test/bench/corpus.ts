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

/** Stages with long `RUN` instructions. */
export function dockerfile(lines: number): string {
  const text: string[] = [];
  for (let stage = 0; text.length < lines; stage++) {
    text.push(`FROM registry.example.org/base/image-${String(stage)}:1.${String(stage)}.0 AS stage-${String(stage)}`, 'WORKDIR /app');
    text.push(
      `ARG VERSION=1.${String(stage)}`,
      `ENV MODE=production LEVEL_${String(stage)}="info"`,
      `COPY --chown=app:app src/${String(stage)} ./src`,
    );
    const packages = Array.from({ length: 8 }, (_, index) => `    package-${String(stage)}${String(index)}=1.2.${String(index)} \\`);
    text.push('RUN apt-get update && apt-get install -y --no-install-recommends \\', ...packages, '  && rm -rf /var/lib/apt/lists/*');
    text.push(
      `RUN set -eux; curl -fsSL https://example.org/tool-${String(stage)}.tgz | tar xz -C /opt; \\`,
      '  chmod +x /opt/tool; \\',
      '  if [ -f /etc/x ]; then echo "yes"; fi',
    );
    text.push(`RUN pip install --no-cache-dir flask==${String(stage)}.0 && useradd -u 10001 app`, 'EXPOSE 8080', 'USER 10001', '');
  }
  return `${text.slice(0, lines - 1).join('\n')}\nCMD ["/app/run"]\n`;
}

const terraformBlocks = [instance, bucket, securityGroup, role, variable] as const;

/** Resources of several kinds, about that many lines. */
export function terraform(lines: number): string {
  let text = 'terraform {\n  required_version = ">= 1.6"\n}\n';
  for (let index = 0, count = 4; count < lines; index++) {
    const block = `\n${(terraformBlocks[index % terraformBlocks.length] ?? instance)(String(index))}`;
    text += block;
    count += block.split('\n').length - 1;
  }
  return text;
}

function instance(id: string): string {
  return `resource "aws_instance" "i${id}" {
  ami           = data.aws_ami.base.id
  instance_type = var.type_${id}
  user_data     = <<-EOT
    #!/bin/sh
    echo "started \${var.name}"
  EOT
  root_block_device {
    encrypted   = true
    volume_size = 20
  }
  tags = {
    Name = "name-of-${id}"
    team = local.team
  }
}
`;
}

function bucket(id: string): string {
  return `resource "aws_s3_bucket" "b${id}" {\n  bucket = "\${local.prefix}-bucket-${id}"\n  tags = {\n    Name = "name-of-${id}"\n  }\n}\n\nresource "aws_s3_bucket_versioning" "b${id}" {\n  bucket = aws_s3_bucket.b${id}.id\n  versioning_configuration {\n    status = "Enabled"\n  }\n}\n`;
}

function securityGroup(id: string): string {
  return `resource "aws_security_group" "g${id}" {\n  name = "group-${id}"\n  ingress {\n    from_port   = 443\n    to_port     = 443\n    protocol    = "tcp"\n    cidr_blocks = ["10.0.0.0/8", var.office]\n  }\n  egress {\n    from_port   = 0\n    to_port     = 0\n    protocol    = "-1"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n`;
}

function role(id: string): string {
  return `resource "aws_iam_role" "r${id}" {\n  name = "role-${id}"\n  assume_role_policy = jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n      Action    = "sts:AssumeRole"\n      Effect    = "Allow"\n      Principal = { Service = "ec2.amazonaws.com" }\n    }]\n  })\n}\n`;
}

function variable(id: string): string {
  return `variable "type_${id}" {\n  type        = string\n  default     = "t3.micro"\n  description = "The type of instance ${id}."\n}\n`;
}
