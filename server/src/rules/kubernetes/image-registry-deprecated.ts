import { english, say, translated } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { FixSafety } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { imageOf, spanWithin } from './images.ts';

export const imageRegistryDeprecated = defineRule({
  id: 'image-registry-deprecated',
  title: 'Image from a retired registry',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'operability',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const image = imageOf(container, context);
    if (image === undefined) return notApplicable;
    if (image === 'unknown') return unknown;
    const retired = retiredIn(image.reference.repository);
    if (!retired) return met;
    const message = say`${describeContainer(container)} pulls from ${retired.prefix}, ${translated(retired.since)}.`;
    return unmet({ ...spanWithin(image.node, 0, retired.prefix.length), message });
  },
  fixSafety: 'safe',
  fix(_container, problem, { text }) {
    const retired = retiredIn(`${text.slice(problem.start, problem.end)}/`);
    if (!retired?.successor) return undefined;
    const { start, end } = problem;
    return { title: say`Pull from ${retired.successor}`, safety: retired.safety, edits: [{ start, end, text: retired.successor }] };
  },
  rationale:
    'A retired registry gets no new images, and nobody promises that it answers tomorrow: a node that must pull then cannot start the Pod. `k8s.gcr.io` was frozen in April 2023 and has answered by redirection since; `registry.k8s.io` serves everything that it held.',
  how: [
    'Name the successor: `registry.k8s.io` in place of `k8s.gcr.io`.',
    "Search charts, operators and the node's own settings (the pause image) for the old name as well.",
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: k8s.gcr.io/pause:3.9
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.k8s.io/pause:3.9
`,
  },
  hoverOn: ['image'],
  equivalents: { kubescape: ['C-0253'], kyverno: ['restrict-deprecated-registry'] },
});

interface Retired {
  readonly prefix: string;
  readonly since: string;
  readonly successor?: string;
  readonly safety: FixSafety;
}

const registries: readonly Retired[] = [
  { prefix: 'k8s.gcr.io', since: english`which was frozen in 2023`, successor: 'registry.k8s.io', safety: 'safe' },
  ...['gcr.io', 'us.gcr.io', 'eu.gcr.io', 'asia.gcr.io'].flatMap((host): readonly Retired[] =>
    ['google_containers', 'google-containers'].map((project) => ({
      prefix: `${host}/${project}`,
      since: english`which registry.k8s.io replaced`,
      successor: 'registry.k8s.io',
      safety: 'review',
    })),
  ),
  { prefix: 'docker.pkg.github.com', since: english`which ghcr.io replaced`, safety: 'review' },
];

function retiredIn(repository: string): Retired | undefined {
  return registries.find(({ prefix }) => repository.startsWith(`${prefix}/`));
}
