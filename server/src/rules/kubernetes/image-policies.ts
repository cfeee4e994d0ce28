/** Policies that look at images before they run. */
import type { KubernetesObject, Workload } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import type { WorkspaceView } from '../../workspace/view.ts';

export type Answer = 'yes' | 'no' | 'unknown';

interface PolicyKind {
  readonly groupKind: string;
  readonly verifies: (object: KubernetesObject) => Answer;
  readonly attests: (object: KubernetesObject) => Answer;
}

const always = (): Answer => 'yes';
const unsure = (): Answer => 'unknown';

const kinds: readonly PolicyKind[] = [
  ...['kyverno.io/ClusterPolicy', 'kyverno.io/Policy'].map((groupKind) => ({
    groupKind,
    verifies: (object: KubernetesObject) => anyOf(kyvernoImages(object).map(presence)),
    attests: (object: KubernetesObject) => anyOf(kyvernoImages(object).flatMap((images) => itemsOf(images).items.map(attestations))),
  })),
  ...['policies.kyverno.io/ImageValidatingPolicy', 'policies.kyverno.io/NamespacedImageValidatingPolicy'].map((groupKind) => ({
    groupKind,
    verifies: always,
    attests: ({ node }: KubernetesObject) => presence(at(node, 'spec', 'attestations')),
  })),
  {
    groupKind: 'policy.sigstore.dev/ClusterImagePolicy',
    verifies: always,
    attests: ({ node }) => anyOf(itemsOf(at(node, 'spec', 'authorities')).items.map(attestations)),
  },
  // What these ask for is in the configuration of a verifier, in a language of its own.
  ...['config.ratify.deislabs.io/Verifier', 'config.ratify.deislabs.io/NamespacedVerifier'].map((groupKind) => ({
    groupKind,
    verifies: always,
    attests: unsure,
  })),
  ...['config.openshift.io/ClusterImagePolicy', 'config.openshift.io/ImagePolicy', 'portieris.cloud.ibm.com/ClusterImagePolicy'].map(
    (groupKind) => ({ groupKind, verifies: always, attests: (): Answer => 'no' }),
  ),
  ...['policies.kubewarden.io/ClusterAdmissionPolicy', 'policies.kubewarden.io/AdmissionPolicy'].map((groupKind) => ({
    groupKind,
    verifies: verifiesByModule,
    attests: unsureByModule,
  })),
  ...['argoproj.io/Application', 'helm.toolkit.fluxcd.io/HelmRelease'].map((groupKind) => ({
    groupKind,
    verifies: verifiesByChart,
    attests: (object: KubernetesObject): Answer => (verifiesByChart(object) === 'no' ? 'no' : 'unknown'),
  })),
];

/** Whether some policy of the workspace verifies the signatures of images. */
export function verifiesImages(workspace: WorkspaceView): Answer {
  return answerOf(workspace, ({ verifies }) => verifies);
}

/** Whether some policy of the workspace asks images for an attestation. */
export function asksForAttestations(workspace: WorkspaceView): Answer {
  return answerOf(workspace, ({ attests }) => attests);
}

/** Whether this is the workload that stands for the workspace as a whole. */
export function standsForAll(workload: Workload, workspace: WorkspaceView): boolean {
  return workspace.firstWorkload()?.subject === workload;
}

function answerOf(workspace: WorkspaceView, question: (kind: PolicyKind) => (object: KubernetesObject) => Answer): Answer {
  return anyOf(kinds.flatMap((kind) => workspace.objectsOf(kind.groupKind).map(({ subject }) => question(kind)(subject))));
}

function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

function presence(node: Lookup): Answer {
  if (isUnknown(node)) return 'unknown';
  return node === undefined ? 'no' : 'yes';
}

function attestations(node: Lookup): Answer {
  return presence(child(node, 'attestations'));
}

function kyvernoImages({ node }: KubernetesObject): readonly Lookup[] {
  return itemsOf(at(node, 'spec', 'rules')).items.map((rule) => child(rule, 'verifyImages'));
}

function verifiesByModule({ node }: KubernetesObject): Answer {
  const module = at(node, 'spec', 'module');
  if (isUnknown(module)) return 'unknown';
  return textOf(module)?.includes('verify-image-signatures') === true ? 'yes' : 'no';
}

function unsureByModule(object: KubernetesObject): Answer {
  return verifiesByModule(object) === 'no' ? 'no' : 'unknown';
}

const verifyingCharts: ReadonlySet<string> = new Set(['policy-controller', 'connaisseur', 'ratify', 'portieris']);

function verifiesByChart({ node }: KubernetesObject): Answer {
  const sources = [at(node, 'spec', 'source'), ...itemsOf(at(node, 'spec', 'sources')).items, at(node, 'spec', 'chart', 'spec')];
  return sources.some((source) => verifyingCharts.has(textOf(child(source, 'chart')) ?? '')) ? 'yes' : 'no';
}
