import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver-protocol';
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol';
import type { HistoryView } from '../../server/src/features/history/types.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails, Questions } from '../../server/src/features/practice-types.ts';
import type { FindingList } from '../../server/src/features/finding-list-types.ts';
import type { AnswerResult } from '../../server/src/lsp/protocol.ts';
import type { settingDefinitions } from '../../server/src/lsp/settings.ts';
import { deployment } from '../features/project.ts';
import { TestClient } from './client.ts';
import type { Options } from './client.ts';

const probes = 'technology/testing-and-issue-detection/1/health-probes';
const pilot = 'people/organizational-change/1/bounded-pilot';

describe('configuration over stdio', function () {
  this.timeout(60_000);
  let folder = '';
  let client: TestClient;

  async function begin(files: Readonly<Record<string, string>>, options: Options = {}): Promise<void> {
    folder = mkdtempSync(join(tmpdir(), 'cnmaturity-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    client = await TestClient.start({ folder, ...options });
    await client.scanned();
  }

  afterEach(async () => {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const uriOf = (name: string): string => `${pathToFileURL(folder).toString()}/${name}`;
  const overview = (): Promise<Overview> => client.connection.sendRequest('cnmaturity/overview');
  const open = (name: string, text: string): Promise<void> => client.open(uriOf(name), 'yaml', text);

  async function loud(name: string): Promise<number> {
    return (await client.diagnostics(uriOf(name))).filter(({ severity }) => (severity ?? 4) <= DiagnosticSeverity.Warning).length;
  }

  describe('in .cnmaturity.yaml', () => {
    const files = { 'apps/cart/web.yaml': deployment, 'apps/shop/web.yaml': deployment };

    it('sets the target of the folder and of an application while it is typed', async () => {
      await begin({ ...files, '.cnmaturity.yaml': 'targetLevel: 1\n' });
      await open('apps/cart/web.yaml', deployment);
      await open('apps/shop/web.yaml', deployment);
      const before = await loud('apps/cart/web.yaml');
      assert.deepEqual((await overview()).target, { level: 1, set: true, file: uriOf('.cnmaturity.yaml') });
      await open('.cnmaturity.yaml', 'targetLevel: 1\napplications:\n  - { path: apps/cart, targetLevel: 4 }\n');
      await client.until(async () => (await loud('apps/cart/web.yaml')) > before, 'more warnings in the application');
      assert.equal(await loud('apps/shop/web.yaml'), before);
      await client.until(async () => (await overview()).scopes.length === 2, 'the application');
      const cart = `application:${uriOf('apps/cart')}`;
      const shown: Overview = await client.connection.sendRequest('cnmaturity/selectScope', { scope: cart });
      assert.deepEqual([shown.scope, shown.target.level], [cart, 4]);
      const list: FindingList = await client.connection.sendRequest('cnmaturity/findings', { scope: cart, limit: 0 });
      assert.equal(list.target, 4);
      await client.replaceAll(uriOf('.cnmaturity.yaml'), 'answers: {}\n');
      await client.until(async () => !(await overview()).target.set, 'the automatic target');
      assert.equal(await loud('apps/cart/web.yaml'), before);
    });

    it('gives way to the editor’s own target', async () => {
      await begin({ ...files, '.cnmaturity.yaml': 'targetLevel: 1\n' }, { settings: { targetLevel: 3 } });
      assert.deepEqual((await overview()).target, { level: 3, set: true });
    });

    it('sets the shares of practices and levels, and the numbers follow at once', async () => {
      const probed = deployment.replace(
        '          securityContext',
        '          readinessProbe: { httpGet: { path: /, port: 8080 } }\n          livenessProbe: { httpGet: { path: /live, port: 8080 } }\n          securityContext',
      );
      await begin({ 'a/web.yaml': probed, 'b/web.yaml': probed, 'c/web.yaml': deployment });
      const status = async (): Promise<string | undefined> => {
        const details: PracticeDetails | null = await client.connection.sendRequest('cnmaturity/practice', { practice: probes });
        return details?.status;
      };
      assert.equal(await status(), 'partly-met');
      const before = await overview();
      assert.equal(before.thresholds, undefined);
      await open('.cnmaturity.yaml', 'thresholds: { practiceMet: 0.6, levelComplete: 1 }\n');
      await client.until(async () => (await status()) === 'met', 'the practice to be met');
      const after = await overview();
      assert.deepEqual(after.thresholds, { practiceMet: 0.6, levelComplete: 1 });
      assert.ok((after.overall.basis?.needed ?? 0) > (before.overall.basis?.needed ?? 0));
      const history: HistoryView = await client.connection.sendRequest('cnmaturity/history');
      assert.equal(history.today?.progress, after.overall.progress);
      assert.notEqual(after.overall.progress, before.overall.progress);
      await client.replaceAll(uriOf('.cnmaturity.yaml'), 'thresholds: { practiceMet: 2 }\n');
      await client.until(async () => (await status()) === 'partly-met', 'the usual share');
      const [problem, ...others] = await client.diagnostics(uriOf('.cnmaturity.yaml'));
      assert.match(JSON.stringify(problem?.message), /from 0\.5 to 1\. Write 0\.02 for 2 %/);
      assert.deepEqual(others, []);
    });

    it('names rules of the workspace that there are not, as soon as these are known', async () => {
      const rule = `rules:\n  - id: acme/team-label\n    title: Team label missing\n    section: policy/policy-creation\n    level: 2\n    on: object\n    expect: has(object.metadata.labels)\n    message: No label.\n`;
      await begin({ 'web.yaml': deployment, '.cnmaturity/rules/acme.yaml': rule });
      await open('.cnmaturity.yaml', 'rules:\n  acme/team-labels: off\n  acme/team-label: hint\n');
      await client.until(async () => (await client.diagnostics(uriOf('.cnmaturity.yaml'))).length > 0, 'a problem');
      const problems = await client.diagnostics(uriOf('.cnmaturity.yaml'));
      assert.equal(problems.length, 1);
      assert.match(JSON.stringify(problems[0]?.message), /acme\/team-labels.*Did you mean \\"acme\/team-label\\"/);
      await open('.cnmaturity/rules/acme.yaml', rule.replace('acme/team-label', 'acme/team-labels'));
      await client.until(
        async () => /No rule file.*acme\/team-label\\?"/.test(JSON.stringify(await client.diagnostics(uriOf('.cnmaturity.yaml')))),
        'the other rule to be unknown',
      );
    });
  });

  describe('beside an extension that knows the schemas', () => {
    const text = `targetLevel: 9\nrules:\n  nacked-pod: off\n\n`;
    const rules = 'rules:\n  - id: acme/team-label\n    on: thing\n    section: a/b\n    \n';
    const at = (line: number, character: number): { readonly line: number; readonly character: number } => ({ line, character });

    async function said(options: Options): Promise<Readonly<Record<string, number>>> {
      await begin({ 'web.yaml': deployment, '.cnmaturity/rules/acme.yaml': 'rules: []\n' }, options);
      await open('.cnmaturity.yaml', text);
      await open('.cnmaturity/rules/acme.yaml', rules);
      const [answersFile, ruleFile] = [uriOf('.cnmaturity.yaml'), uriOf('.cnmaturity/rules/acme.yaml')];
      await client.until(async () => (await client.diagnostics(ruleFile)).length > 0, 'problems');
      const complete = async (uri: string, line: number, character: number): Promise<number> => {
        const items: CompletionItem[] = await client.connection.sendRequest('textDocument/completion', {
          textDocument: { uri },
          position: at(line, character),
        });
        return items.length;
      };
      const hover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: answersFile },
        position: at(0, 3),
      });
      const ruleHover: Hover | null = await client.connection.sendRequest('textDocument/hover', {
        textDocument: { uri: ruleFile },
        position: at(2, 5),
      });
      return {
        answers: (await client.diagnostics(answersFile)).length,
        rules: (await client.diagnostics(ruleFile)).length,
        fields: await complete(answersFile, 3, 0),
        ids: Math.min(1, await complete(answersFile, 2, 4)),
        ruleFields: await complete(ruleFile, 4, 4),
        hovers: (hover ? 1 : 0) + (ruleHover ? 1 : 0),
      };
    }

    it('says everything where there is none', async () => {
      const { answers, rules: ofRules = 0, fields = 0, ids, ruleFields = 0, hovers } = await said({});
      assert.deepEqual([answers, ids, hovers], [2, 1, 2]);
      assert.ok(ofRules > 3 && fields > 5 && ruleFields > 10);
    });

    it('keeps to what a schema cannot say', async () => {
      const yamlSchemas = { validation: true, completion: true, hover: true };
      const found = await said({ initializationOptions: { commands: true, yamlSchemas } });
      assert.deepEqual({ ...found, rules: 0 }, { answers: 1, rules: 0, fields: 0, ids: 1, ruleFields: 0, hovers: 0 });
      const messages = (await client.diagnostics(uriOf('.cnmaturity/rules/acme.yaml'))).map(({ message }) => JSON.stringify(message));
      assert.equal(messages.length, 1, messages.join('\n'));
    });

    it('speaks where that extension is told not to, and takes odd options for none', async () => {
      const found = await said({
        initializationOptions: { commands: true, yamlSchemas: { validation: false, completion: 'yes', hover: 1 } },
      });
      assert.deepEqual([found['answers'], found['hovers']], [2, 2]);
      assert.ok((found['fields'] ?? 0) > 5);
    });
  });

  it('counts as many questions as it asks', async () => {
    await begin({ 'web.yaml': deployment });
    const { questions: counts } = await overview();
    for (const upTo of [1, 3, 5] as const) {
      const { questions }: Questions = await client.connection.sendRequest('cnmaturity/questions', { upTo });
      assert.ok(questions.some(({ kind }) => kind === 'ai'));
      const counted = counts.levels.filter(({ level }) => level <= upTo);
      assert.equal(
        questions.length,
        counted.reduce((sum, { total }) => sum + total, 0),
        String(upTo),
      );
      assert.equal(
        questions.filter(({ state }) => state !== 'answered').length,
        counted.reduce((sum, { open: left }) => sum + left, 0),
      );
    }
  });

  describe('in the settings, without a reload', () => {
    const old =
      'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { minAvailable: 1, selector: { matchLabels: { app: web } } }\n';
    const scaling =
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  minReplicas: 3\n  maxReplicas: 9\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n';
    const composed = {
      'apps/shop/web.yaml': deployment,
      'big.yaml': `${deployment}# ${'x'.repeat(3000)}\n`,
      'old.yaml': old,
      'scaling.yaml': scaling,
    };
    const web = 'apps/shop/web.yaml';
    const has = async (name: string, rule: string): Promise<boolean> =>
      (await client.diagnostics(uriOf(name))).some(({ code }) => code === rule);
    const codes = async (): Promise<readonly unknown[]> => (await client.diagnostics(uriOf(web))).map(({ code }) => code);
    const lenses = (): Promise<readonly unknown[]> =>
      client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uriOf(web) } });
    const hover = (): Promise<unknown> =>
      client.connection.sendRequest('textDocument/hover', { textDocument: { uri: uriOf(web) }, position: { line: 20, character: 15 } });
    const items = (): Promise<readonly unknown[]> =>
      client.connection.sendRequest('textDocument/completion', {
        textDocument: { uri: uriOf(web) },
        position: { line: 21, character: 10 },
      });

    /** For each setting another value, and what tells it from the default. */
    const effects: { readonly [K in keyof typeof settingDefinitions]: readonly [value: unknown, shows: () => Promise<boolean>] } = {
      targetLevel: [5, async () => (await overview()).target.level === 5],
      rules: [{ 'privileged-container': 'off' }, async () => !(await codes()).includes('privileged-container')],
      ruleOptions: [{ 'hpa-min-replicas-too-few': { minimum: 9 } }, () => has('scaling.yaml', 'hpa-min-replicas-too-few')],
      kubernetesVersion: ['1.20', async () => !(await has('old.yaml', 'api-version-removed'))],
      applications: [[{ path: 'apps/shop' }], async () => (await overview()).scopes.length === 2],
      exclude: [['big.yaml'], async () => (await overview()).counts.files === 3],
      maxFileSizeKb: [2, async () => (await overview()).skipped.some(({ path }) => path === 'big.yaml')],
      maxProblemsPerFile: [1, async () => (await codes()).length <= 2],
      'codeLens.enabled': [false, async () => (await lenses()).length === 0],
      'hover.enabled': [false, async () => (await hover()) === null],
      'completion.enabled': [false, async () => (await items()).length === 0],
      'answers.author': [
        'Platform team',
        async () => {
          const result: AnswerResult = await client.connection.sendRequest('cnmaturity/answer', { id: pilot, answer: 'yes' });
          const text = client.document(uriOf('.cnmaturity.yaml')).getText();
          return result.kept && text.includes('by: Platform team');
        },
      ],
    };

    for (const [name, [value, shows]] of Object.entries(effects))
      it(`follows ${name}`, async () => {
        await begin(composed);
        await open('old.yaml', old);
        await open('scaling.yaml', scaling);
        await open(web, `${deployment}          \n`);
        assert.ok((await codes()).length > 2);
        assert.equal(await shows(), false, 'nothing of it shows before');
        client.settings = { [name]: value };
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        await client.until(shows, name);
        client.settings = {};
        await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
        if (name !== 'answers.author' && name !== 'kubernetesVersion')
          await client.until(async () => !(await shows()), `${name} taken back`);
        assert.deepEqual(client.messages, []);
      });
  });
});
