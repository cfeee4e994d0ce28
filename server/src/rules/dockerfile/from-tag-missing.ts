import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { tagEdit } from './reference-edit.ts';

export const fromTagMissing = defineRule({
  id: 'from-tag-missing',
  title: 'Base image without a tag',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/registry-and-tags',
  category: 'supply-chain',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ base, reference, image }) {
    if (!base || !reference) return notApplicable;
    if (reference.digest || reference.tag.state === 'known') return met;
    if (reference.tag.state === 'unknown') return unknown;
    const name = image ?? base.text;
    const via = image !== undefined && base.text.includes('$') ? say` (by default)` : '';
    return unmet({ start: base.start, end: base.end, message: say`Base image "${name}"${via} has no tag, which means latest.` });
  },
  fixSafety: 'review',
  fix(stage) {
    const edit = tagEdit(stage);
    return edit && { title: say`Add a tag to the base image`, safety: 'review', edits: [edit] };
  },
  rationale:
    'A base image without a tag is pulled as `latest`: whatever its publisher pushed last. Two builds of the same commit can then give different images, and a new major version of the base arrives without anybody having asked for it. A tag says which version the image was written and tested for.',
  how: [
    'Look up the version that the image runs on today, for example with `docker run --rm IMAGE cat /etc/os-release` or the language’s `--version`.',
    'Write it behind the name: `FROM node:24.11-slim`. Name at least the minor version.',
    'Let an update bot raise the tag, so that each new base is a change that the pipeline tests.',
  ],
  example: { language: 'dockerfile', bad: 'FROM python\n', good: 'FROM python:3.13-slim\n' },
  hoverOn: ['FROM'],
  equivalents: {
    hadolint: ['DL3006'],
    dockerfilelint: ['missing_tag'],
    dockerfile_lint: ['no_tag'],
    checkov: ['CKV_DOCKER_7'],
  },
});
