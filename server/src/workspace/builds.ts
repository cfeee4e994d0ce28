/** Which Dockerfile an image is built from, as Compose, Skaffold and pipelines say it. */
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import type { FileFacts, Unit } from '../facts/types.ts';
import { at, child, itemsOf } from '../syntax/tree.ts';
import type { Lookup } from '../syntax/tree.ts';
import { allOf, fieldOf, pathIn, repositoryOf } from './builds/build.ts';
import type { Build } from './builds/build.ts';
import { githubBuilds } from './builds/github.ts';
import { gitlabBuilds } from './builds/gitlab.ts';
import { join, parentOf } from './paths.ts';
import type { Located } from './view.ts';

const known = new WeakMap<Unit, readonly Build[]>();

/** Whether a unit takes part in what is built. */
export function isOfBuilds(unit: Unit): boolean {
  return unit.kind === 'dockerfile' || buildsOf(unit).length > 0;
}

/** Dockerfiles by the repository of their image; an image that several files or a stage of one are built for is left out. */
export function buildsIn(files: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, Located<Dockerfile>> {
  const found = new Map<string, Located<Dockerfile> | undefined>();
  for (const { uri, units } of files.values()) {
    for (const { unit } of units) {
      for (const build of buildsOf(unit)) {
        const repository = repositoryOf(build.image);
        if (repository === undefined) continue;
        const located = dockerfileOf(build, build.root ?? parentOf(uri), files);
        const same = found.has(repository) ? found.get(repository)?.uri === located?.uri : true;
        found.set(repository, same ? located : undefined);
      }
    }
  }
  return new Map([...found].flatMap(([repository, located]) => (located ? [[repository, located] as const] : [])));
}

function buildsOf(unit: Unit): readonly Build[] {
  const { object, pipeline, service } = unit.subjects;
  if (!object && !pipeline && !service) return [];
  let builds = known.get(unit);
  if (!builds) known.set(unit, (builds = [...composeBuilds(unit), ...skaffoldBuilds(unit), ...pipelineBuilds(unit)]));
  return builds;
}

function composeBuilds({ subjects }: Unit): readonly Build[] {
  return (subjects.service ?? []).flatMap(({ node }): readonly Build[] => {
    const build = child(node, 'build');
    const image = fieldOf(node, 'image');
    if (image === undefined) return [];
    if (build?.kind === 'scalar') return [buildOf(image, build.text, undefined)];
    if (build?.kind !== 'map' || child(build, 'dockerfile_inline') !== undefined) return [];
    return [buildOf(image, fieldOf(build, 'context'), build)];
  });
}

function skaffoldBuilds({ subjects }: Unit): readonly Build[] {
  return (subjects.object ?? []).flatMap(({ group, node }) =>
    group === 'skaffold'
      ? itemsOf(at(node, 'build', 'artifacts')).items.flatMap((artifact): readonly Build[] => {
          const others = ['buildpacks', 'jib', 'ko', 'bazel', 'custom'].some((builder) => child(artifact, builder) !== undefined);
          const image = fieldOf(artifact, 'image');
          if (others || image === undefined) return [];
          return [buildOf(image, fieldOf(artifact, 'context'), child(artifact, 'docker') ?? child(artifact, 'kaniko'))];
        })
      : [],
  );
}

function pipelineBuilds({ subjects }: Unit): readonly Build[] {
  return (subjects.pipeline ?? []).flatMap((pipeline) => {
    if (pipeline.system === 'github') return githubBuilds(pipeline);
    return pipeline.system === 'gitlab' ? gitlabBuilds(pipeline) : [];
  });
}

/** Here the Dockerfile counts from the context. */
function buildOf(image: string, context: string | undefined, options: Lookup): Build {
  const file = pathIn(pathIn('', context ?? '.'), fieldOf(options, 'dockerfile') ?? 'Dockerfile');
  return { image, files: allOf([file]), target: fieldOf(options, 'target') };
}

function dockerfileOf(
  { files: paths, target }: Build,
  folder: string,
  files: ReadonlyMap<string, FileFacts>,
): Located<Dockerfile> | undefined {
  for (const path of paths) {
    const uri = join(folder, path.replace(/^\/+/, ''));
    const placed = uri === undefined ? undefined : files.get(uri)?.units[0];
    const [subject] = placed?.unit.subjects.dockerfile ?? [];
    if (uri === undefined || !placed || !subject) continue;
    // Another stage than the last is another image.
    const last = target === undefined || subject.stages[subject.stages.length - 1]?.name?.toLowerCase() === target.toLowerCase();
    return last ? { subject, uri, unitStart: placed.start } : undefined;
  }
  return undefined;
}
