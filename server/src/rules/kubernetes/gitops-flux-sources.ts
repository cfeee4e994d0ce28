import { at, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const gitopsFluxSources = defineRule({
  id: 'gitops-flux-sources',
  title: 'Flux source that is not verified',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  family: 'kubernetes',
  category: 'supply-chain',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  options: { allowed: { default: [], description: 'Beginnings of the URLs that sources may have; any when empty.' } },
  check(object, { options, workspace }) {
    if (object.group !== 'source.toolkit.fluxcd.io' || object.fragment) return notApplicable;
    const what = describeObject(object);
    const url = at(object.node, 'spec', 'url');
    const written = textOf(url);
    if (url && written !== undefined && options.allowed.length > 0 && !options.allowed.some((start) => written.startsWith(start)))
      return unmet({ ...spanOf(url), message: say`${what} reads from ${written}, which is not on the list.` });
    if (object.kind !== 'GitRepository' && object.kind !== 'OCIRepository') return notApplicable;
    const verify = at(object.node, 'spec', 'verify');
    if (isUnknown(verify) || workspace.patchMentions(object, 'verify')) return unknown;
    return verify === undefined ? unmet({ ...spanOf(object.anchor), message: say`${what} is not verified against a signature.` }) : met;
  },
  fixSafety: null,
  rationale:
    'Whoever can write to a source of Flux decides what runs in the cluster. With `spec.verify`, Flux takes only commits and artefacts that are signed by known keys. Which addresses sources may have is an option.',
  how: [
    'Sign commits or tags, or artefacts with Cosign, and set `spec.verify`.',
    'Set the option `allowed` to the beginnings of your own URLs.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: fleet
spec:
  interval: 5m
  url: https://git.example.com/fleet
`,
    good: `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: fleet
spec:
  interval: 5m
  url: https://git.example.com/fleet
  verify:
    mode: HEAD
    secretRef:
      name: keys
`,
  },
  hoverOn: ['spec.verify', 'spec.url'],
  equivalents: {
    kyverno: ['verify-flux-sources', 'verify-git-repositories', 'verify-flux-images'],
  },
});
