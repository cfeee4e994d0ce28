import { say } from '../../texts/texts.ts';
import { exposedPorts } from '../dockerfile/ports.ts';
import { imageStages } from '../dockerfile/stages.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { dockerfileOf } from './built-images.ts';
import { describeContainer } from './describe.ts';
import { placeFor, portsOf } from './pods.ts';

export const imagePortUndeclared = defineRule({
  id: 'image-port-undeclared',
  title: 'Port of the image that the container does not name',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/1/deployment-files',
  category: 'operability',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, { workspace }) {
    const built = container.role === 'init' ? undefined : dockerfileOf(container, workspace);
    if (!built) return notApplicable;
    const exposed = imageStages(built.subject).flatMap(({ instructions }) => instructions.flatMap(exposedPorts));
    const known = exposed.filter((one) => one.known && /^\d+$/.test(one.port));
    if (known.length === 0) return notApplicable;
    const ports = portsOf(container);
    if (!ports || container.workload.object.fragment || ports.some(({ number }) => number === undefined)) return unknown;
    if (workspace.patchMentions(container.workload.object, 'ports')) return unknown;
    const missing = known.find(({ port }) => !ports.some(({ number }) => number === Number(port)));
    if (!missing) return met;
    const place = placeFor(container, 'ports');
    return unmet({
      start: place.start,
      end: place.end,
      message: say`${describeContainer(container)} names no port ${missing.port}, which its image exposes.`,
      related: [{ at: built, start: missing.word.start, end: missing.word.end, message: say`Exposed here.` }],
    });
  },
  fixSafety: null,
  rationale:
    'Ports under `ports` are for readers and tools: Services, monitors and policies refer to them by name. A port that the image opens and the manifest leaves out is easily forgotten in a network policy, or no longer used. The Dockerfile is known where Compose, Skaffold or a pipeline of GitHub or GitLab says which image is built from it.',
  how: ['Add the port with a name: `{ name: http, containerPort: 8080 }`.', 'Or take it out of EXPOSE where nothing listens any more.'],
  example: {
    language: 'yaml',
    around: {
      'compose.yaml': 'services:\n  web:\n    image: example/web:1.0\n    build: .\n',
      Dockerfile: 'FROM node:24-slim\nEXPOSE 8080 9090\n',
    },
    bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: example/web:1.0\n      ports:\n        - containerPort: 8080\n',
    good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: example/web:1.0\n      ports:\n        - containerPort: 8080\n        - containerPort: 9090\n',
  },
  hoverOn: ['ports'],
  equivalents: {},
});
