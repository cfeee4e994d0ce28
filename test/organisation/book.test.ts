import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import { suppressionRemarks } from '../../server/src/features/suppression-remarks.ts';
import { model } from '../../server/src/model/model.ts';
import { RuleBook, rootOfRuleFile } from '../../server/src/organisation/book.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { Engine } from '../../server/src/rules/engine.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { cel, loadsCel, ruleText } from './support.ts';

loadsCel();

const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a }] }\n';
const fileIn = (root: string, name = 'a.yaml'): string => `${root}/.cnmaturity/rules/${name}`;

function bookOf(files: Readonly<Record<string, string>>): RuleBook {
  const book = new RuleBook();
  for (const [uri, text] of Object.entries(files)) book.put(uri, rootOfRuleFile(uri) ?? '', text);
  book.setCel(cel());
  return book;
}

function problems(book: RuleBook, uri: string): readonly string[] {
  return book.problemsOf(uri, undefined, () => 'a.yaml').map(({ message }) => message);
}

const examples = (text: string): string => ruleText({}, `    examples:\n${text}`);

describe('the rules of a workspace', () => {
  it('stand in one folder below a root', () => {
    assert.equal(rootOfRuleFile('file:///w/.cnmaturity/rules/a.yaml'), 'file:///w');
    assert.equal(rootOfRuleFile('file:///w/.cnmaturity/rules/deep/a.yaml'), undefined);
    assert.equal(rootOfRuleFile('file:///w/.cnmaturity/rules/a.json'), undefined);
    assert.equal(rootOfRuleFile('file:///w/.cnmaturity.yaml'), undefined);
  });

  it('wait for what reads their expressions', () => {
    const book = new RuleBook();
    assert.equal(book.waits, false);
    assert.equal(book.put(fileIn('file:///w'), 'file:///w', ruleText({})), true);
    assert.equal(book.waits, true);
    assert.equal(book.catalogue.rules.length, allRules.length);
    book.setCel(cel());
    assert.equal(book.waits, false);
    assert.equal(book.catalogue.rule('acme/team-label')?.title, 'Team label missing');
    assert.equal(book.catalogue.practice('policy/policy-creation/2/acme/team-label')?.level, 2);
    const cell = book.catalogue.model.dimensions.flatMap(({ sections }) => sections).find(({ id }) => id === 'policy/policy-creation')
      ?.cells[1];
    assert.equal(cell?.practices.at(-1)?.id, 'policy/policy-creation/2/acme/team-label');
  });

  it('come and go with their files', () => {
    const book = bookOf({ [fileIn('file:///w')]: ruleText({}) });
    assert.equal(book.put(fileIn('file:///w'), 'file:///w', ruleText({})), false, 'the same text');
    assert.equal(book.put(fileIn('file:///w'), 'file:///w', ruleText({ id: 'acme/other' })), true);
    assert.equal(book.catalogue.rule('acme/team-label'), undefined);
    assert.notEqual(book.catalogue.rule('acme/other'), undefined);
    assert.equal(book.put(fileIn('file:///w'), 'file:///w', undefined), true);
    assert.equal(book.catalogue.model, model);
    assert.equal(book.put(fileIn('file:///w'), 'file:///w', undefined), false);
  });

  it('judge the files of their own root only', () => {
    const book = bookOf({ [fileIn('file:///w')]: ruleText({}), [fileIn('file:///v')]: ruleText({ expect: 'true', message: 'x' }) });
    const workspace = new Workspace();
    for (const root of ['w', 'v', 'w2'])
      workspace.update(readFile({ uri: `file:///${root}/a.yaml`, format: 'yaml', text: pod, hcl: undefined }));
    const engine = new Engine(workspace, book.catalogue.rules.slice(allRules.length));
    const unmet = (root: string): number | undefined => engine.talliesOf(`file:///${root}/a.yaml`).get('acme/team-label')?.unmet;
    assert.deepEqual([unmet('w'), unmet('v'), unmet('w2')], [1, 0, undefined]);
    assert.deepEqual(problems(book, fileIn('file:///v')), []);
  });

  it('are told of where they stand twice in a root', () => {
    const book = bookOf({ [fileIn('file:///w')]: ruleText({}), [fileIn('file:///w', 'b.yaml')]: ruleText({}) });
    assert.deepEqual(problems(book, fileIn('file:///w')), []);
    assert.match(problems(book, fileIn('file:///w', 'b.yaml')).join(), /another file of this folder/);
    assert.equal(book.catalogue.rules.length, allRules.length + 1);
  });

  it('are tried on their examples', () => {
    const check = (text: string): string => problems(bookOf({ [fileIn('file:///w')]: examples(text) }), fileIn('file:///w')).join('\n');
    const yaml = (labels: string): string =>
      `|\n          ${pod.replace('{ name: a }', `{ name: a${labels} }`).trimEnd().replaceAll('\n', '\n          ')}\n`;
    const labelled = yaml(', labels: { team: x }');
    assert.equal(check(`      - good: ${labelled}      - bad: ${yaml('')}        message: Pod a has no label\n`), '');
    assert.match(check(`      - bad: ${labelled}`), /number 1": the expectation is met/);
    assert.match(check(`      - good: ${yaml('')}`), /the expectation is missed: Pod a has no label team/);
    assert.match(check(`      - bad: ${yaml('')}        message: Service\n`), /the message is another one/);
    assert.match(check('      - good: "a: b"\n'), /looks at nothing in it/);
  });

  it('are tried with their fixes', () => {
    const uri = fileIn('file:///w');
    const text = (fixed: string): string =>
      ruleText(
        {},
        `    fix: { path: metadata.labels, value: { team: x } }\n    examples:\n      - bad: '${pod.trimEnd().replaceAll('\n', '\n\n          ')}'\n        fixed: '${fixed.trimEnd().replaceAll('\n', '\n\n          ')}'\n`,
      );
    assert.deepEqual(problems(bookOf({ [uri]: text(pod.replace('{ name: a }', '{ name: a, labels: { team: x } }')) }), uri), []);
    assert.match(problems(bookOf({ [uri]: text(pod) }), uri).join(), /makes something else/);
  });

  it('are accepted by comments and annotations, which are told of where they accept nothing', () => {
    const book = bookOf({ [fileIn('file:///w')]: ruleText({}) });
    const { catalogue } = book;
    const look = (text: string, ready = true): readonly string[] => {
      const workspace = new Workspace();
      const uri = 'file:///w/a.yaml';
      workspace.update(readFile({ uri, format: 'yaml', text, hcl: undefined }));
      const engine = new Engine(workspace, catalogue.rules);
      const open = engine.findingsOf(uri).filter(({ finding }) => finding.rule.id === 'acme/team-label' && !finding.suppression);
      const remarks = suppressionRemarks({ workspace, engine, catalogue, ready, choiceOf: () => undefined }, uri);
      return [...open.map(({ finding }) => finding.problem.message), ...remarks.map(({ message }) => message)];
    };
    const block = pod.replace('{ name: a }', '\n  name: a');
    assert.deepEqual(look(block.replace('  name', '  # cnmaturity-ignore: acme/team-label why\n  name')), []);
    assert.deepEqual(look(block.replace('  name', '  annotations: { cnmaturity/ignore.acme.team-label: why }\n  name')), []);
    const labelled = block.replace('  name', '  labels: { team: x }\n  # cnmaturity-ignore: acme/team-label why\n  name');
    assert.match(look(labelled).join(), /Nothing here is accepted by this suppression: acme\/team-label/);
    const misspelt = block.replace('  name', '  labels: { team: x }\n  # cnmaturity-ignore: acme/team-lable why\n  name');
    assert.match(look(misspelt).join(), /There is no rule "acme\/team-lable".*Did you mean "acme\/team-label"/);
    assert.deepEqual(look(misspelt, false), []);
  });

  it('say where their expressions fail, at the place in the expression', () => {
    const uri = fileIn('file:///w');
    const text = ruleText({ expect: "object.metadata.labels.team != ''", message: 'x' });
    const book = bookOf({ [uri]: text });
    const workspace = new Workspace();
    workspace.update(readFile({ uri: 'file:///w/a.yaml', format: 'yaml', text: pod, hcl: undefined }));
    new Engine(workspace, book.catalogue.rules.slice(allRules.length)).findingsOf('file:///w/a.yaml');
    const [problem] = book.problemsOf(uri, undefined, (failure) => failure.uri.slice(10));
    assert.equal(problem?.message, 'No such key: labels. That is so in a.yaml, which is not judged by it.');
    assert.equal(text.slice(problem.span.start, problem.span.end), 'labels');
    assert.deepEqual(
      book.problemsOf(uri, undefined, () => undefined),
      [],
      'it is so no longer',
    );
  });
});
