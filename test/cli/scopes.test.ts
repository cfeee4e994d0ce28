import assert from 'node:assert/strict';
import { deployment } from '../features/project.ts';
import { cli, Folder, scanJson } from './support.ts';
import type { Result } from './support.ts';

const probes = 'technology/testing-and-issue-detection/1/health-probes';
const pilot = 'people/organizational-change/1/bounded-pilot';
const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../../base]\n';

const answers = `answers:
  ${pilot}:
    answer: yes
    note: the shop
    date: 2026-11-02
  ${probes}:
    answer: not-applicable
applications:
  - path: deploy/overlays/*
  - name: Site
    path: site
`;

describe('scopes and explanations on the command line', () => {
  let folder: Folder;

  before(() => {
    folder = new Folder({
      '.cnmaturity.yaml': answers,
      'deploy/base/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [web.yaml]\n',
      'deploy/base/web.yaml': deployment,
      'deploy/overlays/production/kustomization.yaml': kustomization,
      'site/Dockerfile': 'FROM scratch\nCOPY a /\nUSER 1000\nENTRYPOINT ["/a"]\n',
      'SECURITY.md': '# Report to us\n',
    });
  });

  after(() => {
    folder.remove();
  });

  const run = async (...args: readonly string[]): Promise<Result> => cli(args, { cwd: folder.path });
  const lines = async (...args: readonly string[]): Promise<string> => {
    const { code, out, err } = await run(...args);
    assert.deepEqual([code, err], [0, '']);
    return out;
  };

  it('lists the scopes where there are several, and marks the one that is reported', async () => {
    const out = await lines('scan');
    assert.match(out, /Scopes\n {4}Workspace \* +Level 1 \(Build\) +\d+ % +5 files\n/);
    assert.match(out, /\n {4}production +Level 1 \(Build\) +\d+ % +3 files {2}deploy\/overlays\/production\n/);
    assert.match(out, /Working on Level 1 \(Build\)[^\n]*\nCNCF Cloud Native Maturity Model \S+ beta \(\d{4}-\d\d-\d\d\)\n/);
    assert.match(out, /\d+ questions are open at Level 1: `cnmaturity assess` asks\./);
    const alone = new Folder({ 'web.yaml': deployment });
    assert.doesNotMatch((await cli(['scan'], { cwd: alone.path })).out, /Scopes/);
    alone.remove();
  });

  it('reports one application, by its name or its path', async () => {
    for (const name of ['Site', 'site', './site/']) {
      const out = await lines('scan', '--application', name);
      assert.match(out, /Site is working on Level 1/);
      assert.doesNotMatch(out, /web\.yaml/);
      assert.match(out, /\n1 file\b/);
    }
    assert.match(await lines('scan', '--application', 'production'), /web\.yaml:\d+/);
    const failing = await run('scan', '--application', 'production', '--fail-on', '1');
    assert.equal(failing.code, 1);
    assert.equal((await run('scan', '--application', 'Site', '--fail-on', '1')).code, 0);
    const { code, err } = await run('scan', '--application', 'shop');
    assert.equal(code, 2);
    assert.match(err, /No application is called "shop"\. There are these:\n {2}production\n {2}Site\n/);
  });

  it('gives programs all scopes, and the steps in their order', async () => {
    const whole = await scanJson([], { cwd: folder.path });
    assert.deepEqual(whole.scope, { kind: 'workspace', name: 'Workspace', path: '' });
    assert.deepEqual(
      whole.scopes.map(({ kind, name, path, files }) => [kind, name, path, files]),
      [
        ['workspace', 'Workspace', '', 5],
        ['application', 'production', 'deploy/overlays/production', 3],
        ['application', 'Site', 'site', 1],
      ],
    );
    const site = await scanJson(['--application', 'Site'], { cwd: folder.path });
    assert.deepEqual(site.scope, { kind: 'application', name: 'Site', path: 'site' });
    assert.deepEqual([site.findings.length, site.files.scanned], [0, 1]);
    assert.equal(site.assessment.overall.progress, whole.scopes[2]?.progress);
    assert.equal(site.assessment.coverage.judged, whole.scopes[2]?.coverage.judged);
    const { nextSteps, questions } = whole.assessment;
    assert.equal(nextSteps[0]?.kind, 'files');
    const asked = nextSteps.filter(({ kind, level }) => kind === 'question' && level === questions.level).length;
    assert.equal(questions.open, asked + 1, 'and whether AI is used at all');
  });

  it('takes the Kubernetes version from the caller, else from the file', async () => {
    const { code, err } = await run('scan', '--kubernetes-version', '31');
    assert.equal(code, 2);
    assert.match(err, /`newest`, or a minor version/);
    const old = new Folder({
      'cron.yaml': 'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata:\n  name: a\nspec:\n  minAvailable: 1\n',
    });
    assert.equal((await cli(['scan', '--kubernetes-version', '1.24'], { cwd: old.path })).code, 0);
    old.remove();
  });

  it('says where the level of the whole comes from', async () => {
    const out = (await lines('explain', 'overall')).replaceAll(/\s+/g, ' ');
    assert.match(
      out,
      /Here Working on Level 1 \(Build\), \d+ %\. Met \d+, partly met \d+ \(counted as [\d.]+\), unmet \d+, unconfirmed \d+/,
    );
    assert.match(out, /complete with \d+ met/);
    assert.match(out, new RegExp(`Held back by what is unmet: - [^]*\\(${probes}\\)`));
    assert.match(out, /Technology: Level 1 \(Build\), \d+ %/);
    assert.match(out, /CNCF Cloud Native Maturity Model/);
    assert.match(await lines('explain', 'overall', '--application', 'Site'), /In the application Site/);
  });

  it('says where the number of a dimension, a section and a level comes from', async () => {
    assert.match(await lines('explain', 'technology'), /Testing and Issue Detection: Level 1 \(Build\), \d+ %/);
    assert.match(await lines('explain', 'technology/testing-and-issue-detection', '.'), /Here\nWorking on Level 1/);
    assert.match(await lines('explain', 'process/audit-and-logs', '.'), /Here\nNot assessed|Here\nWorking on/);
    for (const name of ['2', 'level 2', 'operate']) assert.match(await lines('explain', name), /of Level 2 \(Operate\) is met/);
    assert.doesNotMatch(await lines('explain', 'technology/testing-and-issue-detection'), /^Here$/m);
  });

  it('says what is behind a practice: rules, places, signals and the answer', async () => {
    const unmet = (await lines('explain', probes, '.')).replaceAll(/\s+/g, ' ');
    assert.match(unmet, /Unmet: 0 of 2 judged things meet it \(0 %\)\. Once met, it adds \d\.\d % to the progress of the whole\./);
    assert.match(
      unmet,
      /liveness-probe-missing\): 0 met, 1 unmet, 1 finding deploy\/base\/web\.yaml:16:\d+ Container "web" has no liveness probe\./,
    );
    assert.match(unmet, /The answer says not applicable, files show that it is unmet\. Files count\./);
    const answered = (await lines('explain', pilot, '.')).replaceAll(/\s+/g, ' ');
    assert.match(answered, /Met: somebody answered "yes"\. - Answer: yes \(the shop, 2026-11-02\) \.cnmaturity\.yaml:2:3/);
    const security = await scanJson([], { cwd: folder.path });
    const practices = security.assessment.sections.flatMap((section) => section.practices);
    const policy = practices.find(({ signals }) => signals.some(({ id }) => id.includes('security')));
    assert.match(
      (await lines('explain', policy?.id ?? '', '.')).replaceAll(/\s+/g, ' '),
      /Looked for: [^]*found in 1 place SECURITY\.md:1:1/,
    );
    assert.match(await lines('explain', 'liveness-probe-missing', '.'), /0 met, 1 unmet, 1 finding/);
  });
});
