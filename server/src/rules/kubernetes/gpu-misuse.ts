import type { ImageReference } from '../../facts/image.ts';
import type { Container } from '../../facts/kubernetes/types.ts';
import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { fullNameOf, imageOf, isBelow, spanWithin } from './images.ts';
import { reachesForNode } from './pods.ts';

export const gpuMisuse = defineRule({
  id: 'gpu-misuse',
  title: 'GPU image without a GPU',
  family: 'kubernetes',
  practice: 'technology/ai/3/accelerators-claimed',
  category: 'efficiency',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const image = imageOf(container, context);
    if (image === undefined || image === 'unknown') return image === undefined ? notApplicable : unknown;
    if (container.role === 'ephemeral' || !isForGpu(image.reference) || managesGpus(container)) return notApplicable;
    const { object, podSpec } = container.workload;
    const resources = child(container.node, 'resources');
    const lists = [at(resources, 'limits'), at(resources, 'requests')];
    if (lists.some((list) => list?.kind === 'map' && list.entries.some(({ key }) => isGpu(key.text)))) return met;
    if (child(resources, 'claims') !== undefined || child(podSpec, 'resourceClaims') !== undefined) return met;
    const hidden = [resources, ...lists].some((node) => isUnknown(node) || (node?.kind === 'map' && node.open));
    if (hidden || object.fragment || context.workspace.patchMentions(object, 'resources')) return unknown;
    const message = say`${describeContainer(container)} runs an image made for GPUs, and claims none.`;
    return unmet({ ...spanWithin(image.node, 0, image.node.text.length), message });
  },
  fixSafety: null,
  rationale:
    "An image with CUDA in it needs a GPU, and the scheduler gives one only to a container that claims it. Without the claim the container either falls back to the CPU, slowly and unnoticed, or it sees all GPUs of its node and takes memory from those who claimed them. Judged are NVIDIA's own images and tags that say `cuda` or `gpu`; device plug-ins, drivers, exporters and other privileged parts that manage GPUs are not.",
  how: [
    'Claim it: `limits: { nvidia.com/gpu: 1 }`, a slice such as `nvidia.com/mig-1g.10gb`, or a ResourceClaim.',
    'If the container needs none, use the image without CUDA, which is gigabytes smaller.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: pytorch/pytorch:2.8.0-cuda12.9-cudnn9-runtime
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: pytorch/pytorch:2.8.0-cuda12.9-cudnn9-runtime
      resources:
        limits:
          nvidia.com/gpu: 1
`,
  },
  hoverOn: ['resources.limits', 'image'],
  equivalents: { kyverno: ['check-nvidia-gpu'] },
});

const gpuImages: readonly string[] = [
  ...['docker.io/nvidia/cuda', 'nvcr.io/nvidia/cuda', 'nvcr.io/nvidia/pytorch', 'nvcr.io/nvidia/tensorflow', 'nvcr.io/nvidia/jax'],
  ...['nvcr.io/nvidia/tritonserver', 'nvcr.io/nvidia/tensorrt', 'nvcr.io/nim', 'docker.io/vllm/vllm-openai'],
];

function isForGpu(reference: ImageReference): boolean {
  const name = fullNameOf(reference);
  if (gpuImages.some((image) => isBelow(name, image))) return true;
  return /(?:^|[-_.])(?:cu(?:da)?[0-9]+|cuda|gpu)(?:$|[-_.])/.test(reference.tag ?? '') || /[-_](?:cuda|gpu)$/.test(name);
}

/** Extended resources of vendors and of tools that share GPUs. */
function isGpu(resource: string): boolean {
  return resource.includes('/') && /gpu|nvidia|cuda/i.test(resource);
}

/** Drivers, device plug-ins and exporters see all GPUs of a node on purpose. */
function managesGpus({ node, workload }: Container): boolean {
  const privileged = at(node, 'securityContext', 'privileged');
  if (privileged?.kind === 'scalar' && privileged.value === true) return true;
  return workload.object.kind === 'DaemonSet' || reachesForNode(workload);
}
