/** The rules of the family, in the order of a manifest reader's concerns: does it run, does it last, is it safe. */
import type { Rule } from '../rule.ts';
import { accessRules } from './groups/access.ts';
import { availabilityRules } from './groups/availability.ts';
import { builtImagesRules } from './groups/built-images.ts';
import { imagesRules } from './groups/images.ts';
import { metadataRules } from './groups/metadata.ts';
import { networkingRules } from './groups/networking.ts';
import { platformRules } from './groups/platform.ts';
import { podSecurityRules } from './groups/pod-security.ts';
import { probesRules } from './groups/probes.ts';
import { resourcesRules } from './groups/resources.ts';
import { secretsRules } from './groups/secrets.ts';

export const kubernetesRules: readonly Rule[] = [
  ...probesRules,
  ...resourcesRules,
  ...imagesRules,
  ...builtImagesRules,
  ...availabilityRules,
  ...podSecurityRules,
  ...secretsRules,
  ...accessRules,
  ...networkingRules,
  ...metadataRules,
  ...platformRules,
];
