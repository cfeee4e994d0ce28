import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { model, practiceById, sectionById } from '../../server/src/model/model.ts';
import type { Practice } from '../../server/src/model/types.ts';
import { deployment } from '../editor/manifests.ts';
import { cli, Folder, scanJson, Typist } from './support.ts';
import type { Result } from './support.ts';

const today = '2026-11-21';
const section = 'people/organizational-change';
const pilot = `${section}/1/bounded-pilot`;
const trial = `${section}/1/agile-trial`;
const skills = `${section}/1/mixed-skills`;
const barriers = `${section}/2/barriers-known`;

function practice(id: string): Practice {
  const found = practiceById(id);
  assert.ok(found);
  return found;
}

describe('cnmaturity assess', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder();
  });

  afterEach(() => {
    folder.remove();
  });

  const file = (): string => readFileSync(join(folder.path, '.cnmaturity.yaml'), 'utf8');
  const assess = async (typist: Typist | undefined, ...args: readonly string[]): Promise<Result> =>
    cli(['assess', ...args], { cwd: folder.path, today, ...(typist ? { terminal: typist } : {}) });
  const talk = async (args: readonly string[], ...lines: readonly string[]): Promise<Typist> => {
    const typist = new Typist(...lines);
    const { code, err } = await assess(typist, ...args);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.deepEqual(typist.unused, [], 'all that was typed was asked for');
    assert.ok(typist.closed);
    return typist;
  };
  const inSection = ['--section', section];

  it('refuses without a terminal', async () => {
    const { code, out, err } = await assess(undefined);
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /terminal[^]*\.cnmaturity\.yaml/);
  });

  it('keeps each answer at once, with its day, its note and who gave it', async () => {
    const { shown } = await talk([...inSection, '--by', 'Ada'], 'y', '', 'p', 'two teams of five', 'no: they do not', 'q');
    assert.ok(
      file().endsWith(`answers:
  ${pilot}:
    answer: yes
    by: Ada
    date: 2026-11-21

  ${trial}:
    answer: partly
    note: two teams of five
    by: Ada
    date: 2026-11-21

  ${skills}:
    answer: no
    note: they do not
    by: Ada
    date: 2026-11-21
`),
    );
    assert.match(
      shown.replaceAll('\n', ' '),
      /3 answers are in \.cnmaturity\.yaml\. 16 questions are open here\. Working on Level 1 \(Build\) of the CNCF Cloud Native Maturity Model [\d.]+ beta \([\d-]+\), 50 % complete\./,
    );
  });

  it('loses nothing when the person leaves, even in the middle of a note', async () => {
    await talk(inSection, 'y', '', 'p');
    assert.match(
      file(),
      /bounded-pilot:\n {4}answer: yes\n {4}date: 2026-11-21\n.*agile-trial:\n {4}answer: partly\n {4}date: 2026-11-21\n$/s,
    );
  });

  it('shows the question, the statement, where they belong and how far one is', async () => {
    const { shown } = await talk(inSection, 's');
    const { question, statement, why } = practice(pilot);
    const plain = shown.replaceAll(/\s+/g, ' ');
    for (const text of [
      'Question 1 of 3 · Level 1 (Build) · Organizational Change',
      question ?? '',
      statement,
      '2 of 3 ',
      'x does not apply',
    ])
      assert.ok(plain.includes(text), text);
    assert.ok(!plain.includes(why), 'not before it is asked for');
  });

  it('says why and how on demand, and asks again', async () => {
    const { shown } = await talk(inSection, '?', 'x', '', 'q');
    const { why, how } = practice(pilot);
    const plain = shown.replaceAll(/\s+/g, ' ');
    for (const text of [why, ...how]) assert.ok(plain.includes(text), text);
    assert.match(file(), /answer: not-applicable/);
  });

  it('goes back, and answers anew', async () => {
    const { shown } = await talk(inSection, 'b', 'y', 'first', 's', 'b', 'b', 'n', '', 's', 'q');
    assert.match(shown, /This is the first question/);
    assert.match(shown, /Enter keeps "first"/);
    assert.match(file(), new RegExp(`answers:\n  ${pilot}:\n    answer: no\n    note: first\n    date: 2026-11-21\n$`));
  });

  it('does not take what it does not know for an answer', async () => {
    const { shown } = await talk(inSection, '', 'maybe', 'yesterday', 'q');
    assert.match(shown, /Type a letter/);
    assert.match(shown, /"maybe" is none/);
    assert.match(shown, /No answer was given/);
    assert.ok(!existsSync(join(folder.path, '.cnmaturity.yaml')));
  });

  it('asks before it goes on to what is beyond the level being worked on', async () => {
    const stop = await talk(inSection, 's', 's', 's', 'maybe', 'n');
    assert.match(stop.shown, /all up to Level 1 \(Build\)\. Level 2 \(Operate\) has 6 more questions\./);
    const on = await talk(inSection, 's', 's', 's', 'y', 'y', '', 'q');
    assert.match(on.shown, /4 of 9 · Level 2/);
    assert.match(file(), new RegExp(barriers));
  });

  it('asks of one level only', async () => {
    const { shown } = await talk([...inSection, '--level', '2'], 'q');
    assert.match(shown, /1 of 6 · Level 2/);
  });

  it('asks of levels, not of sections, one after the other', async () => {
    const { shown } = await talk([], ...Array.from({ length: 4 }, () => 's'), 'q');
    assert.match(shown, /4 of \d+ · Level 1 \(Build\) · Teams and Decentralization/);
  });

  it('asks nothing that is answered or that files show', async () => {
    folder.write('.cnmaturity.yaml', `answers:\n  ${pilot}: { answer: yes }\n`);
    const asked = await talk(inSection, 'q');
    assert.ok(!asked.shown.includes(practice(pilot).question ?? ''));
    const shell = practice('technology/application-patterns-and-refactoring/1/instance-loss-tolerated');
    const of = ['--section', shell.section, '--level', '1'];
    const before = await talk(of, ...Array.from({ length: 20 }, () => 's').slice(0, openAt(shell)));
    assert.ok(before.shown.replaceAll(/\s+/g, ' ').includes(shell.question ?? ''));
    folder.write('Dockerfile', 'FROM registry.example.com/a:1.0\nUSER 1000\nCMD ["a"]\n');
    const after = await talk(of, ...Array.from({ length: 20 }, () => 's').slice(0, openAt(shell) - 1));
    assert.ok(!after.shown.replaceAll(/\s+/g, ' ').includes(shell.question ?? ''));
  });

  it('asks again about what is too old, and keeps the note', async () => {
    folder.write(
      '.cnmaturity.yaml',
      `reviewAfterDays: 30\nanswers:\n  ${pilot}: { answer: partly, note: one team, by: Bo, date: 2026-10-01 }\n  ${trial}: { answer: yes, date: 2026-11-20 }\n`,
    );
    const { shown } = await talk(['--stale'], 'y', '');
    assert.match(shown, /On 2026-10-01 by Bo: partly \(one team\)\. Is it still so\?/);
    assert.match(shown, /Nothing is left to ask/);
    assert.ok(file().includes(`${pilot}: { answer: yes, note: one team, date: 2026-11-21 }`));
    const done = await talk(['--stale']);
    assert.match(done.shown, /No answer is too old/);
  });

  it('asks first whether AI concerns the person', async () => {
    const level = ['--section', 'people/ai'];
    const { shown } = await talk(level, 'p', 'n no models here');
    assert.match(shown, /Do you use AI/);
    assert.match(shown, /Nothing is left to ask/);
    assert.ok(file().endsWith('answers:\n  ai:\n    answer: not-applicable\n    note: no models here\n    date: 2026-11-21\n'));
    for (const id of ['people/ai', 'policy/ai', 'technology/ai'])
      assert.match((await talk(['--section', id])).shown, /nothing left to ask/);
  });

  it('asks once about AI, and not in each section on it', async () => {
    const sections = model.dimensions.flatMap((dimension) => dimension.sections).filter(({ id }) => !id.endsWith('/ai'));
    const first = sections.flatMap(({ cells }) => cells[0]?.practices ?? []).filter(({ question }) => question !== undefined);
    const { shown } = await talk(['--level', '1'], ...Array.from({ length: first.length + 1 }, () => 's'));
    assert.equal(shown.split('Do you use AI').length, 2);
  });

  it('takes back that a section does not concern the person', async () => {
    const { shown } = await talk(['--section', 'technology/ai', '--level', '1'], 'n');
    assert.match(shown, /Nothing is left/);
    folder.write('.cnmaturity.yaml', file().replace(today, '2025-01-01'));
    const again = await talk(['--section', 'technology/ai', '--level', '1'], 'y', 'q');
    assert.match(again.shown, /not-applicable\. Is it still so/);
    assert.ok(!/^ +ai:/m.test(file()));
  });

  it('asks again about one practice, however fresh its answer is', async () => {
    folder.write('.cnmaturity.yaml', `answers:\n  ${pilot}: { answer: partly, note: one team, date: 2026-11-20 }\n`);
    const { shown } = await talk([pilot], 'y', '');
    assert.match(shown, /1 of 1[^]*On 2026-11-20: partly \(one team\)/);
    assert.ok(file().includes(`${pilot}: { answer: yes, note: one team, date: 2026-11-21 }`));
    await talk(['--practice', pilot], 'n', '-');
    assert.ok(file().includes(`${pilot}: { answer: no, date: 2026-11-21 }`));
    await talk(['ai'], 'n');
    assert.match(file(), /^ {2}ai: \{ answer: not-applicable, date: 2026-11-21 \}$/m);
    await talk(['.', '--practice', 'ai'], 'y');
    assert.ok(!/^ {2}ai:/m.test(file()));
  });

  it('says what cannot be asked again', async () => {
    const observed = await assess(undefined, 'technology/platforms-and-infrastructure/1/access-foundations');
    assert.equal(observed.code, 2);
    assert.match(observed.err, /Files show "technology[^"]*", so it is not asked/);
    assert.match((await assess(undefined, '--practice', 'people/nothing')).err, /no practice "people\/nothing"/);
    assert.match((await assess(undefined, 'no-such-folder')).err, /No such file or folder/);
  });

  it('passes over a section that was put off', async () => {
    const { shown } = await talk(['--section', 'people/ai', '--level', '1'], 's');
    assert.match(shown, /No answer was given\. \d+ questions are open here\./);
  });

  it('counts as the panel and scans do: what is asked, and that is also whether AI is used', async () => {
    const at = { cwd: folder.path, today };
    folder.write('deployment.yaml', deployment);
    const { questions } = (await scanJson([], at)).assessment;
    const quit = await talk([], 'q');
    assert.ok(quit.shown.includes(`Question 1 of ${String(questions.open)} · Level 1`), quit.shown);
    const told = `${String(questions.open)} questions are open at Level 1`;
    assert.ok(quit.shown.replaceAll(/\s+/g, ' ').includes(`No answer was given. ${told}. Working on`), quit.shown);
    assert.ok((await cli(['scan'], at)).out.replaceAll(/\s+/g, ' ').includes(`${told}: \`cnmaturity assess\` asks.`));
    const one = await talk([], 'y', '', 'q');
    assert.ok(one.shown.includes(`${String(questions.open - 1)} questions are open at Level 1.`), one.shown);
    assert.equal((await scanJson([], at)).assessment.questions.open, questions.open - 1);
  });

  it('counts what AI takes away, and what it brings back', async () => {
    const at = { cwd: folder.path, today };
    folder.write('deployment.yaml', deployment);
    const open = async (): Promise<number> => (await scanJson([], at)).assessment.questions.open;
    const before = await open();
    await talk(['ai'], 'n');
    const without = await open();
    assert.ok(without < before - 1);
    folder.write('.cnmaturity.yaml', file().replace(today, '2025-01-01'));
    assert.equal(await open(), before);
    const ai = ['--section', 'technology/ai', '--level', '1'];
    const practices = sectionById('technology/ai')?.cells[0]?.practices.filter(({ question }) => question !== undefined).length ?? 0;
    const { shown } = await talk(ai, 'y', 'q');
    assert.ok(shown.includes(`No answer was given. ${String(practices + 1)} questions are open here.`), shown);
    assert.equal(await open(), before);
  });

  it('keeps to a change that someone else makes meanwhile', async () => {
    const other = `answers:\n  ${skills}:\n    answer: yes\n    by: Bo # in an editor\n`;
    const typist = new Typist('y', '', 'q');
    const ask = typist.ask.bind(typist);
    typist.ask = async (prompt) => {
      if (prompt.startsWith('Note')) folder.write('.cnmaturity.yaml', other);
      return ask(prompt);
    };
    assert.equal((await assess(typist, ...inSection)).code, 0);
    assert.equal(file(), other.replace('answers:\n', `answers:\n  ${pilot}:\n    answer: yes\n    date: 2026-11-21\n\n`));
  });

  const wrong: readonly (readonly [what: string, args: readonly string[], message: RegExp, text?: string])[] = [
    ['an unknown section', ['--section', 'people/cultures'], /no section "people\/cultures"[^]*people\/culture\n/],
    ['a level that there is not', ['--level', '7'], /'7' is invalid/],
    ['a folder that does not exist', ['nowhere'], /nowhere/],
    ['a file in place of a folder', ['.cnmaturity.yaml'], /is no folder/, ''],
    ['a merge conflict in the file', [], /\.cnmaturity\.yaml:2 .*merge conflict/, `answers:\n<<<<<<< a\n=======\n>>>>>>> b\n`],
    ['a file that is not valid', [], /\.cnmaturity\.yaml:2 .*not valid YAML/, `answers:\n  ${pilot}: { answer: "yes }\n`],
  ];
  for (const [what, args, message, text] of wrong)
    it(`ends with 2 and a message on ${what}`, async () => {
      if (text !== undefined) folder.write('.cnmaturity.yaml', text);
      const typist = new Typist();
      const { code, err } = await assess(typist, ...args);
      assert.equal(code, 2);
      assert.match(err, message);
    });

  it('ends with 2 when the file cannot be written', async () => {
    const { code, err } = await cli(['assess'], {
      cwd: folder.path,
      terminal: new Typist('y', ''),
      writeFile: () => Promise.reject(new Error('disk full')),
    });
    assert.equal(code, 2);
    assert.match(err, /cannot be written: disk full/);
  });
});

/** Questions of the section at the practice's level. */
function openAt({ section: id, level }: Practice): number {
  return sectionById(id)?.cells[level - 1]?.practices.filter(({ question }) => question !== undefined).length ?? 0;
}
