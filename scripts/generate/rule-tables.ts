/** The rules at a glance: docs/rules.md, and the table of the README. */
import { familyNames } from '../../server/src/cli/rules.ts';
import { expectationOf } from '../../server/src/features/expectation.ts';
import { levels } from '../../server/src/model/types.ts';
import type { Level } from '../../server/src/model/types.ts';
import { families } from '../../server/src/rules/rule.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { escaped, link, page, table } from './markdown.ts';

interface Group {
  readonly name: string;
  /** By level, then by id. */
  readonly rules: readonly Rule[];
}

function groupsOf(rules: readonly Rule[]): readonly Group[] {
  return families.flatMap((family) => {
    const own = rules.filter((rule) => rule.family === family);
    own.sort((a, b) => expectationOf(a).level - expectationOf(b).level || (a.id < b.id ? -1 : 1));
    return own.length === 0 ? [] : [{ name: familyNames[family], rules: own }];
  });
}

/** docs/rules.md */
export function rulesIndex(rules: readonly Rule[]): GeneratedFile {
  const text = page([
    '# Rules',
    'A rule looks at one kind of thing and says of each whether it meets an expectation of the maturity model. Optional rules are off until the setting [`cloudNativeMaturity.rules`](settings.md) or `rules` in [.cnmaturity.yaml](configuration.md) turns them on.',
    '## Fixes',
    'A _safe_ fix needs no judgement and is part of "fix all". One for _review_ puts in a value that you should look at, so it is only applied one by one.',
    ...groupsOf(rules).flatMap((group) => [
      `## ${group.name}`,
      table(
        ['Rule', 'Finds', 'Level', 'Section', 'Category', 'Fix', 'Default'],
        group.rules.map((rule) => {
          const { levelText, sectionName, link: section } = expectationOf(rule);
          return [
            ruleLink(rule, 'rules/'),
            escaped(rule.title),
            levelText,
            link(sectionName, section),
            rule.category,
            rule.fixSafety ?? '',
            rule.default,
          ];
        }),
      ),
    ]),
  ]);
  return { path: 'docs/rules.md', text };
}

/** What stands between the markers of the README: how many rules there are, by family and level. */
export function readmeTable(rules: readonly Rule[]): string {
  const count = (own: readonly Rule[], level: Level): string => {
    const number = own.filter((rule) => expectationOf(rule).level === level).length;
    return number === 0 ? '' : String(number);
  };
  const rows = groupsOf(rules).map(({ name, rules: own }) => [
    name,
    ...levels.map((level) => count(own, level)),
    String(own.filter(({ fixSafety }) => fixSafety !== null).length),
    String(own.filter((rule) => rule.default === 'optional').length),
  ]);
  const heads = ['Family', ...levels.map((level) => `Level ${String(level)}`), 'with a fix', 'optional'];
  return [
    `${String(rules.length)} rules; [docs/rules.md](docs/rules.md) lists them, and each has a page of its own. Optional ones are off until you turn them on.`,
    table(heads, rows),
  ].join('\n\n');
}

function ruleLink({ id }: Rule, folder: string): string {
  return `[\`${id}\`](${folder}${id}.md)`;
}
