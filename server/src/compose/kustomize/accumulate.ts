/** Kustomizations gone through, from the one asked for down to its bases, and back up with everything that each of them changes. */
import { say } from '../../texts/texts.ts';
import type { Place } from '../composed.ts';
import { merged, noConfiguration, withConfigurations } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { Files, folderOf } from './files.ts';
import type { KustomizeFiles } from './files.ts';
import { absorb, generate } from './generators.ts';
import { changeImages } from './images.ts';
import { applyAnnotations, applyCommonLabels, applyLabels } from './labels.ts';
import { addPrefix, addSuffix, setNamespace, setReplicas } from './names.ts';
import { objectsOf } from './objects.ts';
import { applyJson6902, applyMergePatch, applyPatch } from './patches.ts';
import { Problems } from './problems.ts';
import { readDocuments } from './read.ts';
import { applyReplacements } from './replacements.ts';
import { keyOf, nameForPeople, Resource } from './resource.ts';
import type { Scope } from './scope.ts';
import { settingOf } from './settings.ts';
import { placeOf } from './source.ts';
import type { Written } from './source.ts';
import { field, isMissing, items, text } from './value.ts';
import type { Mapping, Value } from './value.ts';
import { declareVariables } from './variables.ts';
import type { Variable } from './variables.ts';

const limits = { depth: 50, visits: 2000, objects: 20_000 };

/** What runs code, fetches, or changes the rules: what comes of it is not known here. */
const unknownFields = ['helmCharts', 'helmChartInflationGenerator', 'generators', 'transformers', 'validators', 'crds', 'openapi'];

interface Collected {
  readonly resources: readonly Resource[];
  readonly configuration: Configuration;
}

export interface Built {
  readonly resources: readonly Resource[];
  /** Fields that it and its bases know of, beyond the defaults. */
  readonly configuration: Configuration;
  /** The kustomization itself. */
  readonly root: Mapping | undefined;
}

export class Accumulation {
  readonly problems = new Problems();
  readonly inputs = new Set<string>();
  variables: readonly Variable[] = [];
  #open = false;
  #visits = 0;
  #objects = 0;
  readonly #files: Files;
  readonly #path: string[] = [];

  constructor(files: KustomizeFiles) {
    this.#files = new Files('', files, this.inputs);
  }

  get open(): boolean {
    return this.#open;
  }

  leaveOpen(): void {
    this.#open = true;
  }

  /** The objects of a kustomization; those of a component are put to the ones that are there. */
  build(uri: string, present: readonly Resource[] = [], known: Configuration = noConfiguration): Built {
    const file = this.#files.readUri(uri);
    if (!file) {
      this.leaveOpen();
      return { resources: present, configuration: known, root: undefined };
    }
    const [document] = readDocuments(uri, file.text);
    const root = document?.root;
    const place: Place = { uri, start: 0, end: file.text.length };
    if (root?.kind !== 'map') {
      if (document?.damaged) this.leaveOpen();
      this.problems.add(place, document?.damaged ? say`This is not valid YAML` : say`This kustomization is empty`);
      return { resources: present, configuration: known, root: undefined };
    }
    this.#path.push(uri);
    const scope: Scope = {
      files: this.#files.in(folderOf(uri)),
      place,
      isComponent: text(field(root, 'kind')) === 'Component',
      problem: (at, message) => {
        this.problems.add(at, message);
      },
      absence: (at, message) => {
        this.problems.addAbsence(at, message);
      },
      leaveOpen: () => {
        this.leaveOpen();
      },
    };
    const collected = this.#collect(root, new Collection(present, known, scope), scope);
    const resources = this.#transform(collected, root, scope);
    this.variables = [...this.variables, ...declareVariables(resources, items(field(root, 'vars')), scope)];
    this.#path.pop();
    return { resources, configuration: collected.configuration, root };
  }

  #collect(root: Mapping, collected: Collection, scope: Scope): Collected {
    for (const path of [...items(field(root, 'resources')), ...items(field(root, 'bases'))]) this.#resource(path, collected, scope);
    collected.configuration = withConfigurations(collected.configuration, items(field(root, 'configurations')), scope);
    if (unknownFields.some((key) => hasAny(field(root, key)))) this.leaveOpen();
    for (const kind of ['ConfigMap', 'Secret'] as const)
      for (const entry of items(field(root, kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator')))
        this.#generate(kind, entry, root, collected, scope);
    let { resources, configuration } = collected;
    for (const path of items(field(root, 'components'))) {
      const uri = this.#kustomization(path, scope, 'Component');
      if (uri !== undefined) ({ resources, configuration } = this.build(uri, resources, configuration));
    }
    return { resources, configuration };
  }

  #resource(path: Value, collected: Collection, scope: Scope): void {
    const written = text(path);
    if (written === undefined) return;
    const file = scope.files.read(written);
    if (file) {
      for (const object of this.#objectsOf(file.uri, file.text, scope)) {
        if (this.#objects++ >= limits.objects) {
          this.leaveOpen();
          return;
        }
        collected.add(object, path.written);
      }
      return;
    }
    const uri = this.#kustomization(path, scope, 'Kustomization');
    if (uri === undefined) return;
    const base = this.build(uri);
    collected.configuration = merged(collected.configuration, base.configuration);
    for (const resource of base.resources) collected.add(resource, path.written);
  }

  #objectsOf(uri: string, content: string, scope: Scope): readonly Resource[] {
    const { objects, faults } = objectsOf(readDocuments(uri, content));
    for (const { document, message } of faults) {
      scope.problem(document.source.place(0, document.source.text.length), message);
      if (document.damaged) this.leaveOpen();
    }
    return objects.map((object) => new Resource(object, object.written ? placeOf(object.written) : { uri, start: 0, end: content.length }));
  }

