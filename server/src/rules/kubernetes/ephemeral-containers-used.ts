import { child, entryOf, isUnknown, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { examplePod } from './examples.ts';
import { podFields } from './hover-paths.ts';

export const ephemeralContainersUsed = defineRule({
  id: 'ephemeral-containers-used',
  title: 'Debug container in a manifest',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/4/no-manual-entry',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ object, podSpec }) {
    const list = child(podSpec, 'ephemeralContainers');
    if (list === undefined) return notApplicable;
    if (isUnknown(list)) return unknown;
    const entry = podSpec?.kind === 'map' ? entryOf(podSpec, 'ephemeralContainers') : undefined;
    if (!entry || itemsOf(list).items.length === 0) return notApplicable;
    const { start, end } = entry.key;
    return unmet({
      start,
      end,
      message: say`${describeObject(object)} carries a debug container that somebody attached to a running Pod.`,
    });
  },
  fixSafety: 'safe',
  fix({ podSpec }, _problem, { text }) {
    const edit = podSpec?.kind === 'map' ? removeAt(text, podSpec, ['ephemeralContainers']) : undefined;
    return edit && { title: say`Remove the debug container`, safety: 'safe', edits: [edit] };
  },
  rationale:
    'Ephemeral containers are how people get into a Pod that runs: `kubectl debug` adds one. In a file they are a left-over of such a visit, copied from the cluster; the API server refuses to create a Pod with them. Where nobody enters Pods by hand any more, there is nothing to copy.',
  how: [
    'Remove `ephemeralContainers` from the manifest.',
    'Keep manifests that are written, not exported from the cluster.',
    'Grant `pods/ephemeralcontainers` only for the time of an incident, with an audit trail.',
  ],
  example: {
    language: 'yaml',
    bad: examplePod({ pod: 'ephemeralContainers:\n  - name: debugger\n    image: busybox:1.37.0' }),
    good: examplePod({}),
  },
  hoverOn: podFields('ephemeralContainers'),
  equivalents: { kyverno: ['block-ephemeral-containers'] },
});
