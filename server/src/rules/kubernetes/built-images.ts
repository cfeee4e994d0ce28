/** The Dockerfile that a container's image is built from here. */
import type { Dockerfile } from '../../facts/dockerfile/types.ts';
import { parseImage } from '../../facts/image.ts';
import type { Container } from '../../facts/kubernetes/types.ts';
import { child } from '../../syntax/tree.ts';
import { buildName } from '../../workspace/builds/build.ts';
import type { Located, WorkspaceView } from '../../workspace/view.ts';

/** undefined where the workspace does not say for certain which file it is. */
export function dockerfileOf({ node }: Container, workspace: WorkspaceView): Located<Dockerfile> | undefined {
  const image = child(node, 'image');
  const reference = image?.kind === 'scalar' ? parseImage(image.text) : undefined;
  return reference && workspace.dockerfileOf(buildName(reference.repository));
}
