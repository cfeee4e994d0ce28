import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { Lookup, MapNode } from '../../syntax/tree.ts';
import { child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable, unknown } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

/** What Dependabot waits of itself, by the release notes of zizmor, whose audit counts with it. */
const waitedAnyway = 3;

export const updateCooldownMissing = defineRule({
  id: 'update-cooldown-missing',
  title: 'Updates proposed too soon after a release',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'optional',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  options: {
    days: { default: 7, minimum: 1, description: 'The days that a new release must have been out before it is proposed.' },
  },
  check(pipeline, { options }) {
    const updates = updatesOf(pipeline);
    if (updates.length === 0) return notApplicable;
    const unsure = updates.some((update) => daysOf(update) === 'unknown');
    return outcomeOf(
      updates.flatMap((update) => problemsOf(update, options.days)),
      unsure ? unknown : undefined,
    );
  },
  fixSafety: 'safe',
  fix(pipeline, problem, context) {
    const { days } = context.options;
    const update = updatesOf(pipeline).find((one) => problemsOf(one, days).some(({ start }) => start === problem.start));
    if (!update) return undefined;
    const title = say`Wait ${String(days)} days`;
    const cooldown = child(update, 'cooldown');
    const written = cooldown?.kind === 'map' ? entryOf(cooldown, 'default-days') : undefined;
    if (written) return { title, safety: 'safe', edits: [{ start: written.value.start, end: written.value.end, text: String(days) }] };
    return addEntryFix(context, update, { path: ['cooldown', 'default-days'], value: days, after: ['schedule'], title, safety: 'safe' });
  },
  rationale:
    'A hijacked release is mostly found and withdrawn within days, and so is one that breaks everybody. An updater that waits for some days never proposes those. Security updates do not wait. Updates in a `multi-ecosystem-group`, and those whose version updates are switched off, are left out.',
  how: ['Set `cooldown.default-days` of each update.', 'Let dependencies of your own organisation through with `cooldown.exclude`.'],
  example: {
    file: '.github/dependabot.yml',
    language: 'yaml',
    bad: 'version: 2\nupdates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule:\n      interval: weekly\n',
    good: 'version: 2\nupdates:\n  - package-ecosystem: gomod\n    directory: /\n    schedule:\n      interval: weekly\n    cooldown:\n      default-days: 7\n',
  },
  hoverOn: ['updates', 'updates.cooldown'],
  equivalents: { zizmor: ['dependabot-cooldown'] },
});

/** Those that propose new versions, each on its own. */
function updatesOf({ system, node }: Pipeline): readonly MapNode[] {
  if (system !== 'dependabot') return [];
  return itemsOf(child(node, 'updates')).items.flatMap((update) => {
    if (update.kind !== 'map' || child(update, 'multi-ecosystem-group') !== undefined) return [];
    const limit = child(update, 'open-pull-requests-limit');
    return limit?.kind === 'scalar' && limit.value === 0 ? [] : [update];
  });
}

function daysOf(update: MapNode): number | 'unknown' {
  const cooldown = child(update, 'cooldown');
  const days: Lookup = child(cooldown, 'default-days');
  if (isUnknown(cooldown) || isUnknown(days)) return 'unknown';
  return days?.kind === 'scalar' && typeof days.value === 'number' ? days.value : waitedAnyway;
}

function problemsOf(update: MapNode, wanted: number): readonly Problem[] {
  const given = daysOf(update);
  const ecosystem = child(update, 'package-ecosystem');
  if (given === 'unknown' || given >= wanted || ecosystem?.kind !== 'scalar') return [];
  const cooldown = entryOf(update, 'cooldown');
  const place = child(child(update, 'cooldown'), 'default-days') ?? cooldown?.key ?? ecosystem;
  const name = textOf(ecosystem) ?? say`dependencies`;
  return [problemAt(place, say`Updates of ${name} are proposed less than ${String(wanted)} days after their release.`)];
}
