/** What the rules about requests and limits share. */
import type { Container } from '../../facts/kubernetes/types.ts';
import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import type { Judged } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import type { Fix, FixContext, Outcome, RuleContext } from '../rule.ts';
import { met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { placeFor } from './pods.ts';

export type Resource = 'cpu' | 'memory' | 'ephemeral-storage';
export type Side = 'requests' | 'limits';

/** How messages name a resource. */
export function nounOf(resource: Resource): string {
  return { cpu: 'CPU', memory: say`memory`, 'ephemeral-storage': say`ephemeral storage` }[resource];
}

/** A request follows from a limit where it is not set; both may stand on the container or on the Pod as a whole. */
export function resourceOutcome(container: Container, side: Side, resource: Resource, context: RuleContext): Outcome {
  const { workload, role, node } = container;
  if (workload.object.fragment || (role !== 'container' && role !== 'sidecar')) return notApplicable;
  const sides: readonly Side[] = side === 'requests' ? ['requests', 'limits'] : ['limits'];
  const values = [node, workload.podSpec].flatMap((holder) => sides.map((key) => at(holder, 'resources', key, resource)));
  if (values.some((value) => value !== undefined && !isUnknown(value))) return met;
  if (values.some(isUnknown) || isSetElsewhere(container, side, context)) return unknown;
  const message =
    side === 'requests'
      ? say`${describeContainer(container)} has no ${nounOf(resource)} request.`
      : say`${describeContainer(container)} has no ${nounOf(resource)} limit.`;
  return unmet({ ...placeFor(container, 'resources', side), message });
}

/** By a LimitRange of the namespace at admission, by a vertical autoscaler, or by a patch. */
export function isSetElsewhere({ workload }: Pick<Container, 'workload'>, side: Side, { workspace, uri }: RuleContext): boolean {
  const { object } = workload;
  if (workspace.patchMentions(object, 'resources')) return true;
  const ranges = workspace.objectsOf('/LimitRange').map(({ keys }) => keys.namespace);
  const mayReach = ranges.some(
    (namespace) => namespace.state !== 'known' || object.namespace.state !== 'known' || namespace.value === object.namespace.value,
  );
  if (mayReach) return true;
  if (side === 'limits') return false;
  const { certain, possible } = workspace.targeting('autoscaling.k8s.io/VerticalPodAutoscaler', workload, uri);
  return certain.length > 0 || possible;
}

const start: Readonly<Record<Side, Readonly<Record<Resource, string>>>> = {
  requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '1Gi' },
  limits: { cpu: '500m', memory: '256Mi', 'ephemeral-storage': '2Gi' },
};

/** Where `resources` stands in a container: behind the last of these. */
export const neighbours = ['image', 'imagePullPolicy', 'command', 'args', 'ports', 'env', 'envFrom'];

export function resourceFix(container: Container, side: Side, resource: Resource, context: FixContext): Fix | undefined {
  return addEntryFix(context, container.node, {
    title: titleOf(side, resource),
    safety: 'review',
    path: ['resources', side, resource],
    value: startValue(container, side, resource),
    after: neighbours,
  });
}

function titleOf(side: Side, resource: Resource): string {
  const noun = nounOf(resource);
  if (resource === 'ephemeral-storage') return side === 'requests' ? say`Add an ${noun} request` : say`Add an ${noun} limit`;
  return side === 'requests' ? say`Add a ${noun} request` : say`Add a ${noun} limit`;
}

/** A limit starts at the request, which no start value may undercut. */
function startValue({ node }: Container, side: Side, resource: Resource): Judged {
  const request = at(node, 'resources', 'requests', resource);
  return judge(side === 'limits' && request?.kind === 'scalar' ? request.text : start[side][resource]);
}
