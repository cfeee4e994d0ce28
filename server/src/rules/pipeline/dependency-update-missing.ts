import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

export const dependencyUpdateMissing = defineRule({
  id: 'dependency-update-missing',
  title: 'Dependency updates switched off or unsafe',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ system, node }) {
    if (system !== 'dependabot') return notApplicable;
    const updates = child(node, 'updates');
    return outcomeOf(
      itemsOf(updates).items.flatMap((update): readonly Problem[] => {
        if (update.kind !== 'map') return [];
        const ecosystem = child(update, 'package-ecosystem');
        const name = textOf(ecosystem) ?? say`dependencies`;
        const runs = child(update, 'insecure-external-code-execution');
        if (runs?.kind === 'scalar' && runs.text === 'allow')
          return [problemAt(runs, say`Updates of ${name} run the code of packages that nobody has looked at yet.`)];
        const limit = child(update, 'open-pull-requests-limit');
        if (limit?.kind === 'scalar' && limit.value === 0)
          return [problemAt(limit, say`Version updates of ${name} are switched off by this limit; only security updates come through.`)];
        return [];
      }),
    );
  },
  fixSafety: null,
  rationale:
    'A dependency updater keeps third-party parts current only while it may open pull requests. `insecure-external-code-execution: allow` lets it run code of new packages with access to private registries. Whether there is an updater at all is judged by the files of all updaters, not by this rule.',
  how: [
    'Set `open-pull-requests-limit` to what the team can review, and group updates where there are many.',
    'Remove `insecure-external-code-execution`, or limit it to ecosystems that cannot do without.',
  ],
  example: {
    file: '.github/dependabot.yml',
    language: 'yaml',
    bad: 'version: 2\nupdates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule:\n      interval: weekly\n    open-pull-requests-limit: 0\n',
    good: 'version: 2\nupdates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule:\n      interval: weekly\n',
  },
  hoverOn: ['updates'],
  equivalents: { scorecard: ['Dependency-Update-Tool'], zizmor: ['dependabot-execution'] },
});
