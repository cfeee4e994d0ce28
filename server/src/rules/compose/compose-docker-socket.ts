import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { hostPathsOf, listOf, nameOf } from './service.ts';

export const composeDockerSocket = defineRule({
  id: 'compose-docker-socket',
  title: 'Socket of the container engine mounted',
  family: 'compose',
  practice: 'technology/security-and-policy/2/least-privilege-containers',
  category: 'security',
  default: 'on',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    if (!listOf(service, 'volumes')) return notApplicable;
    const [first, ...rest] = hostPathsOf(service).flatMap(({ path, node }): readonly Problem[] =>
      /(?:^|\/)(?:docker|containerd|crio|podman)\.sock$/.test(path)
        ? [{ start: node.start, end: node.end, message: say`${nameOf(service)} mounts "${path}" and can so command the container engine.` }]
        : [],
    );
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'Who can talk to the engine’s socket can start a container with the whole disk of the host in it: the socket is root on the machine, also when it is mounted read-only. Proxies and dashboards that ask for it only need to read a list of containers.',
  how: [
    'Put a proxy in between that lets through what the service reads, such as `docker-socket-proxy`.',
    'To build images, use BuildKit or a builder of its own.',
    'Where the service is to command the engine, accept it with a reason in an ignore comment.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  ci:\n    image: example/runner:1.0\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n',
    good: 'services:\n  ci:\n    image: example/runner:1.0\n    volumes:\n      - work:/work\n',
  },
  hoverOn: ['volumes'],
  equivalents: {},
});
