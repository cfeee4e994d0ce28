import assert from 'node:assert/strict';
import { cli, Folder, scanJson } from './support.ts';

const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers: [{ name: a, image: a }]\n';
const rule = `rules:
  - id: acme/team-label
    title: Team label missing
    section: policy/policy-creation
    level: 1
    on: object
    params: { label: { default: team, description: The label. } }
    expect: has(object.metadata.labels) && params.label in object.metadata.labels
    message: '{{ object.kind }} {{ object.metadata.name }} has no label {{ params.label }}.'
    why: Somebody must own it.
    fix: { path: metadata.labels.team, value: TEAM }
`;

describe('the rules that a folder brings along, on the command line', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder({ 'pod.yaml': pod, '.cnmaturity/rules/acme.yaml': rule });
  });

  afterEach(() => {
    folder.remove();
  });

  it('are part of a scan', async () => {
    const { findings, assessment, files } = await scanJson(['.'], { cwd: folder.path });
    const found = findings.filter(({ rule: id }) => id === 'acme/team-label');
    assert.deepEqual(
      found.map(({ message, level, section, practice, fix, file }) => ({ message, level, section, practice, fix, file })),
      [
        {
          message: 'Pod a has no label team.',
          level: 1,
          section: 'policy/policy-creation',
          practice: 'policy/policy-creation/1/acme/team-label',
          fix: 'review',
          file: 'pod.yaml',
        },
      ],
    );
    const section = assessment.sections.find(({ id }) => id === 'policy/policy-creation');
    assert.equal(section?.practices.find(({ id }) => id === 'policy/policy-creation/1/acme/team-label')?.status, 'unmet');
    assert.deepEqual(files.skipped, []);
  });

  it('follow what the folder sets for them', async () => {
    folder.write('.cnmaturity.yaml', 'rules:\n  acme/team-label: error\nruleOptions:\n  acme/team-label: { label: owner }\n');
    const { findings, answers } = await scanJson(['.'], { cwd: folder.path });
    const found = findings.find(({ rule: id }) => id === 'acme/team-label');
    assert.equal(found?.message, 'Pod a has no label owner.');
    assert.equal(found.severity, 'error');
    assert.deepEqual(answers[0]?.problems, []);
    folder.write('.cnmaturity.yaml', 'rules:\n  acme/team-label: off\n');
    const after = await scanJson(['.'], { cwd: folder.path });
    assert.equal(
      after.findings.some(({ rule: id }) => id === 'acme/team-label'),
      false,
    );
  });

  it('are listed and explained', async () => {
    const { out } = await cli(['rules'], { cwd: folder.path });
    assert.match(out, /Level 1 {2}acme\/team-label +Team label missing \(fix: review\)/);
    const page = await cli(['explain', 'acme/team-label', '.'], { cwd: folder.path });
    assert.match(page.out, /Somebody must own it\./);
    assert.match(page.out, /0 met, 1 unmet, 1 finding\n.*pod\.yaml:4:9 Pod a has no label team\./);
    const practice = await cli(['explain', 'policy/policy-creation/1/acme/team-label', '.'], { cwd: folder.path });
    assert.match(practice.out, /Unmet: 0 of 1 judged things meet it/);
  });

  it('are named where they are broken, and the others go on', async () => {
    folder.write('.cnmaturity/rules/broken.yaml', rule.replace('team-label', 'other').replace('has(object.', 'has(objekt.'));
    const { findings, files } = await scanJson(['.'], { cwd: folder.path });
    assert.equal(findings.filter(({ rule: id }) => id.startsWith('acme/')).length, 1);
    assert.deepEqual(
      files.skipped.map(({ file, reason }) => [file, reason.slice(0, 33)]),
      [['.cnmaturity/rules/broken.yaml', 'Line 8: Unknown variable: objekt. '.slice(0, 33)]],
    );
  });
});
