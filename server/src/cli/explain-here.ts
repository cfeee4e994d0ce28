/** Where a level, a share or a status comes from in one folder. */
import { percentOf, smallPercentOf } from '../assessment/percent.ts';
import type { LevelBasis } from '../assessment/types.ts';
import { basisAt } from '../assessment/levels.ts';
import { levelText } from '../features/expectation.ts';
import type { EvidencePlaces } from '../features/evidence.ts';
import type { FilePlace } from '../features/overview-types.ts';
import { practiceDetails } from '../features/practice.ts';
import type { PracticeDetails, RuleEvidence, SignalEvidence } from '../features/practice-types.ts';
import { model, sectionById } from '../model/model.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Level } from '../model/types.ts';
import { answerWords, statusWords, thresholdsText } from './words.ts';
import { printable } from './layout.ts';
import type { Page } from './pages.ts';
import type { Scan } from './scan.ts';
import { modelName } from './tool.ts';
import type { Topic } from './topics.ts';

/** Adds to a page what the folder shows of its topic. */
export async function explainHere(topic: Topic, scan: Scan, places: EvidencePlaces, page: Page): Promise<void> {
  page.heading(scan.scope.is.kind === 'application' ? `In the application ${scan.scope.is.name}` : 'Here');
  switch (topic.kind) {
    case 'overall':
      explainBasis('Working on', scan.assessment.overall, page, scan.catalogue);
      for (const { id, level, progress } of scan.assessment.dimensions)
        page.items([`${model.dimensions.find((one) => one.id === id)?.name ?? id}: ${standing(level, progress)}`]);
      break;
    case 'dimension':
      explainBasis('Working on', scan.assessment.dimensions.find(({ id }) => id === topic.id) ?? nothing, page, scan.catalogue);
      page.items(
        topic.dimension.sections.map(({ id, name }) => {
          const section = scan.assessment.sections.find((one) => one.id === id) ?? nothing;
          return `${name}: ${standing(section.level, section.progress)}`;
        }),
      );
      break;
    case 'section':
      explainBasis('Working on', scan.assessment.sections.find(({ id }) => id === topic.id) ?? nothing, page, scan.catalogue);
      break;
    case 'level':
      explainLevel(topic.level, scan, page);
      break;
    case 'practice':
      explainPractice(await practiceDetails(topic.id, scan.scope, places, scan.catalogue), page);
      break;
    case 'rule': {
      const details = await practiceDetails(topic.rule.practice, scan.scope, places, scan.catalogue);
      page.items(details?.rules.filter(({ id }) => id === topic.id).map(ruleText) ?? []);
      for (const { places: found } of details?.rules.filter(({ id }) => id === topic.id) ?? []) page.inner(found.map(placeText));
    }
  }
  const own = thresholdsText(scan.assessment.thresholds);
  if (own !== '') page.paragraph(own);
  page.paragraph(modelName);
}

const nothing = { level: null, progress: 0, basis: null };

interface Standing {
  readonly level: Level | null;
  readonly progress: number;
  readonly basis: LevelBasis | null;
}

function standing(level: Level | null, progress: number): string {
  return level === null ? 'not assessed, as nothing was judged' : `${levelText(level)}, ${percentOf(progress)}`;
}

function explainBasis(lead: string, { level, progress, basis }: Standing, page: Page, { practice }: Catalogue): void {
  if (level === null || !basis) {
    page.paragraph('Not assessed: no practice has an outcome, neither from files nor from answers.');
    return;
  }
  page.paragraph(`${lead} ${levelText(level)}, ${percentOf(progress)}.`);
  for (const line of basisLines(basis)) page.paragraph(line);
  const blockers = basis.blockers.map((id) => `${practice(id)?.statement ?? id} (${id})`);
  if (blockers.length > 0) {
    page.paragraph('Held back by what is unmet:');
    page.items(blockers);
  }
  const behind = basis.behind.map((id) => sectionById(id)?.name ?? id);
  if (behind.length > 0) page.paragraph(`These sections still work on a lower level: ${behind.join(', ')}.`);
}

