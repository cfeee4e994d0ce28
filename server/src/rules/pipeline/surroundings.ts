/** What all pipelines of a workspace do together: whether one of them does what is expected anywhere. */
import { placeIn } from '../../facts/pipeline/script.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { child, entryOf, textOf } from '../../syntax/tree.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { met, notApplicable, unknown } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { inputOf, outcomeOf, problemAt } from './parts.ts';

export interface Expected {
  /** `owner/name` in lower case, or what such names begin with. */
  readonly actions: RegExp;
  readonly commands: RegExp;
  /** Anything else that counts as doing it. */
  readonly also?: (pipeline: Pipeline) => boolean;
  /** What does it or not depending on files that are not read. */
  readonly unsure?: RegExp;
}

const pushes =
  /\b(?:docker|podman|buildah|nerdctl|crane)\s+(?:image\s+)?push\b|\b(?:docker\s+)?buildx?\b[^\n;&|]*\s--push\b|\bko\s+(?:build|publish)\b|\/kaniko\/executor\b/;
/** Commands whose doings stand in files that are not read here. */
const opaque =
  /(?:^|[\s;&|(@])(?:g?make|task|just|mage|earthly|bazel|nx|turbo|rake|dagger|pre-commit)(?=\s|$)|(?:^|[\s;&|(])(?:(?:ba|z)?sh\s+|source\s+|\.\s+)?(?:\.{0,2}\/)?(?:[\w.-]+\/)*[\w.-]+\.(?:sh|bash|py|js|ts|ps1)\b|(?:^|[\n;&|(])[^\S\n]*\.{1,2}\/[\w./-]+|\b(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?!ci\b|install\b|publish\b|config\b|i\b)[\w:-]+|\b(?:mvnw?|gradlew?)\b/;

/** The place at which a pipeline builds and pushes an image. */
export function pushOf({ steps, scripts }: Pipeline): Span | undefined {
  for (const step of steps) {
    const output = inputOf(step, 'outputs') ?? '';
    const push = inputOf(step, 'push') ?? 'false';
    if (step.action === 'docker/build-push-action' && step.use && (push === 'true' || /push=true|type=registry/.test(output)))
      return step.use.node;
  }
  for (const script of scripts) {
    const found = pushes.exec(script.code);
    if (found) return placeIn(script, found.index, found.index + found[0].length);
  }
  return undefined;
}

/** Judges the first pipeline that pushes an image: unmet where no pipeline at all does what is expected of images. */
export function imagesAre(expected: Expected, pipeline: Pipeline, workspace: WorkspaceView, message: string): Outcome {
  const all = workspace.pipelines().map(({ subject }) => subject);
  const first = all.find((one) => pushOf(one) !== undefined);
  const place = first?.uri === pipeline.uri && first.anchor.start === pipeline.anchor.start ? pushOf(pipeline) : undefined;
  return place ? anywhere(expected, all, place, message) : notApplicable;
}

/** Unmet at the place where nothing does what is expected, and nothing that cannot be read might. */
export function anywhere(expected: Expected, all: readonly Pipeline[], place: Span, message: string): Outcome {
  if (all.some((one) => does(expected, one))) return met;
  if (all.some((one) => isOpaque(one) || (expected.unsure !== undefined && mentions(one, expected.unsure)))) return unknown;
  return outcomeOf([problemAt(place, message)]);
}

function does({ actions, commands, also }: Expected, pipeline: Pipeline): boolean {
  return pipeline.uses.some(({ text }) => actions.test(text.toLowerCase())) || mentions(pipeline, commands) || also?.(pipeline) === true;
}

function mentions({ scripts, images, uses, node, system }: Pipeline, pattern: RegExp): boolean {
  const included = system === 'gitlab' ? child(node, 'include') : undefined;
  return (
    scripts.some(({ code }) => pattern.test(code)) ||
    images.some(({ node: image }) => pattern.test(image.text)) ||
    uses.some(({ text }) => pattern.test(text)) ||
    (included !== undefined && JSON.stringify(included).match(pattern) !== null)
  );
}

/** Calls something that is not read: workflows, actions or pipelines of other repositories, scripts, build tools. */
function isOpaque({ system, node, scripts, workflow, uses }: Pipeline): boolean {
  if (system === 'gitlab' && entryOf(node, 'include')) return true;
  if (system === 'circleci' && entryOf(node, 'orbs')) return true;
  // Plugins and libraries have steps of their own.
  if (system === 'jenkins') return true;
  if (system === 'azure' && scripts.length === 0) return true;
  const called = (workflow?.jobs ?? []).map(({ node: job }) => textOf(child(job, 'uses')) ?? './');
  return (
    called.some((text) => !/^[.$]\//.test(text)) ||
    uses.some(({ kind }) => kind === 'local' || kind === 'unknown') ||
    scripts.some(({ code }) => opaque.test(code))
  );
}
