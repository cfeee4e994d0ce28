import { assignmentsOf } from '../../facts/dockerfile/assignments.ts';
import type { Instruction } from '../../facts/dockerfile/types.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { say } from '../../texts/texts.ts';
import { insecureWords, insecureVariable } from './insecure-downloads.ts';
import { outcomeOf, runOf, type Verdict } from './commands.ts';
import { fixOf, withoutWord } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const tlsVerificationDisabled = defineRule({
  id: 'tls-verification-disabled',
  title: 'Certificates not checked',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const setting = instruction.trigger ?? instruction;
    if (setting.keyword === 'ENV' || setting.keyword === 'ARG') return outcomeOf(settings(setting).map(({ verdict }) => verdict));
    const run = runOf(instruction);
    if (!run) return notApplicable;
    return outcomeOf(
      run.script.commands.flatMap((command): readonly Verdict[] => {
        const found = insecureWords(command);
        if (found.length === 0) return ['met'];
        return found.map(({ word: { start, end, text } }) => ({
          start,
          end,
          message: say`Option "${text}" lets "${command.name}" download from anyone who answers.`,
        }));
      }),
    );
  },
  fixSafety: 'review',
  fix(instruction, { start }, { text }) {
    const setting = instruction.trigger ?? instruction;
    if (setting.keyword === 'ENV' || setting.keyword === 'ARG') {
      const found = settings(setting).find(({ start: at }) => at === start);
      return found && fixOf(say`Check certificates`, 'review', { start: found.value.start, end: found.value.end, text: found.safe });
    }
    const run = runOf(instruction);
    for (const command of run?.script.commands ?? []) {
      const found = insecureWords(command).find(({ word }) => word.start === start);
      if (!run || !found) continue;
      const { word, safe, value } = found;
      if (safe !== undefined)
        return word.end - word.start === word.text.length
          ? fixOf(say`Check certificates`, 'review', { start: word.start, end: word.end, text: safe })
          : undefined;
      if (!command.words.includes(word)) return undefined;
      const edit = withoutWord(run, command.words, word, text);
      // A value in the next word goes with its flag.
      return edit && fixOf(say`Check certificates`, 'review', value ? { ...edit, end: value.end } : edit);
    }
    return undefined;
  },
  rationale:
    'A certificate proves that the answer comes from the server that was asked. Without the check, whoever sits on the way, a proxy, a hijacked name, a neighbour in the network of the build, decides what is downloaded, and with it what runs in the image. Switched off by ENV it stays off in every container.',
  how: [
    'Take the flag or the variable out.',
    'Where the server has a certificate of your own authority, add that to the image: `COPY ca.crt /usr/local/share/ca-certificates/` and `RUN update-ca-certificates`.',
    'Install `ca-certificates` where the base image has none.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nRUN curl -k -fsSLO https://example.com/tool\n',
    good: 'FROM debian:13-slim\nRUN curl -fsSLO https://example.com/tool\n',
  },
  hoverOn: ['RUN', 'ENV', 'ARG'],
  equivalents: {
    checkov: [
      'CKV2_DOCKER_2',
      'CKV2_DOCKER_3',
      'CKV2_DOCKER_4',
      'CKV2_DOCKER_5',
      'CKV2_DOCKER_6',
      'CKV2_DOCKER_12',
      'CKV2_DOCKER_13',
      'CKV2_DOCKER_14',
      'CKV2_DOCKER_15',
      'CKV2_DOCKER_16',
    ],
  },
});

interface Setting {
  readonly start: number;
  readonly value: { readonly start: number; readonly end: number };
  readonly safe: string;
  readonly verdict: Verdict;
}

/** The variables of an ENV or ARG that switch the check off. */
function settings(setting: Instruction): readonly Setting[] {
  return assignmentsOf(setting).flatMap(({ name, nameSpan, value }) => {
    const safe = value && insecureVariable(name, unquote(value.text, setting.dockerfile.escape));
    if (!value || safe === undefined) return [];
    const { start, end } = nameSpan;
    const where = setting.keyword === 'ENV' ? say` in the build and in every container` : '';
    return [
      { start, value, safe, verdict: { start, end, message: say`Variable "${name}" switches the check of certificates off${where}.` } },
    ];
  });
}
