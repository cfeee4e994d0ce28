import { ownAnnotation } from '../../facts/annotation-marks.ts';
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const policyExceptionWithoutExpiry = defineRule({
  id: 'policy-exception-without-expiry',
  title: 'Exception without an end',
  practice: 'technology/security-and-policy/5/exceptions-controlled',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    const { group, kind, fragment, node } = object;
    if (kind !== 'PolicyException' || !/(?:^|\.)kyverno\.io$/.test(group) || fragment) return notApplicable;
    const maps = ['labels', 'annotations'].map((field) => at(node, 'metadata', field));
    if (maps.some((map) => isUnknown(map) || (map?.kind === 'map' && map.open))) return unknown;
    if (
      maps.some(
        (map) => map?.kind === 'map' && map.entries.some(({ key: { text } }) => !text.startsWith(ownAnnotation) && limit.test(text)),
      )
    )
      return met;
    if (workspace.patchMentions(object, ttl) || workspace.labelIsSetElsewhere(ttl)) return unknown;
    // Conditions may compare with the time.
    if (at(node, 'spec', 'conditions') !== undefined || at(node, 'spec', 'matchConditions') !== undefined) return unknown;
    return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} has no date at which it ends.` });
  },
  fixSafety: 'review',
  fix(object: KubernetesObject, _problem, context) {
    return addEntryFix(context, object.node, {
      title: say`Let it end after 30 days`,
      safety: 'review',
      path: ['metadata', 'labels', ttl],
      value: judge('720h'),
      after: ['name'],
    });
  },
  rationale:
    'An exception is made for a reason that passes: a release, a vendor’s fix. Nobody removes it afterwards, and the policy has a hole for good. With the label `cleanup.kyverno.io/ttl`, Kyverno removes the exception itself; any label or annotation that names an expiry counts.',
  how: [
    'Label the exception with `cleanup.kyverno.io/ttl`, a duration as `720h` or a date as `2030-01-31`.',
    'Say in an annotation who asked for it and why.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: legacy
spec:
  exceptions:
    - policyName: run-as-non-root
      ruleNames: [check]
`,
    good: `apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: legacy
  labels:
    cleanup.kyverno.io/ttl: 720h
spec:
  exceptions:
    - policyName: run-as-non-root
      ruleNames: [check]
`,
  },
  hoverOn: ['metadata.labels', 'metadata.name'],
  equivalents: {},
});

const ttl = 'cleanup.kyverno.io/ttl';
const limit = /ttl|expir|valid-?until|ends?-?(?:on|at|date)|review-?(?:by|date)/i;
