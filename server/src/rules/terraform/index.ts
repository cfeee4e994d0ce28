import type { Rule } from '../rule.ts';
import { accountRules } from './groups/account.ts';
import { aksRules } from './groups/aks.ts';
import { eksRules } from './groups/eks.ts';
import { gkeRules } from './groups/gke.ts';
import { languageRules } from './groups/language.ts';

export const terraformRules: readonly Rule[] = [...languageRules, ...accountRules, ...eksRules, ...gkeRules, ...aksRules];
