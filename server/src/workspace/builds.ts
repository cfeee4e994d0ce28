/** Which Dockerfile an image is built from, as Compose and Skaffold say it. */
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import { parseImage } from '../facts/image.ts';
import type { FileFacts, Unit } from '../facts/types.ts';
import { at, child, itemsOf, textOf } from '../syntax/tree.ts';
import type { Lookup } from '../syntax/tree.ts';
import { join, parentOf } from './paths.ts';
import type { Located } from './view.ts';

/** Whether a unit takes part in what is built. */
export function isOfBuilds({ kind, subjects }: Unit): boolean {
  return kind === 'dockerfile' || kind === 'compose' || subjects.object?.some(({ group }) => group === 'skaffold') === true;
}

interface Build {
  readonly image: string | undefined;
  readonly context: string;
  readonly dockerfile: string;
  readonly target: string | undefined;
}

/** Dockerfiles by the repository of their image; an image that several files or a stage of one are built for is left out. */
export function buildsIn(files: ReadonlyMap<string, FileFacts>): ReadonlyMap<string, Located<Dockerfile>> {
  const found = new Map<string, Located<Dockerfile> | undefined>();
  for (const { uri, units } of files.values()) {
    for (const { unit } of units) {
      if (unit.kind === 'dockerfile' || !isOfBuilds(unit)) continue;
      for (const build of [...composeBuilds(unit), ...skaffoldBuilds(unit)]) {
        const repository = build.image === undefined ? undefined : parseImage(build.image)?.repository;
        const located = dockerfileOf(build, parentOf(uri), files);
        if (repository === undefined) continue;
        const known = found.has(repository) ? found.get(repository)?.uri === located?.uri : true;
        found.set(repository, known ? located : undefined);
      }
    }
  }
  return new Map([...found].flatMap(([repository, located]) => (located ? [[repository, located] as const] : [])));
}

function composeBuilds({ subjects }: Unit): readonly Build[] {
  return (subjects.service ?? []).flatMap(({ node }): readonly Build[] => {
    const build = child(node, 'build');
    if (build?.kind === 'scalar')
      return [{ image: textOf(child(node, 'image')), context: build.text, dockerfile: 'Dockerfile', target: undefined }];
    if (build?.kind !== 'map' || child(build, 'dockerfile_inline') !== undefined) return [];
    return [buildOf(textOf(child(node, 'image')), child(build, 'context'), build)];
  });
}

function skaffoldBuilds({ subjects }: Unit): readonly Build[] {
  return (subjects.object ?? []).flatMap(({ group, node }) =>
    group === 'skaffold'
      ? itemsOf(at(node, 'build', 'artifacts')).items.flatMap((artifact): readonly Build[] => {
          const others = ['buildpacks', 'jib', 'ko', 'bazel', 'custom'].some((builder) => child(artifact, builder) !== undefined);
          return others ? [] : [buildOf(textOf(child(artifact, 'image')), child(artifact, 'context'), child(artifact, 'docker'))];
        })
      : [],
  );
}

function buildOf(image: string | undefined, context: Lookup, options: Lookup): Build {
  const text = (field: string): string | undefined => textOf(options && child(options, field));
  return { image, context: textOf(context) ?? '.', dockerfile: text('dockerfile') ?? 'Dockerfile', target: text('target') };
}

function dockerfileOf(
  { context, dockerfile, target }: Build,
  folder: string,
  files: ReadonlyMap<string, FileFacts>,
): Located<Dockerfile> | undefined {
  const below = join(folder, context);
  const uri = below === undefined ? undefined : join(below, dockerfile);
  const placed = uri === undefined ? undefined : files.get(uri)?.units[0];
  const [subject] = placed?.unit.subjects.dockerfile ?? [];
  // Another stage than the last is another image.
  if (uri === undefined || !placed || !subject || (target !== undefined && subject.stages[subject.stages.length - 1]?.name !== target))
    return undefined;
  return { subject, uri, unitStart: placed.start };
}
