import assert from 'node:assert/strict';
import { allRules } from '../../../server/src/rules/index.ts';
import { workspaceOf } from '../../support/workspace.ts';

const deployment = `resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = "shop"
  }

  spec {
    replicas = "3"

    selector {
      match_labels = { app = "web" }
    }

    template {
      metadata {
        labels = { app = "web" }
      }

      spec {
        host_network = true

        container {
          name  = "web"
          image = "registry.example.com/web:latest"

          security_context {
            privileged = true
          }

          dynamic "env" {
            for_each = var.environment
            content {
              name  = env.key
              value = env.value
            }
          }
        }

        container {
          name  = "proxy"
          image = var.proxy_image
        }
      }
    }
  }
}
`;

async function idsIn(text: string): Promise<readonly string[]> {
  const test = await workspaceOf({ 'main.tf': text }, allRules);
  return test.findings().map(({ finding: { rule, problem } }) => `${rule.id} ${text.slice(problem.start, problem.end)}`);
}

describe('Kubernetes resources in Terraform', () => {
  it('are judged by the rules for Kubernetes, at their place in the HCL', async () => {
    const found = await idsIn(deployment);
    for (const expected of ['privileged-container true', 'image-tag-latest latest', 'host-network true'])
      assert.ok(found.includes(expected), `${expected} in\n${found.join('\n')}`);
    assert.ok(!found.some((one) => one.startsWith('image-tag') && one.includes('proxy_image')), 'what is computed is not known');
  });

  it('have no fixes that write YAML', async () => {
    const test = await workspaceOf({ 'main.tf': deployment }, allRules);
    const kubernetes = test.findings().filter(({ finding }) => finding.rule.family === 'kubernetes');
    assert.ok(kubernetes.some(({ finding }) => finding.rule.fix !== undefined));
    for (const finding of kubernetes) assert.equal(test.fixOf(finding), undefined);
  });

  it('may be whole manifests', async () => {
    const found = await idsIn(
      'resource "kubernetes_manifest" "web" {\n  manifest = {\n    apiVersion = "v1"\n    kind = "Pod"\n    metadata = { name = "web" }\n    spec = { containers = [{ name = "web", image = "web:latest" }] }\n  }\n}\n',
    );
    assert.ok(found.includes('image-tag-latest latest'), found.join('\n'));
  });

  it('may be YAML in a here-document', async () => {
    const pod = (name: string): string =>
      `    apiVersion: v1\n    kind: Pod\n    metadata:\n      name: ${name}\n    spec:\n      containers:\n        - name: web\n          image: web:latest\n`;
    for (const text of [
      `resource "kubectl_manifest" "web" {\n  yaml_body = <<-YAML\n${pod('web')}  YAML\n}\n`,
      `resource "kubectl_manifest" "web" {\n  yaml_body = <<-YAML\n${pod('web')}  YAML\n}\n`.replaceAll('\n', '\r\n'),
      `resource "kubectl_manifest" "web" {\n  yaml_body = <<YAML\n---\n${pod('${var.name}').replace(/^ {4}/gm, '')}YAML\n}\n`,
      `resource "kubernetes_manifest" "web" {\n  manifest = yamldecode(<<-YAML\n${pod('web')}  YAML\n  )\n}\n`,
      'resource "kubectl_manifest" "web" {\n  yaml_body = yamlencode({\n    apiVersion = "v1"\n    kind = "Pod"\n    metadata = { name = var.name }\n    spec = { containers = [{ name = "web", image = "web:latest" }] }\n  })\n}\n',
    ]) {
      const found = await idsIn(text);
      assert.ok(found.includes('image-tag-latest latest'), `${found.join('\n')} in\n${text}`);
    }
  });

  it('say nothing of what a here-document leaves open', async () => {
    const spec = (image: string, more = ''): string =>
      `resource "kubectl_manifest" "web" {\n  yaml_body = <<-YAML\n    apiVersion: v1\n    kind: Pod\n    metadata:\n      name: web\n      namespace: shop\n    spec:\n      containers:\n        - name: web\n          image: ${image}\n${more}  YAML\n}\n`;
    const about = async (text: string, id: string): Promise<boolean> => (await idsIn(text)).some((one) => one.startsWith(`${id} `));
    assert.ok(await about(spec('web:latest'), 'image-tag-latest'));
    assert.ok(!(await about(spec('web:${var.tag}'), 'image-tag-latest')));
    assert.ok(await about(spec('web:1.2.3'), 'memory-limit-missing'));
    assert.ok(!(await about(spec('web:1.2.3', '          ${var.key}: true\n'), 'memory-limit-missing')));
    assert.ok(!(await about(spec('web:latest', '    %{ if var.more }\n    # more\n    %{ endif }\n'), 'image-tag-latest')));
    assert.ok(!(await about(spec('web:latest', '    ${indent(4, yamlencode(var.more))}\n'), 'image-tag-latest')));
    assert.ok(!(await about(spec('web:latest', '    ---\n    kind: Other\n'), 'image-tag-latest')), 'two documents are not one object');
  });

  it('count for nothing where there is none of them', async () => {
    const found = await idsIn(deployment.replace('{\n  metadata', '{\n  count = 0\n\n  metadata'));
    assert.deepEqual(
      found.filter((one) => !one.startsWith('tf-')),
      [],
    );
  });
});
