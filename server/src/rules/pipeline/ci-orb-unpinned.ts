import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { entriesOf, outcomeOf, problemAt, scalarsIn } from './parts.ts';

export const ciOrbUnpinned = defineRule({
  id: 'ci-orb-unpinned',
  title: 'Orb without a fixed version',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ system, node }) {
    const orbs = system === 'circleci' ? child(node, 'orbs') : undefined;
    if (orbs?.kind !== 'map') return notApplicable;
    return outcomeOf(
      entriesOf(orbs).flatMap(({ key, value }) =>
        value.kind !== 'scalar'
          ? []
          : scalarsIn(value).flatMap((scalar) => {
              const version = scalar.text.split('@')[1];
              if (version === undefined || version.includes('<<')) return [];
              if (version === 'volatile')
                return [problemAt(scalar, say`Orb "${key.text}" is taken at "volatile", which is whatever was published last.`)];
              if (version.startsWith('dev:'))
                return [
                  problemAt(
                    scalar,
                    say`Orb "${key.text}" is taken at "${version}", a development version that can change and vanishes after 90 days.`,
                  ),
                ];
              return [];
            }),
      ),
    );
  },
  fixSafety: null,
  rationale:
    'An orb is code of others that runs in the build with its secrets. `volatile` takes whatever was published last, and `dev:` versions can be overwritten and expire after 90 days. Published versions of an orb cannot be changed.',
  how: ['Look up the newest published version in the orb registry.', 'Write it in full: `node: circleci/node@7.1.0`.'],
  example: {
    file: '.circleci/config.yml',
    language: 'yaml',
    bad: 'version: 2.1\norbs:\n  node: circleci/node@volatile\n',
    good: 'version: 2.1\norbs:\n  node: circleci/node@7.1.0\n',
  },
  hoverOn: ['orbs'],
  equivalents: { checkov: ['CKV_CIRCLECIPIPELINES_3', 'CKV_CIRCLECIPIPELINES_4'] },
});
