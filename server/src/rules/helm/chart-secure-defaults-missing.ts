import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { templatesOf } from './charts.ts';

export const chartSecureDefaultsMissing = defineRule({
  id: 'chart-secure-defaults-missing',
  title: 'Chart that cannot be hardened',
  practice: 'technology/architecture-and-solution-design/2/packaging-standard',
  family: 'helm',
  category: 'security',
  default: 'on',
  subject: 'values',
  crossFile: true,
  severity: 'warning',
  check({ directory, anchor }, { workspace, uri }) {
    if (!workspace.file(`${directory}Chart.yaml`)) return notApplicable;
    const text = templatesOf(directory, workspace);
    const values = workspace.file(uri)?.text;
    if (text === undefined || values === undefined) return unknown;
    if (!/^kind:\s*["']?(?:Deployment|StatefulSet|DaemonSet)\b/m.test(text) || !/^[ \t]+(?:- )?containers:/m.test(text))
      return notApplicable;
    if (/toYaml\s+\.Values(?![.\w])/.test(text)) return unknown;
    const written = `${text}\n${values}`.toLowerCase();
    const missing = switches.filter((word) => !written.includes(word.toLowerCase()));
    if (missing.length === 0) return met;
    const { start, end } = anchor;
    return unmet({ start, end, message: say`These values, and the templates that read them, set no ${missing.join(say` and no `)}.` });
  },
  fixSafety: null,
  rationale:
    'Who installs a chart can only set what its templates pass on. Where none of them mentions `securityContext` or `resources`, nobody can run it as another user or give it requests, short of a fork. Charts that take in templates of others are left open.',
  how: [
    'Pass on values: `resources:` with `{{- toYaml .Values.resources | nindent 12 }}`, and the same for `securityContext` and `podSecurityContext`.',
    'Set defaults in `values.yaml` that most users can keep.',
  ],
  example: {
    language: 'yaml',
    around: {
      'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.4.2\n',
      'templates/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  selector:\n    matchLabels: {app: web}\n  template:\n    metadata:\n      labels: {app: web}\n    spec:\n      containers:\n        - name: web\n          image: registry.example.com/web:1.4.2\n',
    },
    bad: `color: blue
`,
    good: `color: blue
resources: {}
securityContext: {}
`,
  },
  hoverOn: ['resources', 'securityContext', 'podSecurityContext'],
  equivalents: {},
});

const switches = ['securityContext', 'resources'];
