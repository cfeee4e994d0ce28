import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Fix, FixContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { appendItem } from './items.ts';
import { podPlace } from './places.ts';

export const dnsNdotsMissing = defineRule({
  id: 'dns-ndots-missing',
  title: 'DNS search not limited',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/3/name-lookups-short',
  category: 'efficiency',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    const { object, podSpec } = workload;
    if (object.fragment || !usesClusterDns(workload)) return notApplicable;
    const options = at(podSpec, 'dnsConfig', 'options');
    if (isUnknown(options) || isUnknown(child(podSpec, 'dnsPolicy'))) return unknown;
    const { items, complete } = itemsOf(options);
    if (items.some((item) => textOf(child(item, 'name')) === 'ndots')) return met;
    if (!complete || workspace.patchMentions(object, 'dnsConfig')) return unknown;
    return unmet({ ...podPlace(workload, 'dnsConfig', 'options'), message: say`${describeObject(object)} leaves ndots at 5.` });
  },
  fixSafety: 'review',
  fix(workload, _problem, context) {
    return addOption(workload, context);
  },
  rationale:
    'With the default of 5, a name with fewer than five dots is first tried below every search domain: one lookup of `api.example.com` becomes eight or ten, most of them answered with "no such name". With `ndots: 2` outside names are asked for at once, while `service` and `service.namespace` still work. Names such as `service.namespace.svc` then go out as they stand first.',
  how: [
    'Set `dnsConfig.options` with `ndots` of 2.',
    'See that nothing relies on names of three labels or more being completed, such as `service.namespace.svc`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      dnsConfig:
        options:
          - name: ndots
            value: "2"
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.dnsConfig'],
  equivalents: { 'kube-linter': ['dnsconfig-options'], kyverno: ['add-ndots', 'dns-policy-and-dns-config'] },
});

function usesClusterDns({ podSpec }: Workload): boolean {
  const policy = textOf(child(podSpec, 'dnsPolicy'));
  const hostNetwork = child(podSpec, 'hostNetwork');
  if (policy === 'None' || policy === 'Default') return false;
  return policy === 'ClusterFirstWithHostNet' || !(hostNetwork?.kind === 'scalar' && hostNetwork.value === true);
}

const option = { name: 'ndots', value: '2' };

function addOption({ podSpec }: Workload, context: FixContext): Fix | undefined {
  if (podSpec?.kind !== 'map') return undefined;
  const title = say`Set ndots to 2`;
  const config = entryOf(podSpec, 'dnsConfig')?.value;
  const list = config?.kind === 'map' ? entryOf(config, 'options')?.value : undefined;
  if (list?.kind === 'sequence') {
    const edit = appendItem(context, list, option);
    return edit && { title, safety: 'review', edits: [edit] };
  }
  return addEntryFix(context, podSpec, { title, safety: 'review', path: ['dnsConfig', 'options'], value: [option] });
}
