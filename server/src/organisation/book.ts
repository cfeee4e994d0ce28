/** The rule files of all folders: which rules count where, and what is wrong with the files. */
import type { Practice } from '../model/types.ts';
import type { Rule } from '../rules/rule.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import type { Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { Cel } from './cel.ts';
import { catalogueWith, plainCatalogue } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { tryExamples } from './examples.ts';
import type { Failure } from './judge.ts';
import { limits } from './limits.ts';
import { practiceOf } from './practices.ts';
import { readRuleFile } from './read.ts';
import { runningRule } from './rule.ts';
import type { RunningRule } from './rule.ts';
import type { RuleFile, RuleFileProblem } from './types.ts';

interface KnownFile {
  readonly root: string;
  readonly text: string;
  read: RuleFile | undefined;
  /** Of the examples; found when somebody asks. */
  tried: { readonly hcl: boolean; readonly problems: readonly RuleFileProblem[] } | undefined;
  running: readonly RunningRule[];
  /** Found when the files are put together. */
  others: readonly RuleFileProblem[];
}

/** The folder that a rule file speaks for; undefined for any other file. */
export function rootOfRuleFile(uri: string): string | undefined {
  const found = /^(.*)\/\.cnmaturity\/rules\/[^/]+\.ya?ml$/.exec(uri);
  return found?.[1];
}

export class RuleBook {
  readonly #files = new Map<string, KnownFile>();
  #cel: Cel | undefined;
  #catalogue: Catalogue = plainCatalogue;
  #revision = 0;

  /** Grows with every change of what counts. */
  get revision(): number {
    return this.#revision;
  }

  get catalogue(): Catalogue {
    return this.#catalogue;
  }

  /** There are rule files, and nothing to read their expressions with yet. */
  get waits(): boolean {
    return this.#cel === undefined && this.#files.size > 0;
  }

  has(uri: string): boolean {
    return this.#files.has(uri);
  }

  uris(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  setCel(cel: Cel): void {
    this.#cel = cel;
    this.#putTogether();
  }

  /** Takes in the text of a rule file of that folder, or that it is gone. True when other rules count now. */
  put(uri: string, root: string, text: string | undefined): boolean {
    const before = this.#files.get(uri);
    if (before && before.text === text && before.root === root) return false;
    if (text === undefined) this.#files.delete(uri);
    else this.#files.set(uri, { root, text, read: undefined, tried: undefined, running: [], others: [] });
    if (!before && text === undefined) return false;
    this.#putTogether();
    return true;
  }

  /** What is wrong with a file; where an expression fails, that is told with the place that it fails on. */
  problemsOf(uri: string, hcl: HclParser | undefined, where: (failure: Failure) => string | undefined): readonly RuleFileProblem[] {
    const file = this.#files.get(uri);
    if (!file?.read) return [];
    const tried = triedOf(file, hcl);
    const failing = file.running.flatMap(({ judge }) => {
      const stopped = judge.stopped;
      if (stopped) return [{ ...stopped, severity: 'error' as const }];
      return judge.failures.slice(-1).flatMap((failure): RuleFileProblem[] => {
        const place = where(failure);
        if (place === undefined) return [];
        return [
          { span: failure.span, message: say`${failure.message} That is so in ${place}, which is not judged by it.`, severity: 'error' },
        ];
      });
    });
    return [...file.read.problems, ...file.others, ...tried, ...failing].sort((a, b) => a.span.start - b.span.start);
  }

  #putTogether(): void {
    this.#revision++;
    const cel = this.#cel;
    const ids = new Set<string>();
    const counts = new Map<string, { files: number; rules: number }>();
    const rules: Rule[] = [];
    const practices = new Map<string, Practice>();
    for (const uri of this.uris()) {
      const file = this.#files.get(uri);
      if (!file || !cel) continue;
      const count = counts.get(file.root) ?? { files: 0, rules: 0 };
      counts.set(file.root, count);
      const others: RuleFileProblem[] = [];
      if (++count.files > limits.files) {
        file.read = { rules: [], problems: [tooMany(say`A folder has at most ${String(limits.files)} rule files; this one is left out.`)] };
        file.running = [];
        continue;
      }
      if (!file.read) {
        file.read = readRuleFile(file.text, cel);
        file.running = file.read.rules.map((rule) => runningRule(rule, file.root));
      }
      for (const { rule, judge } of file.running) {
        const id = `${file.root} ${rule.id}`;
        if (ids.has(id)) others.push(repeated(judge.rule.id, judge.rule.span));
        else if (++count.rules > limits.rules)
          others.push(tooMany(say`A folder has at most ${String(limits.rules)} rules; the rest is left out.`));
        else {
          ids.add(id);
          rules.push(rule);
          if (judge.rule.ownPractice && !practices.has(judge.rule.practice)) practices.set(judge.rule.practice, practiceOf(judge.rule));
        }
      }
      file.others = others;
    }
    this.#catalogue = catalogueWith(rules, [...practices.values()]);
  }
}

/** The problems of a file's examples; worked out once. */
function triedOf(file: KnownFile, hcl: HclParser | undefined): readonly RuleFileProblem[] {
  const readsHcl = hcl !== undefined;
  if (file.tried?.hcl === readsHcl) return file.tried.problems;
  const rules = file.running.map(({ judge }) => judge.rule);
  const problems = tryExamples(rules, hcl);
  file.tried = { hcl: readsHcl, problems };
  return problems;
}

function tooMany(message: string): RuleFileProblem {
  return { span: { start: 0, end: 1 }, message, severity: 'error' };
}

function repeated(id: string, span: Span): RuleFileProblem {
  return { span, message: say`"${id}" stands in another file of this folder already; this one is left out.`, severity: 'error' };
}
