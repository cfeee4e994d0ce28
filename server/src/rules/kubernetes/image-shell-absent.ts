import type { Dockerfile } from '../../facts/dockerfile/types.ts';
import type { Container } from '../../facts/kubernetes/types.ts';
import { at, itemsOf } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { lacksShell } from '../dockerfile/minimal-bases.ts';
import { flagOf, sourcesOf } from '../dockerfile/parts.ts';
import { imageStages } from '../dockerfile/stages.ts';
import { defineRule, met, notApplicable, unknown, unmet, type Problem } from '../rule.ts';
import { dockerfileOf } from './built-images.ts';
import { describeContainer } from './describe.ts';

const commands: readonly (readonly [string, ...string[]])[] = [
  ['command'],
  ['livenessProbe', 'exec', 'command'],
  ['readinessProbe', 'exec', 'command'],
  ['startupProbe', 'exec', 'command'],
  ['lifecycle', 'preStop', 'exec', 'command'],
  ['lifecycle', 'postStart', 'exec', 'command'],
];
const shell = /^(?:\/(?:usr\/)?bin\/)?(?:sh|bash|ash|dash)$/;

export const imageShellAbsent = defineRule({
  id: 'image-shell-absent',
  title: 'Shell asked for that the image does not hold',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/1/deployment-files',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'error',
  check(container, { workspace }) {
    const asked = shellsIn(container);
    if (asked.length === 0) return notApplicable;
    const built = dockerfileOf(container, workspace);
    if (!built) return notApplicable;
    const lacking = imageLacksShell(built.subject);
    if (lacking !== true) return lacking === undefined ? unknown : met;
    const base = built.subject.stages[built.subject.stages.length - 1]?.base;
    const [first, ...rest] = asked.map(({ node, field }): Problem => ({
      start: node.start,
      end: node.end,
      message: say`${describeContainer(container)} runs "${node.text}" for its ${field}, and its image holds no shell.`,
      ...(base ? { related: [{ at: built, start: base.start, end: base.end, message: say`The base without a shell.` }] } : {}),
    }));
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'Images on `scratch` and on distroless bases hold the program and nothing else. A probe, a hook or a command that calls a shell cannot start there: the container is restarted without end, or never becomes ready. Images into which something that may be a shell is copied are not judged.',
  how: [
    'Probe over the network: `httpGet`, `grpc` or `tcpSocket`.',
    'For a pause before the stop, use `preStop: { sleep: { seconds: 5 } }`.',
    'Call the program itself instead of a shell.',
  ],
  example: {
    language: 'yaml',
    around: {
      'compose.yaml': 'services:\n  web:\n    image: example/web:1.0\n    build: .\n',
      Dockerfile: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY web /web\n',
    },
    bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: example/web:1.0\n      livenessProbe:\n        exec:\n          command: [sh, -c, wget -q localhost:8080]\n',
    good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: example/web:1.0\n      livenessProbe:\n        httpGet:\n          port: 8080\n',
  },
  hoverOn: [
    'command',
    'livenessProbe.exec',
    'readinessProbe.exec',
    'startupProbe.exec',
    'lifecycle.preStop.exec',
    'lifecycle.postStart.exec',
  ],
  equivalents: {},
});

function shellsIn({ node }: Container): readonly { readonly node: ScalarNode; readonly field: string }[] {
  return commands.flatMap(([field, ...path]) => {
    const [first] = itemsOf(at(node, field, ...path)).items;
    return first?.kind === 'scalar' && shell.test(first.text)
      ? [{ node: first, field: path[0] === 'preStop' || path[0] === 'postStart' ? path[0] : field }]
      : [];
  });
}

/** undefined where what is copied in may be a shell, or where the base is not known. */
function imageLacksShell(dockerfile: Dockerfile): boolean | undefined {
  const stages = imageStages(dockerfile);
  const [final] = stages;
  if (!final) return undefined;
  const lacking = lacksShell(final);
  if (lacking !== true) return lacking;
  const copies = stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD'));
  const mayBring = copies.some((copy) => {
    const { sources, destination } = sourcesOf(copy);
    if (copy.keyword === 'ADD' && !flagOf(copy, 'from')) return true;
    return (
      [...sources, destination ?? ''].some((path) => /busybox|\$|\/(?:ba|da|a)?sh$|^\/(?:bin|usr|usr\/bin)?\/?$|rootfs/.test(path)) &&
      flagOf(copy, 'from') !== undefined
    );
  });
  // Windows and multi-arch toolboxes aside, RUN without a shell fails: where it is used, there is one.
  const runs = stages.some(({ instructions }) => instructions.some(({ keyword, json }) => keyword === 'RUN' && !json));
  return mayBring || runs ? undefined : true;
}
