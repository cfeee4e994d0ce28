import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { isRemote, pathsOf } from './references.ts';

export const kustomizeRemoteBaseUnpinned = defineRule({
  id: 'kustomize-remote-base-unpinned',
  title: 'Remote resource without a version',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  family: 'kustomize',
  category: 'supply-chain',
  default: 'on',
  subject: 'kustomization',
  crossFile: false,
  severity: 'warning',
  check(kustomization) {
    const remote = pathsOf(kustomization).filter(({ node }) => isRemote(node.text));
    const problems = remote.flatMap(({ node: { text, start, end } }) => {
      const moving = branchOf(text);
      if (moving === undefined) return [];
      const what = moving === '' ? say`follows its default branch` : say`follows ${moving}`;
      return [{ start, end, message: say`The remote resource ${shortName(text)} ${what}.` }];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return remote.length > 0 ? met : notApplicable;
  },
  fixSafety: null,
  rationale:
    'What a branch of somebody else’s repository holds changes without a commit in yours: two builds of one commit differ, and what was reviewed is not what runs. A tag or, better, a commit holds still. Files of other servers, whose address says no version, are left alone.',
  how: [
    'Add `?ref=` with a tag or a commit to the URL.',
    'For single files, take the URL of a release or of a commit.',
    'Let Renovate or Dependabot propose new versions.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - https://github.com/example/operator//config/default?ref=main
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - https://github.com/example/operator//config/default?ref=v1.4.2
`,
  },
  hoverOn: ['resources', 'components', 'bases'],
  equivalents: {},
});

const branches = /^(?:refs\/heads\/.*|main|master|head|develop|dev|trunk|latest|stable)$/i;

/** The branch that a remote resource follows, '' for the default one; undefined where it holds still or cannot be told. */
function branchOf(url: string): string | undefined {
  const ref = /[?&](?:ref|version)=([^&]*)/.exec(url)?.[1];
  if (ref !== undefined) return branches.test(ref) ? ref : ref === '' ? '' : undefined;
  const raw = /^https:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(refs\/heads\/[^/]+|[^/]+)\//.exec(url)?.[1];
  const file = /^https:\/\/(?:github|gitlab)\.com\/[^/]+\/[^/]+\/(?:-\/)?(?:raw|blob)\/([^/]+)\//.exec(url)?.[1];
  const part = raw ?? file;
  if (part !== undefined) return branches.test(part) ? part : undefined;
  if (url.includes('/releases/latest/download/')) return say`the latest release`;
  return isRepository(url) ? '' : undefined;
}

/** A clone, and no single file. */
function isRepository(url: string): boolean {
  if (/\.(?:ya?ml|json)$/.test(url) || /\/(?:releases|archive)\//.test(url)) return false;
  return /^git(?:::|@)|^ssh:\/\/|\.git(?:\/|$)|^(?:https:\/\/)?(?:github\.com|gitlab\.com|bitbucket\.org)\//.test(url);
}

function shortName(url: string): string {
  return url.replace(/^[a-z+:]*\/\//, '').replace(/\?.*$/, '');
}
