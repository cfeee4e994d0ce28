import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DirectoryEntry, FileSystem, FileText } from '../../server/src/files/file-system.ts';
import { Scanner } from '../../server/src/lsp/scanner.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { deployment, root } from '../features/project.ts';

function filesOf(files: Map<string, string>): FileSystem {
  return {
    readDirectory: () => Promise.resolve([...files.keys()].map((name): DirectoryEntry => ({ name, kind: 'file' }))),
    readFile: (uri) => {
      const text = files.get(uri.slice(uri.lastIndexOf('/') + 1));
      return Promise.resolve(text === undefined ? { error: 'It is gone.' } : { text });
    },
  };
}

function scannerOf(
  files: Map<string, string>,
  turn: () => Promise<void> = () => nextTurn(),
): { readonly session: Session; readonly scanner: Scanner; readonly told: number[] } {
  const session = new Session();
  session.folders.set([{ uri: root, name: 'workspace' }]);
  const told: number[] = [];
  const host = {
    filesOf: () => filesOf(files),
    hclParser: () => Promise.resolve(undefined),
    yield: turn,
    missed: () => undefined,
    progress: (done: number) => {
      told.push(done);
    },
  };
  return { session, scanner: new Scanner(session, host), told };
}

/** Files whose text comes when the test gives it. */
function slowScanner(): { readonly session: Session; readonly scanner: Scanner; readonly answers: ((text: FileText) => void)[] } {
  const session = new Session();
  session.folders.set([{ uri: root, name: 'workspace' }]);
  const answers: ((text: FileText) => void)[] = [];
  const files: FileSystem = {
    readDirectory: () => Promise.resolve([]),
    readFile: () =>
      new Promise((resolve) => {
        answers.push(resolve);
      }),
  };
  const scanner = new Scanner(session, {
    filesOf: () => files,
    hclParser: () => Promise.resolve(undefined),
    yield: () => nextTurn(),
    missed: () => undefined,
    progress: () => undefined,
  });
  return { session, scanner, answers };
}

