import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { deployment, projectOf, root } from '../features/project.ts';

// The benchmark says how fast it is; this only notices when an edit begins to cost as much as the whole file.
const limitMs = 25;

describe('typing in a file of 1 MB', () => {
  it('costs little more than the document that is typed in', async () => {
    const filler = `# ${'x'.repeat(1500)}\n`;
    const text = Array.from({ length: 500 }, (_, index) => deployment.replaceAll('web', `web${String(index)}`) + filler).join('---\n');
    const { session } = await projectOf({});
    const document = TextDocument.create(`${root}/a.yaml`, 'yaml', 1, text);
    const file = session.accept(document);
    assert.equal(diagnosticsOf(session, file, 200).length, 201);
    const times = Array.from({ length: 31 }, (_, index) => {
      const offset = document.getText().indexOf('image: registry', 500_000) + 'image: '.length;
      const position = document.positionAt(offset);
      const started = performance.now();
      TextDocument.update(document, [{ range: { start: position, end: position }, text: 'x' }], index + 2);
      session.accept(document);
      diagnosticsOf(session, file, 200);
      return performance.now() - started;
    });
    const median = times.toSorted((a, b) => a - b)[15] ?? Infinity;
    assert.ok(median < limitMs, `${median.toFixed(1)} ms`);
  });
});
