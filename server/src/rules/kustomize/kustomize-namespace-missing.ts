import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { isRemote, pathsOf, uriOf } from './references.ts';

export const kustomizeNamespaceMissing = defineRule({
  id: 'kustomize-namespace-missing',
  title: 'Overlay without a namespace',
  practice: 'technology/security-and-policy/2/exposure-limited',
  family: 'kustomize',
  category: 'operability',
  default: 'optional',
  subject: 'kustomization',
  crossFile: true,
  severity: 'warning',
  check(kustomization, { workspace }) {
    const { node, anchor } = kustomization;
    if (textOf(child(node, 'kind')) === 'Component') return notApplicable;
    if (child(node, 'namespace') !== undefined) return met;
    const folders = pathsOf(kustomization).filter(({ node: path, folder }) => {
      const uri = uriOf(kustomization, path.text);
      return folder && (isRemote(path.text) || (uri !== undefined && workspace.presence(uri) === 'folder'));
    });
    const changes = ['patches', 'patchesStrategicMerge', 'patchesJson6902', 'images', 'replicas', 'namePrefix', 'nameSuffix'];
    if (folders.length === 0 || changes.every((field) => child(node, field) === undefined)) return notApplicable;
    if (!itemsOf(child(node, 'resources')).complete || child(node, 'transformers') !== undefined) return unknown;
    const { start, end } = child(node, 'kind') ?? anchor;
    return unmet({ start, end, message: say`This overlay does not say into which namespace it goes.` });
  },
  fixSafety: 'review',
  fix({ node }, _problem, context) {
    return addEntryFix(context, node, {
      title: say`Set the namespace`,
      safety: 'review',
      path: ['namespace'],
      value: judge('NAMESPACE'),
      after: ['apiVersion', 'kind'],
    });
  },
  rationale:
    'An overlay stands for one place: a stage, a team, a cluster. Without `namespace`, what it makes goes wherever whoever applies it happens to be, `default` in the end. Asked are kustomizations that change others and are no components; where a GitOps operator sets the namespace, turn the rule off.',
  how: ['Set `namespace` in the overlay.', 'Declare the namespace itself with its quota and policies.'],
  example: {
    language: 'yaml',
    around: { 'base/kustomization.yaml': 'resources: []\n' },
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - base
images:
  - name: web
    newTag: 1.4.2
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: shop
resources:
  - base
images:
  - name: web
    newTag: 1.4.2
`,
  },
  hoverOn: ['namespace', 'kind'],
  equivalents: {},
});
