/** Which Services the monitors of the Prometheus operator look at. */
import type { Known, KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { matchSelector } from '../../workspace/selectors.ts';
import type { Match } from '../../workspace/selectors.ts';

export const serviceMonitor = 'monitoring.coreos.com/ServiceMonitor';
export const podMonitor = 'monitoring.coreos.com/PodMonitor';

/** Whether a monitor selects a Service: by its labels, in the namespaces that it looks at. */
export function monitors(monitor: KubernetesObject, service: KubernetesObject): Match {
  const inReach = looksInto(monitor, service.namespace);
  if (inReach === 'no') return 'no';
  const match = matchSelector(at(monitor.node, 'spec', 'selector'), service.labels);
  return match === 'yes' ? inReach : match;
}

/** Whether a monitor looks into a namespace. */
export function looksInto(monitor: KubernetesObject, namespace: Known<string>): Match {
  const selector = at(monitor.node, 'spec', 'namespaceSelector');
  const any = at(selector, 'any');
  const names = at(selector, 'matchNames');
  if (isUnknown(any) || isUnknown(names)) return 'unknown';
  if (textOf(any) === 'true') return 'yes';
  const { items, complete } = itemsOf(names);
  if (items.length > 0) {
    if (namespace.state !== 'known' || !complete || items.some(isUnknown)) return 'unknown';
    return items.some((item) => textOf(item) === namespace.value) ? 'yes' : 'no';
  }
  const own = monitor.namespace;
  if (own.state === 'unknown' || namespace.state === 'unknown') return 'unknown';
  if (own.state === 'absent' || namespace.state === 'absent') return own.state === namespace.state ? 'yes' : 'unknown';
  return own.value === namespace.value ? 'yes' : 'no';
}
