import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';

export const fromRegistryNotAllowed = defineRule({
  id: 'from-registry-not-allowed',
  title: 'Base image from a registry that is not allowed',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/outside-images-vetted',
  category: 'supply-chain',
  default: 'optional',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  options: {
    allowed: {
      default: [],
      description: 'Registries, or repositories below them, that base images may come from: `registry.example.com/team`, `*.azurecr.io`.',
    },
  },
  check({ base, reference }, { options }) {
    const allowed: readonly string[] = options.allowed;
    if (!base || !reference || allowed.length === 0) return notApplicable;
    if (reference.repository === undefined) return unknown;
    const name = fullName(reference.repository);
    if (allowed.some((entry) => isBelow(name, entry))) return met;
    return unmet({ start: base.start, end: base.end, message: say`Base image "${name}" comes from a registry that is not on the list.` });
  },
  fixSafety: null,
  rationale:
    'A base image brings a whole system with it. A short list of registries, usually your own that mirrors and scans what comes from outside, makes sure that somebody looked at it. Without the option `allowed` nothing is judged; a short name such as `nginx` counts as `docker.io/library/nginx`.',
  how: [
    'Set `allowed` to your own registry and to the few outside ones that you trust.',
    'Mirror other bases into your registry and build from there.',
  ],
  example: {
    options: { allowed: ['registry.example.com'] },
    language: 'dockerfile',
    bad: 'FROM node:24-slim\n',
    good: 'FROM registry.example.com/base/node:24-slim\n',
  },
  hoverOn: ['FROM'],
  equivalents: { hadolint: ['DL3026'], dockle: ['CIS-DI-0002'] },
});

function fullName(repository: string): string {
  const [first = '', ...rest] = repository.split('/');
  if (rest.length === 0) return `docker.io/library/${repository}`;
  return /[.:]/.test(first) || first === 'localhost' ? repository : `docker.io/${repository}`;
}

function isBelow(name: string, entry: string): boolean {
  const pattern = entry
    .replace(/\/+$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*');
  return new RegExp(`^${pattern}(?:/|$)`).test(name);
}
