import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, textOf } from '../../syntax/tree.ts';
import type { Lookup, Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const argoSyncNotAutomated = defineRule({
  id: 'argo-sync-not-automated',
  title: 'Drift is not undone',
  practice: 'technology/security-and-policy/2/platform-reverts-drift',
  family: 'kubernetes',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    const spec = specOf(object);
    if (!spec || object.fragment) return notApplicable;
    const policy = child(spec, 'syncPolicy');
    const automated = child(policy, 'automated');
    const heal = child(automated, 'selfHeal');
    const enabled = child(automated, 'enabled');
    if ([policy, automated, heal, enabled].some(isUnknown) || at(object.node, 'spec', 'templatePatch') !== undefined) return unknown;
    const what = describeObject(object);
    if (textOf(heal) === 'true' && textOf(enabled) !== 'false') return met;
    if (['syncPolicy', 'automated', 'selfHeal'].some((key) => workspace.patchMentions(object, key))) return unknown;
    const place = placeIn(spec, object);
    if (!automated || textOf(enabled) === 'false') return unmet({ ...place, message: say`${what} is not synchronised automatically.` });
    return unmet({ ...place, message: say`${what} does not undo changes that are made in the cluster.` });
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const spec = specOf(object);
    const automated = at(spec, 'syncPolicy', 'automated');
    if (spec?.kind !== 'map' || child(automated, 'selfHeal') !== undefined || child(automated, 'enabled') !== undefined) return undefined;
    if (automated !== undefined)
      return addEntryFix(context, spec, {
        title: say`Undo drift`,
        safety: 'review',
        path: ['syncPolicy', 'automated', 'selfHeal'],
        value: true,
      });
    return addEntryFix(context, spec, {
      title: say`Synchronise automatically`,
      safety: 'review',
      path: ['syncPolicy', 'automated'],
      value: { prune: true, selfHeal: true },
    });
  },
  rationale:
    'GitOps promises that the cluster is what Git says. Without automated synchronisation it is what somebody last clicked, and without `selfHeal` a change by hand stays until the next commit. For production, an approved pull request is a better gate than a button.',
  how: [
    'Set `syncPolicy.automated` with `selfHeal: true`, and `prune: true` so that what is removed from Git goes away.',
    'Keep what must not be removed with the annotation `argocd.argoproj.io/sync-options: Prune=false`.',
    'Leave fields that controllers write to `ignoreDifferences`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
  namespace: argocd
spec:
  project: shop
  syncPolicy:
    syncOptions:
      - CreateNamespace=true
`,
    good: `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web
  namespace: argocd
spec:
  project: shop
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    syncOptions:
      - CreateNamespace=true
`,
  },
  hoverOn: ['spec.syncPolicy', 'spec.syncPolicy.automated', 'spec.syncPolicy.automated.selfHeal', 'spec.template.spec.syncPolicy'],
  equivalents: {},
});

function specOf({ group, kind, node }: KubernetesObject): Lookup {
  if (group !== 'argoproj.io') return undefined;
  if (kind === 'Application') return child(node, 'spec');
  return kind === 'ApplicationSet' ? at(node, 'spec', 'template', 'spec') : undefined;
}

/** The deepest of the keys that is there, else the object's name. */
function placeIn(spec: Lookup, { anchor }: KubernetesObject): Span {
  let place: Span = anchor;
  let current = spec;
  for (const key of ['syncPolicy', 'automated', 'selfHeal']) {
    const entry = current?.kind === 'map' ? entryOf(current, key) : undefined;
    if (!entry) break;
    place = entry.key;
    current = child(current, key);
  }
  return spanOf(place);
}
