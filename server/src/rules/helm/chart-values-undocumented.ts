import { say } from '../../texts/texts.ts';
import { withoutMarks } from '../../facts/suppression-lines.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const chartValuesUndocumented = defineRule({
  id: 'chart-values-undocumented',
  title: 'Values without comments',
  practice: 'people/upskilling/4/docs-beside-code',
  family: 'helm',
  category: 'operability',
  default: 'optional',
  subject: 'values',
  crossFile: true,
  severity: 'warning',
  check({ node, directory }, { workspace, uri }) {
    if (!workspace.file(`${directory}Chart.yaml`) || node.flow) return notApplicable;
    const text = workspace.file(uri)?.text;
    if (text === undefined) return unknown;
    const bare = node.entries.filter(({ key, value }) => {
      const before = withoutMarks(text.slice(0, key.start)).trimEnd().split('\n').at(-1) ?? '';
      const behind =
        text.slice(key.start, Math.max(value.end, key.end)) + (/^[^\n]*/.exec(text.slice(Math.max(value.end, key.end)))?.[0] ?? '');
      return !/^\s*#/.test(before) && !/(?:^|\s)#/m.test(withoutMarks(behind));
    });
    const [first, ...rest] = bare.map(({ key: { text: name, start, end } }) => ({
      start,
      end,
      message: say`No comment says what ${name} is for.`,
    }));
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'The values of a chart are what its users read first, and often all they read. A comment above a key, at its end or within its block says what it does, which values it takes and what depends on it; tools such as helm-docs make the documentation from them.',
  how: ['Write a comment above each key; `# --` at its beginning is taken up by helm-docs.'],
  example: {
    language: 'yaml',
    around: { 'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.4.2\n' },
    bad: `sessions: 300
`,
    good: `# How long somebody stays signed in, in seconds.
sessions: 300
`,
  },
  hoverOn: ['replicaCount', 'image'],
  equivalents: {},
});
