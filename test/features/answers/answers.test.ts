import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent, TextEdit } from 'vscode-languageserver-protocol';
import type { CompletionItem, Position } from 'vscode-languageserver-protocol';
import { fileFields, thresholdFields } from '../../../server/src/answers/file-fields.ts';
import { readAnswers } from '../../../server/src/answers/read.ts';
import { defaultThresholds, leastShare, mostShare } from '../../../server/src/answers/thresholds.ts';
import { defaultReviewAfterDays } from '../../../server/src/answers/types.ts';
import { completeAnswers } from '../../../server/src/features/answers/completion.ts';
import { diagnosticsOfAnswers } from '../../../server/src/features/answers/diagnostics.ts';
import { hoverOfAnswers } from '../../../server/src/features/answers/hover.ts';
import { practiceById, sectionById } from '../../../server/src/model/model.ts';

const today = '2026-11-21';
const pilot = 'people/organizational-change/1/bounded-pilot';
const skills = 'people/organizational-change/1/mixed-skills';
const observed = 'technology/platforms-and-infrastructure/1/access-foundations';

/** The text without its `|`, and where that was. */
function marked(text: string): { readonly text: string; readonly position: Position } {
  const offset = text.indexOf('|');
  const plain = text.replace('|', '');
  return { text: plain, position: TextDocument.create('', '', 0, plain).positionAt(offset) };
}

function complete(source: string, snippets = false): { readonly items: readonly CompletionItem[]; readonly text: string } {
  const { text, position } = marked(source);
  return { items: completeAnswers(text, position, { today, snippets, markdown: true }), text };
}

function labels(source: string): readonly string[] {
  return complete(source).items.map(({ label }) => label);
}

/** The text with one of the offers taken. */
function taken(source: string, label: string): string {
  const { items, text } = complete(source);
  const edit = items.find((item) => item.label === label)?.textEdit;
  assert.ok(TextEdit.is(edit), `${label} is offered`);
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), [edit]);
}

