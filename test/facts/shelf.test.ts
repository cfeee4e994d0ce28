import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import { Shelf } from '../../server/src/facts/shelf.ts';
import type { FileFacts, Unit } from '../../server/src/facts/types.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          # cnmaturity-ignore: image-tag-latest built beside it
          image: registry.example.com/web
`;
const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';

function read(text: string, name = 'a.yaml'): FileFacts {
  return readFile({ uri: `file:///w/${name}`, format: 'yaml', text, hcl: undefined });
}

function only({ units }: FileFacts): Unit {
  const [placed] = units;
  assert.ok(placed && units.length === 1);
  return placed.unit;
}

describe('the shelf', () => {
  it('says of a manifest that was let go what it said before', () => {
    const facts = read(`${deployment}---\n${service}`);
    const shelf = new Shelf(0);
    const kept = shelf.keep(facts);
    shelf.trim();
    for (const [index, { unit, start, end }] of kept.units.entries()) {
      const before = facts.units[index];
      assert.ok(before);
      assert.deepEqual([start, end], [before.start, before.end]);
      assert.deepEqual(unit.root, before.unit.root);
      for (const kind of ['object', 'workload', 'container', 'document'] as const)
        assert.deepEqual(unit.subjects[kind], before.unit.subjects[kind], kind);
      assert.deepEqual(
        [unit.kind, unit.suppressions, unit.conditionals, unit.opaque, unit.damaged],
        ['kubernetes', before.unit.suppressions, [], false, false],
      );
    }
    assert.equal(kept.units[0]?.unit.suppressions.length, 1);
  });

  it('gives the same nodes until it is trimmed', () => {
    const shelf = new Shelf(0);
    const unit = only(shelf.keep(read(deployment)));
    const { root } = unit;
    assert.equal(unit.root, root);
    assert.equal(unit.subjects.object?.[0]?.node, root);
    shelf.trim();
    assert.notEqual(unit.root, root);
  });

  it('lets go of the oldest first', () => {
    const shelf = new Shelf(1);
    const first = only(shelf.keep(read(deployment, 'a.yaml')));
    const second = only(shelf.keep(read(deployment, 'b.yaml')));
    const [oldRoot, newRoot] = [first.root, second.root];
    shelf.trim();
    assert.notEqual(first.root, oldRoot);
    assert.equal(second.root, newRoot);
  });

  it('keeps what others ask for again and again', () => {
    const shelf = new Shelf(0);
    const unit = only(shelf.keep(read(service)));
    const roots = Array.from({ length: 8 }, () => {
      shelf.trim();
      return unit.root;
    });
    assert.equal(roots.at(-1), roots.at(-2));
    assert.notEqual(roots[0], roots[1]);
  });

  it('needs no reading to say that nothing runs', () => {
    const shelf = new Shelf(0);
    const unit = only(shelf.keep(read(service)));
    const { root } = unit;
    shelf.trim();
    assert.deepEqual([unit.subjects.workload, unit.subjects.container], [[], []]);
    assert.notEqual(unit.root, root);
  });

  it('leaves alone what takes long to read, and what is no manifest', () => {
    const shelf = new Shelf(0);
    for (const text of ['apiVersion: v1\nkind: ConfigMap\ndata: {a: [\n', 'name: no manifest\n']) {
      const facts = read(text);
      const { root } = only(facts);
      const kept = only(shelf.keep(facts));
      shelf.trim();
      assert.equal(kept.root, root);
    }
  });
});
