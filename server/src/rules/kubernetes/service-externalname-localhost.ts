import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { isService } from './services.ts';

export const serviceExternalnameLocalhost = defineRule({
  id: 'service-externalname-localhost',
  title: 'Service leads back to the caller',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/exposure-limited',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (!isService(object)) return notApplicable;
    const name = at(object.node, 'spec', 'externalName');
    if (name === undefined) return notApplicable;
    if (isUnknown(name) || name.kind !== 'scalar') return unknown;
    if (!/^(?:localhost|.*\.localhost|127(?:\.\d+){3}|::1|0\.0\.0\.0|localhost\.localdomain)\.?$/i.test(name.text)) return met;
    return unmet({
      ...spanOf(name),
      message: say`${describeObject(object)} stands for "${name.text}", which is whoever asks for it.`,
    });
  },
  fixSafety: null,
  rationale:
    'An `ExternalName` Service is an alias. One for `localhost` leads whoever resolves it to itself: an ingress controller that is sent to such a Service hands its own administrative ports to the outside. No program needs it.',
  how: ['Name the host that is meant.', 'Delete the Service if it was a stand-in for tests.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  type: ExternalName
  externalName: localhost
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: database
spec:
  type: ExternalName
  externalName: db.example.com
`,
  },
  hoverOn: ['spec.externalName'],
  equivalents: { kyverno: ['disallow-localhost-services'] },
});
