import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, isUnknown, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome, RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

export const gitopsArgoHygiene = defineRule({
  id: 'gitops-argo-hygiene',
  title: 'Argo CD project without bounds',
  practice: 'technology/application-release-and-operations/2/gitops-operators',
  family: 'kubernetes',
  category: 'operability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    if (object.group !== 'argoproj.io' || object.fragment) return notApplicable;
    if (object.kind === 'AppProject') return openProject(object);
    if (object.kind === 'Application') return inDefault(object, at(object.node, 'spec'), context);
    return object.kind === 'ApplicationSet' ? inDefault(object, at(object.node, 'spec', 'template', 'spec'), context) : notApplicable;
  },
  fixSafety: null,
  rationale:
    'An Argo CD project bounds what its applications may do: from which repositories, into which clusters and namespaces, with which kinds. One that allows all sources and all destinations bounds nothing. The same holds for the project `default`; an application in it is named where the workspace has projects of its own, which it goes past.',
  how: [
    'List the repositories in `sourceRepos`, and clusters and namespaces in `destinations`.',
    'Leave `clusterResourceWhitelist` empty unless the applications need kinds of the whole cluster.',
    'Put each application into the project of its team.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos:
    - "*"
  destinations:
    - server: "*"
      namespace: "*"
`,
    good: `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata:
  name: shop
  namespace: argocd
spec:
  sourceRepos:
    - https://git.example.com/shop/*
  destinations:
    - server: https://kubernetes.default.svc
      namespace: shop-*
`,
  },
  hoverOn: ['spec.sourceRepos', 'spec.destinations', 'spec.project', 'spec.template.spec.project'],
  equivalents: { kyverno: ['application-prevent-default-project'] },
});

function openProject(object: KubernetesObject): Outcome {
  const sources = itemsOf(at(object.node, 'spec', 'sourceRepos'));
  const destinations = itemsOf(at(object.node, 'spec', 'destinations'));
  if ([...sources.items, ...destinations.items].some(isUnknown)) return unknown;
  const anySource = sources.items.some(isAny);
  const anyDestination = destinations.items.some(
    (item) => isAny(child(item, 'namespace')) && [child(item, 'server'), child(item, 'name')].some(isAny),
  );
  if (!anySource || !anyDestination) return met;
  return unmet({
    ...keyPlace(object, 'spec', 'destinations'),
    message: say`${describeObject(object)} allows every repository and every destination.`,
  });
}

function isAny(node: Lookup): boolean {
  return textOf(node) === '*';
}

function inDefault(object: KubernetesObject, spec: Lookup, { workspace }: RuleContext): Outcome {
  const project = child(spec, 'project');
  if (isUnknown(project)) return unknown;
  const others = workspace.objectsOf('argoproj.io/AppProject').some(({ keys }) => keys.name !== 'default');
  if (!project || textOf(project) !== 'default' || !others) return met;
  return unmet({
    ...spanOf(project),
    message: say`${describeObject(object)} stands in the project default, beside projects that are bounded.`,
  });
}
