import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol';
import type { Overview, OverviewPractice } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails } from '../../server/src/features/practice-types.ts';
import { TestClient } from './client.ts';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers: [{ name: a, image: a }]\n';
const rules = `rules:
  - id: acme/team-label
    title: Team label missing
    section: policy/policy-creation
    level: 1
    on: object
    expect: has(object.metadata.labels) && 'team' in object.metadata.labels
    message: '{{ object.kind }} {{ object.metadata.name }} has no label team.'
    docs: https://example.com/labels
    fix: { path: metadata.labels.team, value: shop, safety: safe }
`;
const practice = 'policy/policy-creation/1/acme/team-label';

describe('the rules of a workspace in the server', () => {
  let folder = '';
  let client: TestClient;
  const uriOf = (path: string): string => `${pathToFileURL(folder).toString()}/${path}`;
  const podUri = (): string => uriOf('pod.yaml');
  const rulesUri = (): string => uriOf('.cnmaturity/rules/acme.yaml');

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cnmaturity-organisation-'));
    mkdirSync(join(folder, '.cnmaturity/rules'), { recursive: true });
    writeFileSync(join(folder, '.cnmaturity/rules/acme.yaml'), rules);
    writeFileSync(join(folder, 'pod.yaml'), pod);
    client = await TestClient.start({ folder });
    await client.scanned();
  });

  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function shown(): Promise<OverviewPractice | undefined> {
    const overview: Overview = await client.connection.sendRequest('cnmaturity/overview');
    const cells = overview.dimensions.flatMap(({ sections }) => sections.flatMap((section) => section.cells));
    return cells.flatMap(({ practices }) => practices).find(({ id }) => id === practice);
  }

  async function finding(): Promise<{ readonly message: string; readonly href: string | undefined } | undefined> {
    const found = (await client.diagnostics(podUri())).find(({ code }) => code === 'acme/team-label');
    return found && { message: JSON.stringify(found.message).slice(1, -1), href: found.codeDescription?.href };
  }

  it('judge, count at their place, and are explained', async () => {
    await client.open(podUri(), 'yaml', pod);
    const found = await finding();
    assert.match(found?.message ?? '', /^Pod a has no label team\. Expected from Level 1 \(Build\): Policy Creation\.$/);
    assert.equal(found?.href, 'https://example.com/labels');
    await client.until(async () => (await shown())?.status === 'unmet', 'the practice is in the overview');
    assert.equal((await shown())?.statement, 'Team label missing');
    const details: PracticeDetails | null = await client.connection.sendRequest('cnmaturity/practice', { practice });
    assert.equal(details?.rules[0]?.id, 'acme/team-label');
    assert.equal(details.rules[0].places[0]?.message, 'Pod a has no label team.');
    const page: string | null = await client.connection.sendRequest('cnmaturity/guidance', { id: 'acme/team-label' });
    assert.match(page ?? '', /# Team label missing/);
    await client.replaceAll(podUri(), pod.replace('  name: a\n', '  name: a\n  labels: { team: shop }\n'));
    assert.equal(await finding(), undefined);
  });

  it('follow what is typed in their file, and what is wrong there', async () => {
    await client.open(podUri(), 'yaml', pod);
    await client.open(rulesUri(), 'yaml', rules);
    assert.deepEqual(await client.diagnostics(rulesUri()), []);
    await client.replaceAll(rulesUri(), rules.replace("'team' in", "'owner' in").replace('label team', 'label owner'));
    await client.until(async () => (await finding())?.message.startsWith('Pod a has no label owner.') === true, 'the new message');
    await client.replaceAll(rulesUri(), rules.replace('object.metadata.labels)', 'objekt.metadata.labels)'));
    await client.until(async () => (await finding()) === undefined, 'the broken rule is gone');
    const [problem] = await client.diagnostics(rulesUri());
    assert.match(JSON.stringify(problem), /Unknown variable: objekt/);
    assert.deepEqual(problem?.range, { start: { line: 6, character: 16 }, end: { line: 6, character: 22 } });
    await client.replaceAll(rulesUri(), rules.replace(/expect: .*/, "expect: object.metadata.labels.team != ''"));
    await client.until(
      async () => /No such key: labels\. That is so in .*pod\.yaml/.test(JSON.stringify(await client.diagnostics(rulesUri()))),
      'it fails on the Pod',
    );
  });

  it('are completed and explained where they are written', async () => {
    await client.open(rulesUri(), 'yaml', `${rules}    s\n`);
    const at = async (line: number, character: number): Promise<readonly string[]> => {
      const position = { textDocument: { uri: rulesUri() }, position: { line, character } };
      const items: readonly CompletionItem[] = await client.connection.sendRequest('textDocument/completion', position);
      return items.map(({ label }) => label);
    };
    const fields = await at(10, 5);
    assert.ok(fields.includes('severity') && fields.includes('when') && !fields.includes('title'), fields.join());
    assert.ok((await at(3, 15)).includes('policy/policy-creation'));
    assert.ok((await at(5, 8)).includes('container'));
    const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
      textDocument: { uri: rulesUri() },
      position: { line: 5, character: 9 },
    });
    assert.match(JSON.stringify(hover), /Kubernetes object/);
  });
});