describe('the scanner', () => {
  it('reads what is there, and tells how far it is', async () => {
    const files = new Map(Array.from({ length: 40 }, (_, index) => [`${String(index)}.yaml`, deployment]));
    const { session, scanner, told } = scannerOf(files);
    assert.equal(await scanner.scan(), true);
    assert.equal(session.files.size, 40);
    assert.deepEqual(told, [16, 32, 40]);
  });

  it('finds signals in all files, also those that are not judged', async () => {
    const files = new Map([
      ['a.yaml', deployment],
      ['LICENSE', ''],
      ['SECURITY.md', ''],
      ['CODEOWNERS', '* @a'],
      ['package.json', '{"dependencies": {"pino": "9"}}'],
      ['panel.json', '{}'],
    ]);
    const { session, scanner } = scannerOf(files);
    await scanner.scan();
    const found = (): readonly string[] => [...session.signals.evidence.keys()].filter((id) => !id.startsWith('sched-')).sort();
    assert.deepEqual(found(), ['k8s-workload-controllers', 'log-structured', 'own-codeowners', 'sec-security-md']);
    files.delete('SECURITY.md');
    files.delete('a.yaml');
    await scanner.refresh(new Map([`${root}/SECURITY.md`, `${root}/a.yaml`].map((uri) => [uri, false])));
    assert.deepEqual(found(), ['log-structured', 'own-codeowners']);
    files.delete('package.json');
    await scanner.scan();
    assert.deepEqual(found(), ['own-codeowners']);
  });

  it('forgets what is gone, and names what cannot be read', async () => {
    const files = new Map([
      ['a.yaml', deployment],
      ['b.yaml', deployment],
    ]);
    const { session, scanner } = scannerOf(files);
    await scanner.scan();
    files.delete('a.yaml');
    await scanner.refresh(new Map([[`${root}/a.yaml`, false]]));
    assert.deepEqual(session.files.uris(), [`${root}/b.yaml`]);
    assert.equal(session.skipped.size, 0);
    files.delete('b.yaml');
    await scanner.scan();
    assert.equal(session.files.size, 0);
  });

  it('knows what is there, also of what it does not read', async () => {
    const files = new Map([
      [
        'kustomization.yaml',
        'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - path: patch.json\n  - path: more\n',
      ],
      ['patch.json', '[{ "op": "remove", "path": "/data" }]'],
    ]);
    const { session, scanner } = scannerOf(files);
    await scanner.scan();
    session.complete();
    const missing = (): readonly string[] =>
      session.engine
        .findingsOf(`${root}/kustomization.yaml`)
        .flatMap(({ finding }) => (finding.rule.id === 'kustomize-missing-resource' ? [finding.problem.message] : []));
    assert.deepEqual(missing(), ['There is no more, which this kustomization lists.']);
    files.set('more', '');
    await scanner.refresh(new Map([[`${root}/more`, true]]));
    assert.deepEqual(missing(), []);
    files.delete('patch.json');
    await scanner.refresh(new Map([[`${root}/patch.json`, false]]));
    assert.deepEqual(missing(), ['There is no patch.json, which this kustomization lists.']);
  });

  it('leaves open documents alone', async () => {
    const { session, scanner } = scannerOf(new Map([['a.yaml', deployment]]));
    session.accept(TextDocument.create(`${root}/a.yaml`, 'yaml', 7, 'kind: Note\n'));
    await scanner.scan();
    assert.equal(session.workspace.files.get(`${root}/a.yaml`)?.units[0]?.unit.kind, 'other');
    session.release({ uri: `${root}/a.yaml` });
    await scanner.refresh(new Map([[`${root}/a.yaml`, false]]));
    assert.equal(session.workspace.files.get(`${root}/a.yaml`)?.units[0]?.unit.kind, 'kubernetes');
  });

  it('gives way to a later scan', async () => {
    const files = new Map(Array.from({ length: 100 }, (_, index) => [`${String(index)}.yaml`, deployment]));
    const { session, scanner } = scannerOf(files);
    const [first, second] = await Promise.all([scanner.scan(), scanner.scan()]);
    assert.deepEqual([first, second], [false, true]);
    assert.equal(session.files.size, 100);
    assert.equal(scanner.running, false);
  });

  it('does not lose what happens while it reads', async () => {
    const files = new Map(Array.from({ length: 40 }, (_, index) => [`${String(index)}.yaml`, deployment]));
    let turn = (): Promise<void> => Promise.resolve();
    const { session, scanner } = scannerOf(files, () => turn());
    // A parser that takes its time holds the scan up where all is read and half of it taken in.
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let reached = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (reached = resolve));
    turn = (): Promise<void> => {
      reached();
      return held;
    };
    const scan = scanner.scan();
    await underWay;
    files.set('new.yaml', deployment);
    files.delete('39.yaml');
    files.set('38.yaml', 'kind: Note\n');
    turn = (): Promise<void> => nextTurn();
    await scanner.refresh(
      new Map([
        [`${root}/new.yaml`, true],
        [`${root}/39.yaml`, false],
        [`${root}/38.yaml`, true],
      ]),
    );
    goOn();
    assert.equal(await scan, true);
    assert.equal(session.files.has(`${root}/new.yaml`), true, 'created');
    assert.equal(session.files.has(`${root}/39.yaml`), false, 'deleted');
    assert.equal(session.workspace.files.get(`${root}/38.yaml`)?.units[0]?.unit.kind, 'other');
    assert.equal(session.skipped.size, 0);
  });

  it('takes in what was read last, whichever reading ends first', async () => {
    const { session, scanner, answers } = slowScanner();
    const uri = `${root}/a.yaml`;
    const first = scanner.refresh(new Map([[uri, true]]));
    const second = scanner.refresh(new Map([[uri, true]]));
    answers[1]?.({ text: 'kind: Note\n' });
    await second;
    answers[0]?.({ text: deployment });
    await first;
    assert.equal(session.workspace.files.get(uri)?.units[0]?.unit.kind, 'other');
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    const large = Array.from({ length: 30 }, () => deployment).join('---\n');
    const files = new Map(Array.from({ length: 60 }, (_, index) => [`${String(index)}.yaml`, large + `# ${String(index)}\n`]));
    const { scanner } = scannerOf(files, () => {
      turns++;
      return nextTurn();
    });
    const started = performance.now();
    await scanner.scan();
    assert.ok(turns >= Math.floor((performance.now() - started) / 100), `${String(turns)} turns`);
    assert.ok(turns > 3, `${String(turns)} turns`);
  });
});
