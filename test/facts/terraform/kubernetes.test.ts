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
});
