import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { pulledImage, textStart } from './image.ts';
import { nameOf } from './service.ts';

export const composeImageTagMissing = defineRule({
  id: 'compose-image-tag-missing',
  title: 'Service runs an image without a tag',
  family: 'compose',
  practice: 'technology/container-and-runtime-management/1/registry-and-tags',
  category: 'supply-chain',
  default: 'on',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    const image = pulledImage(service);
    if (image === undefined) return notApplicable;
    if (image === 'unknown') return unknown;
    const { repository, tag, digest } = image.reference;
    if (tag !== undefined || digest !== undefined) return met;
    const start = textStart(image.node);
    return unmet({
      start,
      end: start + repository.length,
      message: say`${nameOf(service)} runs ${repository} without a tag, which means latest.`,
    });
  },
  fixSafety: 'review',
  fix(_service, { end }) {
    return { title: say`Name a version`, safety: 'review', edits: [{ start: end, end, text: ':VERSION', snippet: ':${1:VERSION}' }] };
  },
  rationale:
    'Without a tag the newest image is pulled on each machine at the time it first starts, so people who run the same file run different software. Services that are built here are not judged: their `image` only names the result.',
  how: ['Write the version behind the name: `postgres:18.1`.', 'Let an update bot raise it.'],
  example: {
    language: 'yaml',
    bad: 'services:\n  db:\n    image: postgres\n',
    good: 'services:\n  db:\n    image: postgres:18.1\n',
  },
  hoverOn: ['image'],
  equivalents: {},
});
