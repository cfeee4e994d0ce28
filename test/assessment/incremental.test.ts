import assert from 'node:assert/strict';
import type { Session } from '../../server/src/lsp/session.ts';
import type { PlacedFinding } from '../../server/src/rules/finding.ts';
import { edited, files, pick, randomOf } from './corpus.ts';
import { assessmentOf, put, root, sessionOf } from './sessions.ts';

const paths = Object.keys(files);

function shown({ finding: { rule, problem, suppression }, unitStart }: PlacedFinding): unknown {
  const related = (problem.related ?? []).map(({ at, message }) => [at.uri, message]);
  return [rule.id, unitStart + problem.start, unitStart + problem.end, problem.message, suppression?.reason, related];
}

/** All that a session says of its files. */
function stateOf(session: Session): {
  readonly files: Readonly<Record<string, unknown>>;
  readonly evidence: unknown;
  readonly assessment: unknown;
} {
  const { engine, signals } = session;
  return {
    files: Object.fromEntries(
      session.files
        .uris()
        .toSorted()
        .map((uri) => [uri, { findings: engine.findingsOf(uri).map(shown), tallies: [...engine.talliesOf(uri)].toSorted(byKey) }]),
    ),
    evidence: [...signals.evidence].toSorted(byKey),
    assessment: assessmentOf(session),
  };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

describe('a workspace that is edited', () => {
  for (const seed of [1, 2, 3, 4, 100, 101]) {
    const every = seed >= 100;
    const rules = every ? 'every rule on' : 'the usual rules';
    it(`says after each 25 of 250 random edits what it says of the files read afresh (${rules}, seed ${String(seed)})`, async () => {
      const random = randomOf(seed);
      const texts = new Map(Object.entries(files));
      const session = await sessionOf(files, every);
      const log: string[] = [];
      for (let count = 1; count <= 250; count++) {
        // Edits come in runs: people stay in a file for a while.
        const path = random() < 0.6 && log.length > 0 ? (log.at(-1) ?? '') : pick(paths, random);
        const text = edited(path, texts.get(path), random);
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
        put(session, path, text);
        log.push(path);
        session.engine.findingsOf(`${root}/${path}`);
        if (count % 10 === 5) stateOf(session);
        if (count % 25 !== 0) continue;
        const fresh = await sessionOf(Object.fromEntries([...texts].toSorted(byKey)), every);
        assert.deepEqual(stateOf(session), stateOf(fresh), `after ${String(count)} edits, the last of ${log.slice(-25).join(', ')}`);
      }
    });
  }
});

describe('a workspace that is read', () => {
  it('says the same whatever the order of its files', async () => {
    const expected = stateOf(await sessionOf(files));
    assert.ok(Object.values(expected.files).length >= 28);
    for (let seed = 1; seed <= 6; seed++) {
      const random = randomOf(seed);
      const order = Object.entries(files)
        .map((entry) => ({ entry, key: random() }))
        .toSorted((a, b) => a.key - b.key);
      const session = await sessionOf(Object.fromEntries(order.map(({ entry }) => entry)));
      assert.deepEqual(stateOf(session), expected, `seed ${String(seed)}`);
    }
  });
});
