import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { deployment, projectOf } from './project.ts';
import type { ProjectOptions } from './project.ts';

async function diagnostics(text: string, options: ProjectOptions = {}, limit = 200): Promise<readonly Diagnostic[]> {
  const project = await projectOf({ 'web.yaml': text }, options);
  return diagnosticsOf(project.session, project.file('web.yaml'), limit);
}

function find(list: readonly Diagnostic[], code: string): Diagnostic {
  const found = list.find((diagnostic) => diagnostic.code === code);
  assert.ok(found, `no ${code} among ${list.map((one) => String(one.code)).join(', ')}`);
  return found;
}

const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

describe('diagnostics', () => {
  it('say what is missed, where, and which level expects it', async () => {
    const diagnostic = find(await diagnostics(deployment), 'privileged-container');
    assert.deepEqual(diagnostic.range, { start: { line: 20, character: 24 }, end: { line: 20, character: 28 } });
    assert.equal(diagnostic.source, 'Cloud Native Maturity');
    assert.match(textOf(diagnostic), /^Container "web" .*\. Expected from Level 1 \(Build\): [A-Z][^.]+\.$/);
    assert.match(diagnostic.codeDescription?.href ?? '', /^https:\/\/maturitymodel\.cncf\.io\/technology\/#/);
    assert.deepEqual(diagnostic.data, { rule: 'privileged-container', start: deployment.indexOf('true') });
  });

  it('are as loud as their level is near', async () => {
    const severity = async (target: 1 | 2 | 3, code: string): Promise<DiagnosticSeverity | undefined> =>
      (await diagnostics(deployment, { target })).find((one) => one.code === code)?.severity;
    assert.equal(await severity(1, 'liveness-probe-missing'), DiagnosticSeverity.Warning);
    assert.equal(await severity(1, 'pdb-missing'), DiagnosticSeverity.Hint);
    assert.equal(await severity(2, 'pdb-missing'), DiagnosticSeverity.Warning);
    assert.equal(await severity(3, 'liveness-probe-missing'), DiagnosticSeverity.Warning);
  });

  it('follow the settings of their rule', async () => {
    const all = await diagnostics(deployment, {
      settings: {
        rules: {
          'liveness-probe-missing': 'off',
          'readiness-probe-missing': 'information',
          'pdb-missing': 'error',
          'cpu-request-missing': 'on',
        },
      },
    });
    assert.equal(
      all.find(({ code }) => code === 'liveness-probe-missing'),
      undefined,
    );
    assert.equal(find(all, 'readiness-probe-missing').severity, DiagnosticSeverity.Information);
    assert.equal(find(all, 'pdb-missing').severity, DiagnosticSeverity.Error);
    assert.equal(find(all, 'cpu-request-missing').severity, DiagnosticSeverity.Warning);
  });

  it('leave out what a comment accepts', async () => {
    const accepted = deployment.replace(
      '            privileged',
      '            # cnmaturity-ignore: privileged-container for a test\n            privileged',
    );
    const codes = (await diagnostics(accepted)).map(({ code }) => code);
    assert.ok(!codes.includes('privileged-container'));
    assert.ok(codes.includes('liveness-probe-missing'));
  });

  it('keep the most severe ones and count the rest', async () => {
    const all = await diagnostics(deployment);
    const most = all.filter(({ severity }) => severity === DiagnosticSeverity.Warning).length;
    const few = await diagnostics(deployment, {}, most);
    assert.ok(all.length > most);
    assert.equal(few.length, most + 1);
    assert.ok(few.slice(0, -1).every(({ severity }) => severity === DiagnosticSeverity.Warning));
    const last = few.at(-1);
    assert.equal(last?.severity, DiagnosticSeverity.Information);
    assert.match(textOf(last), new RegExp(`^${String(all.length - most)} more findings`));
  });

  it('keep what is wrong with suppressions among what is as severe, and count all that is left out', async () => {
    const idle = Array.from({ length: 30 }, () => '            # cnmaturity-ignore: image-tag-latest x\n').join('');
    const wrong = '            # cnmaturity-ignore: nothing x\n';
    const text = deployment.replace('            privileged', `${idle}${wrong}            privileged`);
    const all = await diagnostics(text, {}, 500);
    for (const limit of [1, 2, 5, 10, 20, all.length - 1, all.length]) {
      const few = await diagnostics(text, {}, limit);
      const shown = few.filter(({ code }) => code !== undefined);
      assert.equal(shown.length, Math.min(limit, all.length));
      const worst = (list: readonly Diagnostic[]): readonly unknown[] => list.map(({ severity }) => severity).toSorted();
      assert.deepEqual(worst(shown), worst(all).slice(0, limit));
      assert.equal(few.length, Math.min(limit + 1, all.length));
      const last = few.at(-1);
      if (limit < all.length) assert.match(last ? textOf(last) : '', new RegExp(`^${String(all.length - limit)} more finding`));
    }
    const warnings = all.filter(({ severity }) => severity === DiagnosticSeverity.Warning).length;
    assert.ok((await diagnostics(text, {}, warnings)).some(({ code }) => code === 'suppression-invalid'));
  });

  it('count places in UTF-16 units and in every kind of line end', async () => {
    const text = deployment.replace('        - name: web', '        - name: "wäb😀"').replaceAll('\n', '\r\n');
    const diagnostic = find(await diagnostics(text), 'liveness-probe-missing');
    assert.deepEqual(diagnostic.range, { start: { line: 15, character: 16 }, end: { line: 15, character: 23 } });
  });

  it('move with the documents above them', async () => {
    const project = await projectOf({ 'web.yaml': deployment });
    const before = diagnosticsOf(project.session, project.file('web.yaml'), 200);
    const after = diagnosticsOf(project.session, project.change('web.yaml', `kind: Note\n---\n${deployment}`), 200);
    assert.deepEqual(
      after.map(({ code, range }) => [code, range.start.line]),
      before.map(({ code, range }) => [code, range.start.line + 2]),
    );
  });

  it('say nothing of files that do not belong', async () => {
    const { session } = await projectOf({ 'web.yaml': deployment }, { settings: { exclude: ['**/web.yaml'] } });
    assert.equal(session.openFile('file:///workspace/web.yaml'), undefined);
  });
});
