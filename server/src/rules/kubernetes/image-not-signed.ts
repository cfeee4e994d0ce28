import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { standsForAll, verifiesImages } from './image-policies.ts';

export const imageNotSigned = defineRule({
  id: 'image-not-signed',
  title: 'Image signatures not verified',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/4/standard-artifacts',
  category: 'supply-chain',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  check(workload, { workspace }) {
    if (!standsForAll(workload, workspace)) return notApplicable;
    const answer = verifiesImages(workspace);
    if (answer !== 'no') return answer === 'yes' ? met : unknown;
    const { start, end } = workload.object.anchor;
    return unmet({ start, end, message: say`No policy in the workspace verifies the signatures of images.` });
  },
  fixSafety: null,
  rationale:
    "Without a check at admission, a cluster runs whatever a registry hands out, signed or not: whoever can push an image, or move a tag, runs code. A verification policy lets in only images that your own pipeline signed. The finding stands once in the workspace, at its first workload, and any policy counts that verifies images: Kyverno, Sigstore's policy controller, Ratify, Connaisseur, Portieris, Kubewarden or OpenShift's own. If your policies are kept elsewhere, leave the rule off.",
  how: [
    'Sign in the pipeline: `cosign sign` with the identity of the job, so that there is no key to keep.',
    'Add a policy that verifies the images of your own registry, first in audit mode.',
    'Enforce it when nothing unsigned is reported any more.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
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
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
---
apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: signed-images
spec:
  rules:
    - name: signed
      match:
        any:
          - resources:
              kinds: [Pod]
      verifyImages:
        - imageReferences: ['registry.example.com/*']
          attestors:
            - entries:
                - keyless:
                    subject: 'https://github.com/example/*'
                    issuer: https://token.actions.githubusercontent.com
`,
  },
  hoverOn: ['spec.template.spec'],
  equivalents: {
    kubescape: ['C-0236', 'C-0237'],
    kyverno: ['verify-image', 'verify-image-gcpkms', 'verify-image-ivpol', 'verify-image-with-multi-keys', 'verify-manifest-integrity'],
  },
});
