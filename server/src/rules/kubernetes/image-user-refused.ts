import { unquote } from '../../syntax/dockerfile/words.ts';
import { isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { effectiveUser, imageStages } from '../dockerfile/stages.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { dockerfileOf } from './built-images.ts';
import { describeContainer } from './describe.ts';
import { securityValue } from './pods.ts';

export const imageUserRefused = defineRule({
  id: 'image-user-refused',
  title: 'Image that runAsNonRoot refuses',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'error',
  check(container, { workspace }) {
    const nonRoot = securityValue(container, 'runAsNonRoot');
    if (nonRoot?.kind !== 'scalar' || nonRoot.value !== true) return notApplicable;
    const built = dockerfileOf(container, workspace);
    if (!built) return notApplicable;
    const user = securityValue(container, 'runAsUser');
    if (isUnknown(user) || workspace.patchMentions(container.workload.object, 'runAsUser')) return unknown;
    if (user !== undefined) return met;
    const instruction = effectiveUser(imageStages(built.subject));
    const [word] = instruction?.words ?? [];
    // Without USER it is the base image that decides.
    if (!word) return unknown;
    const [name = ''] = unquote(word.text, built.subject.escape).split(':');
    if (name.includes('$')) return unknown;
    if (/^\d+$/.test(name) && Number(name) !== 0) return met;
    const why = /^(?:root|0+)$/.test(name) ? say`ends as root` : say`ends as "${name}", a name and not a number`;
    return unmet({
      start: nonRoot.start,
      end: nonRoot.end,
      message: say`${describeContainer(container)} must not run as root, and its image ${why}: the kubelet refuses to start it.`,
      related: [{ at: built, start: word.start, end: word.end, message: say`The user of the image.` }],
    });
  },
  fixSafety: null,
  rationale:
    'With `runAsNonRoot: true` and no `runAsUser` the kubelet looks at the user of the image before the start. Root is refused, and so is a name, since only the number tells. The Dockerfile is known where Compose, Skaffold or a pipeline of GitHub or GitLab says which image is built from it.',
  how: ['End the Dockerfile with a number: `USER 10001:10001`.', 'Or name the number in the manifest: `runAsUser: 10001`.'],
  example: {
    language: 'yaml',
    around: {
      'compose.yaml': 'services:\n  web:\n    image: example/web:1.0\n    build: .\n',
      Dockerfile: 'FROM node:24-slim\nUSER node\n',
    },
    bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: example/web:1.0\n      securityContext:\n        runAsNonRoot: true\n',
    good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: example/web:1.0\n      securityContext:\n        runAsNonRoot: true\n        runAsUser: 1000\n',
  },
  hoverOn: ['securityContext.runAsNonRoot', 'securityContext.runAsUser'],
  equivalents: {},
});
