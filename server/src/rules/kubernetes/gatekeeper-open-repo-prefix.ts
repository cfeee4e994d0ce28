import { at, itemsOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { describeObject } from './describe.ts';
import { outcomeOf, problemAt } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const gatekeeperOpenRepoPrefix = defineRule({
  id: 'gatekeeper-open-repo-prefix',
  title: 'Open prefix of an allowed registry',
  practice: 'policy/implementation-and-compliance/3/policy-as-code',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (object.group !== 'constraints.gatekeeper.sh' || !/^K8s(?:PSP)?AllowedRepos/i.test(object.kind)) return notApplicable;
    const { items } = itemsOf(at(object.node, 'spec', 'parameters', 'repos'));
    return outcomeOf(
      items.map((item): Verdict => {
        if (item.kind !== 'scalar' || /[${]/.test(item.text)) return 'unknown';
        if (!isOpen(item.text)) return 'met';
        return problemAt(item, say`${describeObject(object)} allows everything that begins with "${item.text}", other names too.`);
      }),
    );
  },
  fixSafety: 'safe',
  fix(_object, { start, end }, { text }) {
    const old = text.slice(start, end);
    const quote = /["']$/.exec(old)?.[0] ?? '';
    const host = /^["']?[^/]+["']?$/.test(old);
    const closed = `${old.slice(0, old.length - quote.length)}/${quote}`;
    return { title: say`End the prefix with a slash`, safety: host ? 'safe' : 'review', edits: [{ start, end, text: closed }] };
  },
  rationale:
    'Gatekeeper compares the beginning of the image’s name. `registry.example.com` also lets in `registry.example.com.evil.net/…`, and `ghcr.io/shop` also `ghcr.io/shop-of-somebody-else/…`. A slash at the end closes the prefix. Entries with a tag or digest name one image and are left alone.',
  how: ['End each entry with a slash.', 'To allow one image only, write it with its tag or digest.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sAllowedRepos
metadata:
  name: repos
spec:
  parameters:
    repos:
      - registry.example.com
`,
    good: `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sAllowedRepos
metadata:
  name: repos
spec:
  parameters:
    repos:
      - registry.example.com/
`,
  },
  hoverOn: ['spec.parameters.repos'],
  equivalents: {
    trivy: ['KSV-0124'],
  },
});

/** A port of a registry is no tag. */
function isOpen(text: string): boolean {
  return text !== '' && !text.endsWith('/') && !/@|[*?]/.test(text) && !/:[^/]*$/.test(text.replace(/^[^/]*$/, ''));
}