function basisLines({
  met,
  partlyMet,
  unmet,
  unconfirmed,
  notApplicable,
  partShare,
  needed,
  byFiles,
  byAnswers,
}: LevelBasis): readonly string[] {
  const applicable = met + partlyMet + unmet + unconfirmed;
  const share = applicable === 0 ? '' : `: (${String(met)} + ${decimal(partShare)}) of ${String(applicable)} that apply`;
  return [
    `Met ${String(met)}, partly met ${String(partlyMet)} (counted as ${decimal(partShare)}), unmet ${String(unmet)}, unconfirmed ${String(unconfirmed)}, not applicable ${String(notApplicable)}${share}.`,
    `The level is complete with ${String(needed)} met${needed === 0 ? '' : ' and nothing in a section unmet'}. Known from files: ${String(byFiles)}, from answers: ${String(byAnswers)}.`,
  ];
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function explainLevel(level: Level, { assessment }: Scan, page: Page): void {
  const { basis, progress } = basisAt(assessment.sections, level, assessment.thresholds.levelComplete);
  page.paragraph(`Of the assessed sections taken together, ${percentOf(progress)} of ${levelText(level)} is met.`);
  for (const line of basisLines(basis)) page.paragraph(line);
  const { overall } = assessment;
  page.paragraph(overall.level === null ? 'Nothing was judged.' : `The whole works on ${levelText(overall.level)}.`);
}

function explainPractice(details: PracticeDetails | undefined, page: Page): void {
  if (!details) return;
  page.paragraph(`${capital(statusWords[details.status])}: ${reasonText(details)}.${gainText(details)}`);
  for (const rule of details.rules) {
    page.items([ruleText(rule)]);
    page.inner(rule.places.map(placeText));
  }
  for (const signal of details.signals) {
    page.items([signalText(signal)]);
    page.inner(signal.places.map(spotText));
  }
  const { answer, contradiction } = details;
  if (answer) {
    const facts = [answer.note, answer.by, answer.date, ...(answer.stale ? ['too old to count'] : [])].filter((one) => one !== undefined);
    page.items([
      `Answer: ${answerWords[answer.answer]}${facts.length === 0 ? '' : ` (${printable(facts.join(', '))})`}${answer.place ? ` ${spotText(answer.place)}` : ''}`,
    ]);
  }
  if (contradiction)
    page.paragraph(
      `The answer says ${answerWords[contradiction.answer]}, files show that it is ${statusWords[contradiction.files]}. Files count.`,
    );
}

function reasonText({ reason, rules, share, answer, question }: PracticeDetails): string {
  const [met, judged] = rules.reduce(([a, b], rule) => [a + rule.met, b + rule.met + rule.unmet], [0, 0]);
  switch (reason) {
    case 'rules':
      return `${String(met)} of ${String(judged)} judged things meet it (${percentOf(share)})`;
    case 'signals':
      return 'files show it';
    case 'answer':
      return `somebody answered "${answer ? answerWords[answer.answer] : ''}"`;
    case 'nothing-to-judge':
      return 'only files can show it, and there is nothing here that they could be judged by';
    case 'nothing-known':
      return question === null ? 'files do not show it' : 'files do not show it, and there is no answer that counts';
  }
}

function gainText({ gain, status, blocker }: PracticeDetails): string {
  if (status === 'met' || status === 'not-applicable') return '';
  const adds = gain === 0 ? '' : ` Once met, it adds ${smallPercentOf(gain)} to the progress of the whole.`;
  return blocker ? `${adds} Its section cannot complete the level before.` : adds;
}

function ruleText({ id, title, met, unmet, unknown, accepted, findings }: RuleEvidence): string {
  const counts = [`${String(met)} met`, `${String(unmet)} unmet`, ...(unknown > 0 ? [`${String(unknown)} unknown`] : [])];
  if (accepted > 0) counts.push(`${String(accepted)} accepted`);
  if (findings > 0) counts.push(`${String(findings)} ${findings === 1 ? 'finding' : 'findings'}`);
  return `${title} (${id}): ${counts.join(', ')}`;
}

function signalText({ id, detects, count, counts }: SignalEvidence): string {
  const found = count === 0 ? 'not found' : `found in ${String(count)} ${count === 1 ? 'place' : 'places'}`;
  return `Looked for: ${detects} (${id}): ${found}${count > 0 && !counts ? ', which says nothing of AI' : ''}`;
}

function placeText({ message, ...place }: FilePlace & { readonly message: string }): string {
  return `${spotText(place)} ${printable(message)}`;
}

/** `file:line:column`, counted from 1. */
function spotText({ path, range: { start } }: FilePlace): string {
  return `${printable(path)}:${String(start.line + 1)}:${String(start.character + 1)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
