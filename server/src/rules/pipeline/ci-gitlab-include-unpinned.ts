import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

const commit = /^[0-9a-f]{40}$/;

export const ciGitlabIncludeUnpinned = defineRule({
  id: 'ci-gitlab-include-unpinned',
  title: 'Included pipeline without a fixed version',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ system, node }) {
    const include = system === 'gitlab' ? child(node, 'include') : undefined;
    if (include === undefined) return notApplicable;
    const list = include.kind === 'sequence' ? itemsOf(include) : { items: [include], complete: true };
    return outcomeOf(list.items.flatMap(problemsOf), list.complete ? undefined : unknown);
  },
  fixSafety: null,
  rationale:
    'What is included becomes part of this pipeline and runs with its variables and tokens. Without `ref`, or with a branch, the next commit in the other project changes this pipeline unseen; a file at an address can change at any time. Templates of GitLab and files of this project are left alone.',
  how: [
    'Give `project` includes a `ref` with a full commit hash or a protected tag.',
    'Take components at a version: `$CI_SERVER_FQDN/group/component@1.4.2`.',
    'Add `integrity: sha256-…` to `remote` includes, or copy the file into a project of yours.',
  ],
  example: {
    file: '.gitlab-ci.yml',
    language: 'yaml',
    bad: 'include:\n  - project: platform/pipelines\n    file: /build.yml\n',
    good: 'include:\n  - project: platform/pipelines\n    ref: 0d1f5e6b7c8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c\n    file: /build.yml\n',
  },
  hoverOn: ['include', 'include.ref'],
  equivalents: {},
});

function problemsOf(item: Exclude<Lookup, undefined>): readonly Problem[] {
  if (item.kind === 'scalar') return /^https?:\/\//.test(item.text) ? [remote(item)] : [];
  const project = child(item, 'project');
  if (project?.kind === 'scalar') {
    const ref = child(item, 'ref');
    if (ref === undefined) return [problemAt(project, say`Files of "${project.text}" are taken from its newest commit.`)];
    const text = textOf(ref);
    // A tag cannot be told from a branch but by its looks.
    if (ref.kind !== 'scalar' || text === undefined || commit.test(text) || /\$|\d\.\d/.test(text)) return [];
    return [problemAt(ref, say`Files of "${project.text}" are taken from "${text}", which moves with each commit there.`)];
  }
  const component = child(item, 'component');
  if (component?.kind === 'scalar') {
    const version = /@([^@]*)$/.exec(component.text)?.[1];
    return version === undefined || version === '~latest' || /^(?:main|master)$/.test(version)
      ? [problemAt(component, say`Component "${component.text.split('@')[0] ?? ''}" is taken at whatever version is the newest.`)]
      : [];
  }
  const address = child(item, 'remote');
  return address?.kind === 'scalar' && child(item, 'integrity') === undefined && !/[0-9a-f]{40}/.test(address.text)
    ? [remote(address)]
    : [];
}

function remote(node: ScalarNode): Problem {
  return problemAt(node, say`This file comes from an address whose content can change without notice.`);
}
