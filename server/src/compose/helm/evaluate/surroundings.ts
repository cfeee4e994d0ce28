/** What templates find at their dot: the chart, the release, the cluster, the files. */
import { oldApiVersions } from '../../../facts/kubernetes/api-versions.ts';
import type { RenderOptions } from '../chart.ts';
import { tableOf } from '../values/coalesce.ts';
import type { LoadedChart } from '../values/load.ts';
import { TemplateError } from '../values/signals.ts';
import type { Dict, Thing, Value } from '../values/value.ts';
import { bool, dict, integer, str, unknown } from '../values/value.ts';
import { filesOf } from './files.ts';

export type Release = RenderOptions['release'];

export function releaseValue(release: Release, given: RenderOptions['given']): Dict {
  const open = (what: string): Value => unknown(`${what} is known when it is installed`);
  const known = (text: string | undefined, what: string): Value => (text === undefined ? open(what) : str(text));
  return dict([
    ['Name', known(release?.name ?? given?.name, 'the name of the release')],
    ['Namespace', known(release?.namespace ?? given?.namespace, 'the namespace of the release')],
    ['Service', str('Helm')],
    ['Revision', release ? integer(1) : open('the revision')],
    ['IsInstall', release ? bool(true) : open('whether it is an installation')],
    ['IsUpgrade', release ? bool(false) : open('whether it is an upgrade')],
  ]);
}

const texts = ['name', 'version', 'appVersion', 'description', 'home', 'icon', 'type', 'kubeVersion', 'condition', 'tags', 'apiVersion'];

export function chartValue({ name, metadata }: LoadedChart, isRoot: boolean): Dict {
  const result = dict();
  for (const key of texts) {
    const value = metadata.entries.get(key);
    result.entries.set(
      key === 'apiVersion' ? 'APIVersion' : capital(key),
      metadata.open && !value ? unknown('Chart.yaml cannot be read') : asText(value),
    );
  }
  const declared = result.entries.get('Name');
  if (declared?.kind === 'string' && declared.text !== name) result.entries.set('Name', str(name));
  for (const key of ['keywords', 'sources', 'maintainers', 'dependencies', 'annotations']) {
    const value = metadata.entries.get(key);
    result.entries.set(capital(key), value ?? (key === 'annotations' ? dict() : { kind: 'list', items: [] }));
  }
  result.entries.set('Deprecated', metadata.entries.get('deprecated') ?? bool(false));
  result.entries.set('IsRoot', bool(isRoot));
  return result;
}

function capital(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** The fields of a chart are strings, whatever YAML makes of `1.10`. */
function asText(value: Value | undefined): Value {
  if (!value || value.kind === 'nil') return str('');
  if (value.kind === 'number' || value.kind === 'bool')
    return { kind: 'string', text: String(value.value), ...(value.origin ? { origin: value.origin } : {}) };
  return value;
}

/** The Kubernetes that charts are rendered for. */
const kubernetes = { major: '1', minor: '36' };

/** Groups that every cluster of that version serves. */
const served: ReadonlySet<string> = new Set(
  (
    'v1 apps/v1 batch/v1 autoscaling/v1 autoscaling/v2 policy/v1 networking.k8s.io/v1 rbac.authorization.k8s.io/v1 storage.k8s.io/v1 ' +
    'scheduling.k8s.io/v1 admissionregistration.k8s.io/v1 apiextensions.k8s.io/v1 coordination.k8s.io/v1 certificates.k8s.io/v1 ' +
    'discovery.k8s.io/v1 events.k8s.io/v1 apiregistration.k8s.io/v1 node.k8s.io/v1 flowcontrol.apiserver.k8s.io/v1 authentication.k8s.io/v1 authorization.k8s.io/v1 ' +
    'policy/v1/PodDisruptionBudget networking.k8s.io/v1/Ingress networking.k8s.io/v1/IngressClass networking.k8s.io/v1/NetworkPolicy ' +
    'batch/v1/CronJob batch/v1/Job apps/v1/Deployment apps/v1/StatefulSet apps/v1/DaemonSet autoscaling/v2/HorizontalPodAutoscaler ' +
    'rbac.authorization.k8s.io/v1/Role rbac.authorization.k8s.io/v1/ClusterRole scheduling.k8s.io/v1/PriorityClass'
  ).split(' '),
);

/** Whether Kubernetes has taken it away; custom resources may be there. */
function isGone(wanted: string): boolean {
  const minor = Number(kubernetes.minor);
  const versions = oldApiVersions.filter(({ apiVersion }) => wanted === apiVersion || wanted.startsWith(`${apiVersion}/`));
  const meant = versions.filter(({ apiVersion, kinds }) => wanted === apiVersion || kinds.includes(wanted.slice(apiVersion.length + 1)));
  return meant.length > 0 && meant.every(({ removedIn }) => removedIn <= minor);
}

function thing(name: string, members: ReadonlyMap<string, Value>): Thing {
  return {
    kind: 'thing',
    name,
    member: (key) => {
      const value = members.get(key);
      if (!value) throw new TemplateError(`can't evaluate field ${key}`);
      return value;
    },
  };
}

export function capabilities(): Dict {
  const version = `v${kubernetes.major}.${kubernetes.minor}.0`;
  const fields: readonly (readonly [string, Value])[] = [
    ['Version', str(version)],
    ['GitVersion', str(version)],
    ['String', str(version)],
    ['Major', str(kubernetes.major)],
    ['Minor', str(kubernetes.minor)],
  ];
  const versions: Thing = {
    kind: 'thing',
    name: 'common.VersionSet',
    member: (name, [wanted]) => {
      if (name === 'Has' && wanted?.kind === 'string') {
        if (served.has(wanted.text)) return bool(true);
        if (isGone(wanted.text)) return bool(false);
      }
      return unknown('what the cluster serves is not known');
    },
  };
  return dict([
    ['KubeVersion', thing('common.KubeVersion', new Map(fields))],
    ['APIVersions', versions],
    ['HelmVersion', unknown('the version of Helm is not known')],
  ]);
}

/**
 * The dot of each chart's templates. All templates of a chart share it, as in Helm: what one changes, the next finds changed.
 */
export function dotsOf(root: LoadedChart, shared: ReadonlyMap<string, Value>, values: Dict): ReadonlyMap<LoadedChart, Dict> {
  const dots = new Map<LoadedChart, Dict>();
  addDots(root, shared, values, true, dots);
  return dots;
}

function addDots(
  chart: LoadedChart,
  shared: ReadonlyMap<string, Value>,
  values: Dict,
  isRoot: boolean,
  dots: Map<LoadedChart, Dict>,
): Dict {
  const subcharts = dict();
  subcharts.open = chart.missing.length > 0;
  for (const child of chart.children) {
    subcharts.entries.set(child.name, addDots(child, shared, tableOf(values, child.name), false, dots));
  }
  const dot = dict([
    ...shared,
    ['Chart', chartValue(chart, isRoot)],
    ['Values', values],
    ['Files', filesOf(chart.source)],
    ['Subcharts', subcharts],
  ]);
  dots.set(chart, dot);
  return dot;
}

/** Tells the templates of a chart which of them is evaluated. */
export function enter(dot: Dict, { name, base }: { readonly name: string; readonly base: string }): void {
  const template = dict([
    ['Name', str(name)],
    ['BasePath', str(base)],
  ]);
  dot.entries.set('Template', template);
}
