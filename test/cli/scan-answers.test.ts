import assert from 'node:assert/strict';
import { cli, Folder, scanJson } from './support.ts';
import type { ReportedPractice, ScanReport } from '../../server/src/cli/report-types.ts';

const pilot = 'people/organizational-change/1/bounded-pilot';
const skills = 'people/organizational-change/1/mixed-skills';
const stopping = 'technology/application-patterns-and-refactoring/1/instance-loss-tolerated';

const file = `answers:
  ${pilot}:
    answer: yes
    date: 2026-11-01
  ${skills}:
    answer: yes
    date: 2026-01-01
  ${stopping}:
    answer: yes
    note: all of them
  people/nothing: { answer: yes }
`;

function practiceOf(report: ScanReport, id: string): ReportedPractice | undefined {
  return report.assessment.sections.flatMap(({ practices }) => practices).find((practice) => practice.id === id);
}

describe('a scan of a folder with answers', () => {
  let folder: Folder;

  before(() => {
    folder = new Folder({
      '.cnmaturity.yaml': file,
      Dockerfile: 'FROM registry.example.com/a:1.0\nUSER 1000\nCMD a\n',
      'sub/Dockerfile': 'FROM registry.example.com/a:1.0\nUSER 1000\n',
    });
  });

  after(() => {
    folder.remove();
  });

  it('counts them for programs, with what files say otherwise', async () => {
    const report = await scanJson([], { cwd: folder.path });
    assert.deepEqual(practiceOf(report, pilot)?.answer, { answer: 'yes', date: '2026-11-01', stale: false, decides: true });
    assert.equal(practiceOf(report, pilot)?.status, 'met');
    assert.equal(practiceOf(report, skills)?.status, 'unconfirmed');
    assert.equal(practiceOf(report, skills)?.answer?.stale, true);
    const stops = practiceOf(report, stopping);
    assert.equal(stops?.status, 'unmet');
    assert.equal(stops.contradiction, true);
    assert.deepEqual(stops.answer, { answer: 'yes', note: 'all of them', stale: false, decides: false });
    assert.equal(report.assessment.coverage.byAnswers, 1);
    const [answers] = report.answers;
    assert.equal(answers?.file, '.cnmaturity.yaml');
    assert.equal(answers.count, 3);
    assert.equal(answers.stale, 1);
    assert.deepEqual(answers.problems[0]?.range, { start: { line: 10, character: 2 }, end: { line: 10, character: 16 } });
  });

  it('counts them for people', async () => {
    const { code, out } = await cli(['scan'], { cwd: folder.path });
    assert.equal(code, 0);
    assert.match(out, /\nAnswers\n {2}\.cnmaturity\.yaml: 3 answers, 1 of them too old to count/);
    assert.match(out, /\.cnmaturity\.yaml:11:3\n {4}× The model has no practice or section "people\/nothing"/);
    assert.match(out, new RegExp(`"yes" is answered, files show that it is missed: .*\n {4}${stopping}\n`));
  });

  it('reads those of the folder that is scanned, and no others', async () => {
    const report = await scanJson(['sub'], { cwd: folder.path });
    assert.deepEqual(report.answers, []);
    assert.equal(report.assessment.coverage.byAnswers, 0);
    assert.equal((await cli(['scan', 'sub'], { cwd: folder.path })).out.includes('Answers'), false);
  });

  it('takes the first of two folders that answer the same', async () => {
    const other = new Folder({ '.cnmaturity.yaml': `answers:\n  ${pilot}: { answer: no }\n  people/ai: { answer: not-applicable }\n` });
    try {
      const status = async (...paths: readonly string[]): Promise<string | undefined> =>
        practiceOf(await scanJson(paths, { cwd: folder.path }), pilot)?.status;
      assert.equal(await status('.', other.path), 'met');
      assert.equal(await status(other.path, '.'), 'unmet');
    } finally {
      other.remove();
    }
  });

  it('ends with 2 when the file is no text', async () => {
    const broken = new Folder();
    broken.write('.cnmaturity.yaml', new Uint8Array([0xc3, 0x28]));
    try {
      const { code, err } = await cli(['scan'], { cwd: broken.path });
      assert.equal(code, 2);
      assert.match(err, /\.cnmaturity\.yaml: Not valid UTF-8/);
    } finally {
      broken.remove();
    }
  });
});