  /** The kustomization that a path leads to, unless it is outside, or leads back here. */
  #kustomization(path: Value, scope: Scope, kind: string): string | undefined {
    const written = text(path);
    const uri = written === undefined ? undefined : scope.files.kustomization(written);
    const place = path.written ? placeOf(path.written) : scope.place;
    if (uri === undefined || this.#visits++ >= limits.visits || this.#path.length >= limits.depth) {
      this.leaveOpen();
      return undefined;
    }
    if (this.#path.includes(uri)) {
      this.problems.add(place, say`This leads back to a kustomization that it is part of`);
      return undefined;
    }
    const actual = text(field(readDocuments(uri, this.#files.readUri(uri)?.text ?? '')[0]?.root, 'kind')) ?? 'Kustomization';
    if (actual === kind) return uri;
    this.problems.add(place, kind === 'Component' ? say`This is no component` : say`This is a component, which belongs to \`components\``);
    return undefined;
  }

  #generate(kind: 'ConfigMap' | 'Secret', entry: Value, root: Mapping, collected: Collection, scope: Scope): void {
    const generated = entry.kind === 'map' ? generate(kind, entry, field(root, 'generatorOptions'), scope.files) : undefined;
    const place = entry.written ? placeOf(entry.written) : scope.place;
    if (!generated) {
      scope.problem(place, say`This ${kind} has no name`);
      return;
    }
    if (generated.missing) this.leaveOpen();
    for (const fault of generated.faults) scope.problem(place, fault);
    collected.absorb(generated.resource);
  }

  #transform({ resources: collected, configuration }: Collected, root: Mapping, scope: Scope): readonly Resource[] {
    let resources = collected;
    const settings = (key: string): readonly Value[] => items(field(root, key));
    const patched = (entries: readonly Value[], apply: typeof applyPatch): void => {
      for (const entry of entries) {
        apply(resources, entry, scope);
        if (resources.some(({ deleted }) => deleted)) resources = resources.filter(({ deleted }) => !deleted);
      }
    };
    patched(settings('patchesStrategicMerge'), applyMergePatch);
    patched(settings('patches'), applyPatch);
    const namespace = settingOf(root, 'namespace');
    if (namespace)
      for (const double of setNamespace(resources, namespace, configuration)) {
        scope.problem(double.origin, say`In the namespace ${namespace.text} there is another ${nameForPeople(double)}`);
        resources = resources.filter((resource) => resource !== double);
      }
    const [prefix, suffix] = [settingOf(root, 'namePrefix'), settingOf(root, 'nameSuffix')];
    if (prefix) addPrefix(resources, prefix, configuration);
    if (suffix) addSuffix(resources, suffix, configuration);
    for (const labels of settings('labels')) applyLabels(resources, labels, configuration);
    applyCommonLabels(resources, field(root, 'commonLabels'), configuration);
    applyAnnotations(resources, field(root, 'commonAnnotations'), configuration);
    patched(settings('patchesJson6902'), applyJson6902);
    for (const replicas of settings('replicas'))
      if (!setReplicas(resources, replicas, configuration))
        scope.absence(
          replicas.written ? placeOf(replicas.written) : scope.place,
          say`There is no workload ${text(field(replicas, 'name')) ?? ''} that could get replicas`,
        );
    for (const image of [...settings('images'), ...settings('imageTags')]) changeImages(resources, image, configuration);
    applyReplacements(resources, settings('replacements'), scope);
    return resources;
  }
}

function hasAny(value: Value | undefined): boolean {
  if (isMissing(value)) return false;
  return value.kind === 'scalar' || (value.kind === 'map' ? value.fields.length > 0 : value.items.length > 0);
}

/** The objects of one kustomization, each of them once. */
class Collection {
  configuration: Configuration;
  #resources: Resource[];
  readonly #keys: Set<string>;
  readonly #scope: Scope;

  constructor(present: readonly Resource[], configuration: Configuration, scope: Scope) {
    this.configuration = configuration;
    this.#resources = [...present];
    this.#keys = new Set(present.map(({ id }) => keyOf(id)));
    this.#scope = scope;
  }

  get resources(): readonly Resource[] {
    return this.#resources;
  }

  add(resource: Resource, written: Written | undefined): void {
    const key = keyOf(resource.id);
    if (this.#keys.has(key)) {
      this.#scope.problem(written ? placeOf(written) : resource.origin, say`${nameForPeople(resource)} is there already`);
      return;
    }
    this.#keys.add(key);
    this.#resources.push(resource);
  }

  /** A generated object: new, or to be merged with one that is there. */
  absorb(resource: Resource): void {
    const key = keyOf(resource.id);
    const found = this.#resources.filter(({ allIds }) => allIds.some((id) => keyOf(id) === key));
    const [old] = found;
    const { behaviour } = resource;
    if (!old) {
      if (behaviour === 'create') this.add(resource, undefined);
      else this.#scope.absence(resource.origin, say`There is no ${nameForPeople(resource)} to ${behaviour}`);
    } else if (behaviour === 'create')
      this.#scope.problem(
        resource.origin,
        say`${nameForPeople(resource)} is there already, which takes \`behavior: merge\` or \`replace\``,
      );
    else if (found.length > 1) this.#scope.problem(resource.origin, say`More than one object is called ${nameForPeople(resource)}`);
    else absorb(old, resource);
  }
}
