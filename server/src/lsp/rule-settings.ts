/** What is set for rules where a file is: by the editor, else by the answers file of its folder. */
import { kubernetesMinorOf, newestKubernetes } from '../rules/given.ts';
import type { GivenOptions } from '../rules/given.ts';
import { newestKubernetesMinor } from '../rules/options.ts';
import type { RuleSettings } from '../rules/options.ts';
import { today } from './answers.ts';
import type { AnswersFiles } from './answers.ts';
import type { Folder, Folders } from './folders.ts';
import type { Settings } from './settings.ts';

interface Given {
  readonly options: GivenOptions;
  readonly minor: number;
}

/** Made anew whenever a setting changes: rules ask for each thing that they look at. */
export class FolderRules implements RuleSettings {
  readonly today = today();
  readonly #folders: Folders;
  readonly #answers: AnswersFiles;
  readonly #known = new Map<Folder | undefined, Given>();
  #last: { readonly uri: string; readonly given: Given } | undefined;

  constructor(folders: Folders, answers: AnswersFiles) {
    this.#folders = folders;
    this.#answers = answers;
  }

  givenOptions(uri: string, rule: string): Readonly<Record<string, unknown>> | undefined {
    const { options } = this.#at(uri);
    return Object.hasOwn(options, rule) ? options[rule] : undefined;
  }

  kubernetesMinor(uri: string): number {
    return this.#at(uri).minor;
  }

  #at(uri: string): Given {
    if (this.#last?.uri === uri) return this.#last.given;
    const folder = this.#folders.of(uri);
    const given = this.#known.get(folder) ?? this.#made(folder);
    this.#known.set(folder, given);
    this.#last = { uri, given };
    return given;
  }

  #made(folder: Folder | undefined): Given {
    const { ruleOptions, kubernetesVersion }: Settings = folder?.settings ?? this.#folders.loose;
    const file = folder && this.#answers.configOf(folder.uri);
    const version = kubernetesVersion === newestKubernetes ? (file?.kubernetesVersion ?? newestKubernetes) : kubernetesVersion;
    return { options: merged(file?.ruleOptions ?? {}, ruleOptions), minor: kubernetesMinorOf(version) ?? newestKubernetesMinor };
  }
}

/** Option by option: what the editor sets goes before what the file says. */
function merged(file: GivenOptions, editor: GivenOptions): GivenOptions {
  const rules = new Set([...Object.keys(file), ...Object.keys(editor)]);
  return Object.fromEntries([...rules].map((rule) => [rule, { ...file[rule], ...editor[rule] }]));
}