describe('the answers file in an editor', () => {
  it('has diagnostics where it is wrong, and where an answer is old', () => {
    const text = `answers:\n  ${pilot}: { answer: maybe }\n  ${skills}:\n    answer: yes\n    date: 2026-01-01\n    when: now\n`;
    const found = diagnosticsOfAnswers(text, today);
    assert.deepEqual(
      found.map(({ severity, range }) => [severity, TextDocument.create('', '', 0, text).getText(range)]),
      [
        [1, 'maybe'],
        [2, 'when'],
        [3, skills],
      ],
    );
    assert.match(JSON.stringify(found[2]?.message), /2026-01-01, more than 180 days/);
    assert.deepEqual(diagnosticsOfAnswers('answers: {}\n', today), []);
  });

  it('says at an id what it is about', () => {
    const { text, position } = marked(`answers:\n  people/organi|zational-change/1/bounded-pilot:\n    answer: yes\n`);
    const hover = hoverOfAnswers(text, position, { markdown: false });
    assert.ok(hover);
    assert.equal(TextDocument.create('', '', 0, text).getText(hover.range), pilot);
    const value = JSON.stringify(hover.contents);
    const practice = practiceById(pilot);
    assert.ok(practice);
    for (const part of [practice.statement, practice.question ?? '', practice.why, ...practice.how, 'Level 1 (Build)'])
      assert.ok(value.includes(part), part);
  });

  it('knows sections, and says what files show', () => {
    const section = marked('answers:\n  people/ai|:\n');
    assert.ok(
      JSON.stringify(hoverOfAnswers(section.text, section.position, { markdown: true })).includes(sectionById('people/ai')?.summary ?? '-'),
    );
    const shown = marked(`answers:\n  |${observed}:\n`);
    assert.match(JSON.stringify(hoverOfAnswers(shown.text, shown.position, { markdown: false })), /Files show this practice/);
  });

  it('says nothing elsewhere', () => {
    for (const source of [
      'oth|er:\n',
      'answers:\n  people/no|thing:\n',
      `answers:\n  ${pilot}:\n    answer: y|es\n`,
      'rules:\n  no-such-r|ule: off\n',
    ]) {
      const { text, position } = marked(source);
      assert.equal(hoverOfAnswers(text, position, { markdown: true }), undefined, source);
    }
  });

  it('offers what the file may hold', () => {
    const config = ['targetLevel', 'thresholds', 'applications', 'rules', 'ruleOptions', 'kubernetesVersion', 'exclude', 'ruleExclude'];
    assert.deepEqual(labels('|'), ['answers', 'reviewAfterDays', ...config]);
    assert.deepEqual(labels('answers:\nrev|'), ['reviewAfterDays', ...config]);
  });

  it('offers the fields of an application that it lacks', () => {
    assert.deepEqual(labels('applications:\n  - |'), ['path', 'name', 'targetLevel']);
    assert.deepEqual(labels('applications:\n  - path: a\n  - name: B\n    targetLevel: 2\n    |'), ['path']);
    assert.deepEqual(labels('answers:\napplications:\n  - path: a\n    name: b\n    |\nreviewAfterDays: 3\n'), ['targetLevel']);
  });

  it('offers thresholds, and the values of what has few', () => {
    assert.deepEqual(labels('thresholds:\n  |'), ['practiceMet', 'levelComplete']);
    assert.deepEqual(labels('thresholds:\n  practiceMet: 1\n  |'), ['levelComplete']);
    assert.deepEqual(labels('thresholds:\n  levelComplete: |'), ['0.8']);
    const levels = ['auto', '1', '2', '3', '4', '5'];
    for (const source of ['targetLevel: |', 'applications:\n  - path: a\n    targetLevel: |', 'applications:\n  - targetLevel: a|'])
      assert.deepEqual(labels(source), levels, source);
    assert.deepEqual(labels('rules:\n  naked-pod: |'), ['off', 'on', 'hint', 'information', 'warning', 'error']);
    assert.deepEqual(labels('kubernetesVersion: |'), ['newest']);
    for (const source of ['reviewAfterDays: |', 'answers:\n  targetLevel: |', 'exclude: |', 'note: |'])
      assert.deepEqual(labels(source), [], source);
    const text = taken('rules:\n  naked-pod: o|\n', 'off');
    assert.deepEqual(readAnswers(text, today).config.rules, { 'naked-pod': 'off' });
  });

  it('explains every field', () => {
    const places: readonly (readonly [string, RegExp])[] = [
      ['target|Level: 3\n', /^The level that the team aims for/],
      ['ans|wers:\n', /^Answers by the id/],
      ['thresholds:\n  practice|Met: 0.9\n', /counts as met/],
      ['applications:\n  - path: a\n    target|Level: 2\n', /^The level that it aims for/],
      ['applications:\n  - path: a\n  - pa|th: b\n', /^The folder of an application/],
      ['rules:\n  naked|-pod: off\n', /^\*\*.*Level \d/s],
      ['ruleExclude:\n  naked|-pod: [a]\n', /^\*\*.*Level \d/s],
      ['ruleOptions:\n  containers-per-pod-limit:\n    maxi|mum: 6\n', /\.$/],
      [`answers:\n  ${pilot}:\n    no|te: a\n`, /^What the answer rests on/],
    ];
    for (const [source, expected] of places) {
      const { text, position } = marked(source);
      const contents = hoverOfAnswers(text, position, { markdown: true })?.contents;
      assert.ok(MarkupContent.is(contents), source);
      assert.match(contents.value, expected);
    }
    for (const { name } of fileFields) {
      const { text, position } = marked(`|${name}:\n`);
      assert.ok(hoverOfAnswers(text, position, { markdown: false }), name);
    }
  });

  it('names the shares and days that hold unless set', () => {
    const says = [...fileFields, ...thresholdFields].map((field) => field.says).join(' ');
    for (const number of [defaultReviewAfterDays, defaultThresholds.practiceMet, defaultThresholds.levelComplete])
      assert.ok(says.includes(`Unless set, ${String(number)}.`), String(number));
    assert.ok(says.includes(`${String(leastShare)} to ${String(mostShare)}`));
  });

  it('leaves to others what they do by the schema', () => {
    const offered = (source: string): readonly string[] => {
      const { text, position } = marked(source);
      return completeAnswers(text, position, { today, snippets: false, markdown: true, schemaElsewhere: true }).map(({ label }) => label);
    };
    for (const source of [
      '|',
      'targetLevel: |',
      'thresholds:\n  |',
      'applications:\n  - |',
      `answers:\n  ${pilot}:\n    |\n`,
      `answers:\n  ${pilot}:\n    answer: |\n`,
      'rules:\n  naked-pod: |',
    ])
      assert.deepEqual(offered(source), [], source);
    for (const source of [
      'answers:\n  |',
      'rules:\n  |',
      'ruleExclude:\n  |',
      'ruleOptions:\n  |',
      'ruleOptions:\n  containers-per-pod-limit:\n    |',
    ])
      assert.ok(offered(source).length > 0, source);
    const hover = (source: string): unknown => {
      const { text, position } = marked(source);
      return hoverOfAnswers(text, position, { markdown: true, schemaElsewhere: true });
    };
    assert.equal(hover('target|Level: 3\n'), undefined);
    assert.ok(hover(`answers:\n  peo|${pilot.slice(3)}:\n`));
    assert.ok(hover('rules:\n  naked|-pod: off\n'));
    const text = `other: 1\ntargetLevel: 9\nrules:\n  nacked-pod: off\nanswers:\n  people/nothing: { answer: yes }\n  ${pilot}: { answer: maybe }\n  ${skills}: { answer: yes, date: 2026-01-01 }\n`;
    const messages = diagnosticsOfAnswers(text, today, { schemaElsewhere: true }).map(({ message }) => JSON.stringify(message));
    assert.equal(diagnosticsOfAnswers(text, today).length, 6);
    assert.equal(messages.length, 3);
    for (const expected of [/no rule \\"nacked-pod/, /no practice or section/, /more than 180 days/])
      assert.ok(
        messages.some((one) => expected.test(one)),
        String(expected),
      );
  });

  it('offers rules that have options, and their options', () => {
    const rules = labels('ruleOptions:\n  |');
    assert.ok(rules.includes('containers-per-pod-limit') && !rules.includes('privileged-container'));
    assert.deepEqual(labels('ruleOptions:\n  resource-limit-ratio:\n    |'), ['memory', 'cpu']);
    assert.deepEqual(labels('ruleOptions:\n  resource-limit-ratio:\n    memory: 3\n  no-such-rule:\n    |').includes('memory'), false);
  });

  it('offers the one answer on AI, and says what it stands for', () => {
    assert.ok(labels('answers:\n  |').includes('ai'));
    const { text, position } = marked('answers:\n  a|i:\n    answer: not-applicable\n');
    assert.match(JSON.stringify(hoverOfAnswers(text, position, { markdown: true })), /People, Policy and Technology/);
  });

  it('offers what is not answered yet, with its question and its guidance', () => {
    const { items } = complete(`answers:\n  ${skills}:\n    answer: yes\n  |\n`);
    const found = items.find(({ label }) => label === pilot);
    assert.ok(found);
    assert.equal(found.detail, practiceById(pilot)?.question);
    assert.ok(JSON.stringify(found.documentation).includes(practiceById(pilot)?.why ?? '-'));
    const ids = items.map(({ label }) => label);
    assert.ok(!ids.includes(skills), 'is answered');
    assert.ok(!ids.includes(observed), 'is shown by files');
    assert.ok(ids.includes('people/ai'));
    assert.deepEqual(
      [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)),
      items,
      'as the model orders them',
    );
  });

  it('puts in a whole block, in place of what was typed', () => {
    const text = taken(`answers:\n    ${skills}:\n        answer: yes\n    people/org|\n`, pilot);
    assert.equal(text, `answers:\n    ${skills}:\n        answer: yes\n    ${pilot}:\n        answer: yes\n        date: 2026-11-21\n`);
    assert.deepEqual(readAnswers(text, today).problems, []);
    assert.match(taken('answers:\n  people/a|\n', 'people/ai'), /answer: not-applicable\n/);
  });

  it('lets the answer be chosen where the editor can', () => {
    const edit = complete('answers:\n  |\n', true).items.find(({ label }) => label === pilot)?.textEdit;
    assert.equal(edit?.newText, `${pilot}:\n    answer: \${1|yes,partly,no,not-applicable|}\n    date: 2026-11-21`);
  });

  it('offers the fields that an answer lacks', () => {
    assert.deepEqual(labels(`answers:\n  ${pilot}:\n    |\n`), ['answer', 'note', 'by', 'date']);
    assert.deepEqual(labels(`answers:\n  ${pilot}:\n    answer: yes\n    n|\n`), ['note', 'by', 'date']);
    assert.match(taken(`answers:\n  ${pilot}:\n    answer: yes\n    d|\n`, 'date'), /\n {4}date: 2026-11-21\n$/);
  });

  it('offers answers', () => {
    const all = ['yes', 'partly', 'no', 'not-applicable'];
    assert.deepEqual(labels(`answers:\n  ${pilot}:\n    answer: |\n`), all);
    assert.deepEqual(labels(`answers:\n  ${pilot}: { answer: | }\n`), all);
    assert.match(taken(`answers:\n  ${pilot}:\n    answer: not-a|\n`, 'not-applicable'), /answer: not-applicable\n$/);
  });

  it('offers nothing in a note or a comment', () => {
    assert.deepEqual(labels(`answers:\n  ${pilot}:\n    note: a |\n`), []);
    assert.deepEqual(labels('# a|\n'), []);
  });
});
