import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { pulledImage, textStart } from './image.ts';
import { nameOf } from './service.ts';

export const composeImageTagLatest = defineRule({
  id: 'compose-image-tag-latest',
  title: 'Service runs an image tagged latest',
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
    if (tag !== 'latest' || digest !== undefined) return met;
    const start = textStart(image.node) + repository.length + 1;
    return unmet({
      start,
      end: start + tag.length,
      message: say`${nameOf(service)} runs ${repository} with the tag "latest", which names no version.`,
    });
  },
  fixSafety: 'review',
  fix(_service, { start, end }, { text }) {
    if (text.slice(start, end) !== 'latest') return undefined;
    return { title: say`Name a version`, safety: 'review', edits: [{ start, end, text: 'VERSION', snippet: '${1:VERSION}' }] };
  },
  rationale:
    'The tag `latest` is another image tomorrow: a colleague who starts the same file next week runs another database or broker than you, and a fault of one machine cannot be repeated on the next. Services that are built here are not judged.',
  how: [
    'Write the version that you run today: `docker compose images` shows it.',
    'Let an update bot raise it, so that a new version is a change that somebody looks at.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  cache:\n    image: valkey/valkey:latest\n',
    good: 'services:\n  cache:\n    image: valkey/valkey:8.1\n',
  },
  hoverOn: ['image'],
  equivalents: {},
});
