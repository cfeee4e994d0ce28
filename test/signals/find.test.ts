import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import type { FileSystem } from '../../server/src/files/file-system.ts';
import { allSignals } from '../../server/src/model/signals.ts';
import { SignalFinder } from '../../server/src/signals/find.ts';
import { findInOthers } from '../../server/src/signals/read.ts';
import { put } from './support.ts';

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n';
const uri = 'file:///workspace/a.yaml';

function finderOf(match: string): SignalFinder {
  return new SignalFinder([{ id: 'it', detects: 'It.', match, practices: [] }]);
}

describe('the finder of signals', () => {
  it('keeps what a unit proves, and moves it with the unit', () => {
    const finder = finderOf('k8s core/Service');
    const file = { uri, path: 'a.yaml' };
    const first = readFile({ uri, format: 'yaml', text: service, hcl: undefined });
    finder.updateUnits(file, service, first.units);
    const longer = `x: 1\n---\n${service}`;
    const [, placed] = readFile({ uri, format: 'yaml', text: longer, hcl: undefined }).units;
    const [kept] = first.units;
    assert.ok(placed && kept);
    // The text is not looked at again: the unit is known.
    finder.updateUnits(file, longer.replace('Service', 'Nothing'), [{ ...placed, unit: kept.unit }]);
    assert.deepEqual(finder.evidence.get('it')?.places, [
      { uri, start: placed.start + service.indexOf('a\n'), end: placed.start + service.indexOf('a\n') + 1 },
    ]);
  });

  it('forgets what is gone', async () => {
    const finder = finderOf('k8s core/Service');
    await put(finder, 'a.yaml', service);
    assert.equal(finder.evidence.get('it')?.count, 1);
    await put(finder, 'a.yaml', 'x: 1\n');
    assert.equal(finder.evidence.size, 0);
    await put(finder, 'a.yaml', service);
    finder.remove(uri);
    assert.equal(finder.evidence.size, 0);
  });

  it('gives the same object until something changes', async () => {
    const finder = finderOf('k8s core/Service');
    await put(finder, 'a.yaml', service);
    const { evidence } = finder;
    await put(finder, 'b.yaml', 'x: 1\n');
    assert.equal(finder.evidence, evidence);
    await put(finder, 'c.yaml', service);
    assert.notEqual(finder.evidence, evidence);
  });

  it('counts a place once and names the first places', async () => {
    const finder = finderOf('k8s core/Service OR k8s core/Service WITH metadata.name = a');
    for (let i = 0; i < 30; i++) await put(finder, `${String(i)}.yaml`, service);
    const found = finder.evidence.get('it');
    assert.equal(found?.count, 30);
    assert.equal(found.places.length, 20);
  });

  it('asks for the text of a file only while that may prove something', async () => {
    const finder = finderOf('file **/*.go WITH text ~ /slog/ OR file LICENSE');
    assert.ok(finder.wantsText('a.go') && finder.wantsText('go.mod') && finder.wantsText('Makefile'));
    assert.ok(!finder.wantsText('LICENSE') && !finder.wantsText('a.rs') && !finder.wantsText('vendor/a.go'));
    for (let i = 0; i < 10; i++) await put(finder, `${String(i)}.go`, 'slog');
    assert.ok(!finder.wantsText('a.go') && finder.wantsText('go.mod'));
  });

  it('reads other files for the signals that ask for it', async () => {
    const finder = finderOf('file CODEOWNERS WITH text ~ /@/ OR file LICENSE');
    const read: string[] = [];
    const files: FileSystem = {
      readDirectory: async () => Promise.resolve([]),
      readFile: async (one) => {
        read.push(one);
        return Promise.resolve(one.endsWith('CODEOWNERS') ? { text: '* @a' } : { error: 'gone' });
      },
    };
    await findInOthers(
      finder,
      ['LICENSE', 'CODEOWNERS', 'go.mod', 'a.png'].map((path) => ({ uri: `file:///${path}`, path })),
      files,
    );
    assert.deepEqual(read.sort(), ['file:///CODEOWNERS', 'file:///go.mod']);
    assert.equal(finder.evidence.get('it')?.count, 2);
  });

  it('is put together in pieces, in vain where a file changes meanwhile', () => {
    const finder = finderOf('file a/*.txt');
    for (let index = 0; index < 1200; index++) finder.updatePath({ uri: `file:///a/${String(index)}.txt`, path: `a/${String(index)}.txt` });
    const first = finder.gather();
    assert.equal(first.next().done, false);
    finder.updatePath({ uri: 'file:///a/late.txt', path: 'a/late.txt' });
    while (first.next().done !== true);
    const second = [...finder.gather()];
    assert.equal(second.length, 2);
    assert.equal(finder.evidence.get('it')?.count, 1201);
    assert.deepEqual([...finder.gather()], []);
  });

  it('reads a file with every signal of the model in little time', async () => {
    const finder = new SignalFinder(allSignals());
    await put(finder, 'warm.yaml', service);
    const many = Array.from({ length: 500 }, () => service).join('---\n');
    const start = performance.now();
    await put(finder, 'a.yaml', many);
    assert.equal(finder.evidence.get('k8s-service')?.count, 501);
    assert.ok(performance.now() - start < 2000);
  });
});
