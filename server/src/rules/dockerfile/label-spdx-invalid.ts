import { say } from '../../texts/texts.ts';
import { defineRule } from '../rule.ts';
import { judgeLabels, labelsOf, moreKeys } from './labels.ts';

// What people write, and how SPDX calls it.
const meant: ReadonlyMap<string, string> = new Map([
  ...[
    'apache',
    'apache 2',
    'apache2',
    'apache-2',
    'apache 2.0',
    'apache license 2.0',
    'apache license, version 2.0',
    'apache v2',
    'asl 2.0',
  ].map((name) => [name, 'Apache-2.0'] as const),
  ...['mit license', 'the mit license', 'expat'].map((name) => [name, 'MIT'] as const),
  ...['bsd 3-clause', 'bsd3', 'bsd-3', 'new bsd'].map((name) => [name, 'BSD-3-Clause'] as const),
  ...['bsd 2-clause', 'bsd2', 'bsd-2'].map((name) => [name, 'BSD-2-Clause'] as const),
  ...['gplv2', 'gpl v2', 'gpl-2', 'gpl2'].map((name) => [name, 'GPL-2.0-only'] as const),
  ...['gplv3', 'gpl v3', 'gpl-3', 'gpl3'].map((name) => [name, 'GPL-3.0-only'] as const),
  ...['lgplv3', 'lgpl v3', 'lgpl-3', 'lgpl3'].map((name) => [name, 'LGPL-3.0-only'] as const),
  ...['agplv3', 'agpl v3', 'agpl-3', 'agpl3'].map((name) => [name, 'AGPL-3.0-only'] as const),
  ...['mpl2', 'mpl 2.0', 'mpl-2'].map((name) => [name, 'MPL-2.0'] as const),
  ...['proprietary', 'commercial', 'closed', 'private', 'internal'].map((name) => [name, 'LicenseRef-Proprietary'] as const),
]);
const idText = '[A-Za-z0-9][A-Za-z0-9.-]*\\+?(?::[A-Za-z0-9.-]+)?';
const expression = new RegExp(`^\\(*${idText}\\)*(?: (?:AND|OR|WITH) \\(*${idText}\\)*)*$`);

export const labelSpdxInvalid = defineRule({
  id: 'label-spdx-invalid',
  title: 'Label that should hold an SPDX licence',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  options: { labels: moreKeys('licences') },
  check(instruction, { options }) {
    return judgeLabels(instruction, ['org.opencontainers.image.licenses', ...options.labels], (value, key) => {
      const known = meant.get(value.trim().toLowerCase());
      if (known !== undefined) return say`Label "${key}" should hold an SPDX licence: "${known}" and not "${value}".`;
      return expression.test(value.trim())
        ? undefined
        : say`Label "${key}" should hold an SPDX licence expression, and "${value}" is none.`;
    });
  },
  fixSafety: 'review',
  fix(instruction, { start }) {
    const label = labelsOf(instruction).find(({ valueSpan }) => valueSpan.start === start);
    const known = label && meant.get(label.value.trim().toLowerCase());
    return known === undefined || !label
      ? undefined
      : {
          title: say`Write "${known}"`,
          safety: 'review',
          edits: [{ start: label.valueSpan.start, end: label.valueSpan.end, text: `"${known}"` }],
        };
  },
  rationale:
    'Licences are matched by their SPDX ids, by people’s tools and by policies. Judged is what cannot be an expression of such ids, and common ways to write a licence that are not its id.',
  how: [
    'Write the id: `Apache-2.0`, `MIT`, `GPL-3.0-or-later`.',
    'Join several: `MIT OR Apache-2.0`.',
    'For a licence of your own, write `LicenseRef-Name`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nLABEL org.opencontainers.image.licenses="Apache 2.0"\n',
    good: 'FROM alpine:3.22\nLABEL org.opencontainers.image.licenses="Apache-2.0"\n',
  },
  hoverOn: ['LABEL'],
  equivalents: { hadolint: ['DL3054'] },
});
