import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { acceptEdit, acceptWays } from '../../server/src/features/accepting.ts';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { applyEdits } from '../../server/src/features/edits.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { PlacedFinding } from '../../server/src/rules/finding.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { labelOf } from '../../server/src/rules/subjects.ts';
import { projectOf, root } from './project.ts';
import type { TestProject } from './project.ts';

const names: Readonly<Record<string, string>> = {
  kubernetes: 'manifest.yaml',
  helm: 'Chart.yaml',
  kustomize: 'kustomization.yaml',
  compose: 'compose.yaml',
  dockerfile: 'Dockerfile',
  terraform: 'main.tf',
  pipeline: '.github/workflows/build.yaml',
};

/** What it finds are the comments themselves, so that each one is one more. */
const aboutComments = 'ignore-pragma-used';

function nameOf({ id, example, subject, family }: Rule): string {
  if (id === 'tf-state-file-committed') return 'terraform.tfstate';
  return example.file ?? (subject === 'values' ? 'values.yaml' : (names[family] ?? 'file'));
}

function findingsIn({ session, file }: TestProject, path: string): readonly PlacedFinding[] {
  return session.engine.findingsOf(file(path).uri);
}

/** What is found, by what stays when lines move; those that are accepted are left out. */
function openIn(project: TestProject, path: string): readonly string[] {
  return findingsIn(project, path)
    .filter(({ finding }) => !finding.suppression && finding.rule.id !== aboutComments)
    .map(
      ({ finding: { rule, subject, problem } }) =>
        `${rule.id} ${JSON.stringify(labelOf(rule.subject, subject))} ${problem.message.replace(/\d+/g, 'N')}`,
    )
    .toSorted();
}

function without(list: readonly string[], gone: readonly string[]): readonly string[] {
  const rest = [...gone];
  return list.filter((one) => {
    const at = rest.indexOf(one);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

describe('accepting what the examples of rules show', function () {
  this.timeout(60_000);
  const offered = new Map<string, Set<string>>();

  for (const rule of allRules.filter(({ id }) => id !== aboutComments)) {
    it(`silences ${rule.id}, and nothing else`, async () => {
      const path = nameOf(rule);
      const files = { ...rule.example.around, [path]: rule.example.bad };
      const options = rule.example.options ? { [rule.id]: rule.example.options } : {};
      const project = await projectOf(files, { settings: { rules: { [rule.id]: 'warning' }, ruleOptions: options }, target: 5 });
      const paths = Object.keys(files).map((name) => `${root}/${name}`);
      project.session.workspace.setListing({ includes: (uri) => uri.startsWith(root), paths, links: [] });
      const text = rule.example.bad;
      const before = openIn(project, path);
      const [placed] = findingsIn(project, path).filter(({ finding }) => finding.rule === rule);
      assert.ok(placed);
      for (const way of acceptWays) {
        const edit = acceptEdit(way, project.session, text, placed);
        if (!edit) continue;
        offered.set(way, (offered.get(way) ?? new Set()).add(rule.family));
        const after = applyEdits(text, [edit]);
        project.change(path, after);
        const now = openIn(project, path);
        const gone = without(before, now);
        const context = `${way}\n${after}\n${JSON.stringify({ gone, come: without(now, before) }, undefined, 1)}`;
        assert.deepEqual(without(now, before), [], context);
        assert.ok(gone.length > 0 && gone.every((one) => one.startsWith(`${rule.id} `)), context);
        const remarks = diagnosticsOf(project.session, project.file(path), 1000).filter(({ code }) =>
          String(code).startsWith('suppression-'),
        );
        // The annotation comes with a reason that is to be written anew; a comment comes without.
        assert.deepEqual(
          remarks.map(({ code, severity }) => [code, severity]),
          way === 'ignore-object' ? [] : [['suppression-reason-missing', DiagnosticSeverity.Hint]],
          context,
        );
        project.change(path, text);
        assert.deepEqual(openIn(project, path), before, 'what the comment silenced is there again without it');
      }
    });
  }

  it('is offered in each way', () => {
    const families = [...new Set(allRules.map(({ family }) => family))].toSorted();
    for (const way of ['ignore', 'ignore-file']) assert.deepEqual([...(offered.get(way) ?? [])].toSorted(), families, way);
    assert.deepEqual([...(offered.get('ignore-block') ?? [])].toSorted(), [
      'compose',
      'dockerfile',
      'helm',
      'kubernetes',
      'pipeline',
      'terraform',
    ]);
    assert.ok(offered.get('ignore-object')?.has('kubernetes'));
  });
});
