import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { tagEdit } from './reference-edit.ts';

export const fromTagLatest = defineRule({
  id: 'from-tag-latest',
  title: 'Base image tagged latest',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/registry-and-tags',
  category: 'supply-chain',
  default: 'on',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ base, reference, image }) {
    // A missing tag is the matter of from-tag-missing.
    if (!base || !reference || reference.tag.state === 'absent') return notApplicable;
    if (reference.digest) return met;
    if (reference.tag.state === 'unknown') return unknown;
    if (reference.tag.value !== 'latest') return met;
    const via = image !== undefined && base.text.includes('$') ? say` (by default)` : '';
    return unmet({
      start: base.start,
      end: base.end,
      message: say`Base image "${image ?? base.text}"${via} is tagged latest, which names no version.`,
    });
  },
  fixSafety: 'review',
  fix(stage) {
    const edit = tagEdit(stage);
    return edit && { title: say`Replace latest by a version`, safety: 'review', edits: [edit] };
  },
  rationale:
    'The tag `latest` moves with each release of the base image. A rebuild of an old commit gives another image than before, a cache on one machine holds another base than the next, and going back to a known state is guesswork. A digest beside the tag settles it too, since it names one image for good.',
  how: [
    'Find the version behind `latest` today: the registry’s page lists the tags that share its digest.',
    'Put that version in the place of `latest`, with at least its minor number.',
    'Let an update bot raise it, so that each new base is a change that the pipeline tests.',
  ],
  example: { language: 'dockerfile', bad: 'FROM nginx:latest\n', good: 'FROM nginx:1.29-alpine\n' },
  hoverOn: ['FROM'],
  equivalents: {
    hadolint: ['DL3007'],
    dockerfilelint: ['latest_tag'],
    dockerfile_lint: ['is_latest_tag'],
    dockle: ['DKL-DI-0006'],
    checkov: ['CKV_DOCKER_7'],
    trivy: ['DS-0001'],
  },
});
