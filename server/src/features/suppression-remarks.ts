/** What is wrong with the comments and annotations that accept findings: they have expired, accept nothing, or say what nobody understands. */
import { nearest } from '../answers/nearest.ts';
import { annotationOf } from '../facts/annotation-marks.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Suppression, SuppressionFault } from '../facts/suppressions.ts';
import type { FileFacts, Unit } from '../facts/types.ts';
import { isTemplatePath } from '../files/kind.ts';
import type { Engine } from '../rules/engine.ts';
import { isEnabled, organisationRuleId } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import { hasExpired } from '../rules/suppress.ts';
import type { Span } from '../syntax/tree.ts';
import { english, say, translated } from '../texts/texts.ts';
import type { Workspace } from '../workspace/workspace.ts';

const remarkIds = ['suppression-unused', 'suppression-expired', 'suppression-invalid', 'suppression-reason-missing'] as const;

export type RemarkId = (typeof remarkIds)[number];

/** Something to say of one suppression; its span counts from the start of the file. */
export interface SuppressionRemark extends Span {
  readonly id: RemarkId;
  readonly message: string;
  readonly suppression: Suppression;
  /** Where the spans of the suppression count from. */
  readonly unitStart: number;
  /** The rules that it need not name; all of them where it can go. */
  readonly idle: readonly string[];
  /** What may have been meant by a rule that does not exist. */
  readonly near?: string;
}

export interface RemarkBasis {
  readonly workspace: Workspace;
  readonly engine: Engine;
  /** All rules that there are. */
  readonly catalogue: Catalogue;
  /** All files were read: before that, nobody knows what a suppression is needed for. */
  readonly ready: boolean;
  choiceOf(uri: string, rule: string): RuleChoice | undefined;
}

/** What silences nothing that it was meant to silence is a warning; the rest may wait. */
export function isLoud(id: RemarkId): boolean {
  return id === 'suppression-expired' || id === 'suppression-invalid';
}

/** In the order of their places. Marks for other tools are theirs to judge. */
export function suppressionRemarks(basis: RemarkBasis, uri: string): readonly SuppressionRemark[] {
  const file = basis.workspace.files.get(uri);
  if (!file) return [];
  const written = [
    ...file.units.flatMap(({ unit, start }) => unit.suppressions.map((suppression) => ({ suppression, unitStart: start, unit }))),
    ...(file.suppressions ?? []).map((suppression) => ({ suppression, unitStart: 0, unit: undefined })),
  ].filter(({ suppression }) => suppression.foreign === undefined);
  if (written.length === 0) return [];
  const idleOf = idleRules(basis, file);
  return written
    .flatMap((one) => remarksOn(one.suppression, one.unitStart, basis, (suppression) => idleOf(suppression, one.unit)))
    .sort((a, b) => a.start - b.start || remarkIds.indexOf(a.id) - remarkIds.indexOf(b.id));
}

function remarksOn(
  suppression: Suppression,
  unitStart: number,
  basis: RemarkBasis,
  idleOf: (suppression: Suppression) => readonly string[],
): readonly SuppressionRemark[] {
  const { comment, rules, reason, until, fault, inText } = suppression;
  const remark = (id: RemarkId, message: string, idle: readonly string[] = []): SuppressionRemark => {
    return { id, message, suppression, unitStart, idle, start: unitStart + comment.start, end: unitStart + comment.end };
  };
  const invalid = inText
    ? []
    : invalidities(suppression, basis).map(({ message, idle: wrong, near }) => ({
        ...remark('suppression-invalid', message, wrong),
        ...(near === undefined ? {} : { near }),
      }));
  if (fault !== undefined || rules.length === 0) return invalid;
  if (hasExpired(suppression, basis.engine.today))
    return [
      ...invalid,
      remark('suppression-expired', say`This suppression held until ${until ?? ''}. It silences nothing any more.`, rules),
    ];
  const idle = inText ? [] : idleOf(suppression);
  const unused = idle.length === 0 ? [] : [remark('suppression-unused', idleMessage(suppression, idle), idle)];
  const silent = reason === '' && !inText && idle.length < rules.length;
  return [
    ...invalid,
    ...unused,
    ...(silent && invalid.length === 0
      ? [remark('suppression-reason-missing', say`This suppression gives no reason. Say why the finding is accepted.`)]
      : []),
  ];
}

function idleMessage({ rules }: Suppression, idle: readonly string[]): string {
  const names = idle.join(', ');
  return idle.length === rules.length
    ? say`Nothing here is accepted by this suppression: ${names} finds nothing there.`
    : say`This suppression need not name ${names}: nothing there is found by it.`;
}

const faults: Readonly<Record<SuppressionFault, string>> = {
  date: english`is no day of the calendar. Write it as 2027-01-31.`,
  'nothing-follows': english`Nothing follows this comment that it could speak for.`,
  'no-block': english`No item, entry, block, stage or instruction begins in the next line. \`cnmaturity-ignore:\` speaks for a single line.`,
  'no-comment': english`Dockerfiles have comments on lines of their own only. Put it above the instruction.`,
  'not-in-head': english`\`cnmaturity-ignore-file:\` stands at the head of a file, before all else.`,
};

interface Invalidity extends Pick<SuppressionRemark, 'idle' | 'near'> {
  readonly message: string;
}

function invalidities({ rules, until, fault, form }: Suppression, { catalogue, ready }: RemarkBasis): readonly Invalidity[] {
  if (fault === 'date') return [{ message: say`"${until ?? ''}" ${translated(faults.date)}`, idle: rules }];
  if (fault !== undefined) return [{ message: translated(faults[fault]), idle: rules }];
  if (rules.length === 0)
    return [{ message: say`This comment names no rule, so it silences nothing. Write \`cnmaturity-ignore: <rule> <reason>\`.`, idle: [] }];
  return rules.flatMap((rule) => {
    // Before all files were read, those of an organisation are not known.
    if (catalogue.rule(rule) ?? (!ready && organisationRuleId.test(rule))) return [];
    const near = nearest(
      rule,
      catalogue.rules.map(({ id }) => id),
    );
    const name = form === 'annotation' ? annotationOf(rule) : rule;
    const said = say`There is no rule "${rule}", so "${name}" silences nothing.`;
    if (near === undefined) return [{ message: said, idle: [rule] }];
    return [{ message: say`${said} Did you mean "${near}"?`, idle: [rule], near }];
  });
}

/** The rules of a suppression of which it accepts nothing, as far as that is sure; `unit` is the one that it stands in and speaks for. */
function idleRules(basis: RemarkBasis, file: FileFacts): (suppression: Suppression, unit: Unit | undefined) => readonly string[] {
  const { engine, workspace } = basis;
  const { uri } = file;
  if (!basis.ready || isPartlyKnown(workspace, file)) return () => [];
  let used: ReadonlyMap<Suppression, ReadonlySet<string>> | undefined;
  return (suppression, unit) => {
    if ((unit ? [unit] : file.units.map((placed) => placed.unit)).some((one) => mayHoldMore(one, suppression))) return [];
    if (unit?.kind === 'values' && !isRendered(workspace, uri, suppression.target)) return [];
    used ??= usesIn(engine, uri);
    const needed = used.get(suppression);
    return suppression.rules.filter((id) => {
      const rule = basis.catalogue.rule(id);
      if (!rule || !engine.runs(id) || !isEnabled(rule, basis.choiceOf(uri, id))) return false;
      // Where a value is not known, the finding may come with it.
      return needed?.has(id) !== true && !engine.isUnknownIn(uri, id);
    });
  };
}

function usesIn(engine: Engine, uri: string): ReadonlyMap<Suppression, ReadonlySet<string>> {
  const used = new Map<Suppression, Set<string>>();
  for (const { suppression, rule } of engine.usesIn(uri)) used.set(suppression, (used.get(suppression) ?? new Set()).add(rule));
  return used;
}

/** Whether findings may be shown in a file that nobody can see here: named templates, templates and values that are not rendered, files that no rule reads. */
function isPartlyKnown({ compositions }: Workspace, { uri, units }: FileFacts): boolean {
  if (units.length === 0 || compositions.isPartial(uri)) return true;
  if (compositions.from(uri).length > 0) return false;
  return isTemplatePath(uri) || units.every(({ unit: { kind, subjects } }) => kind !== 'kubernetes' && Object.keys(subjects).length === 0);
}

/** Whether what a suppression in values speaks for comes out in a template at all. */
function isRendered({ compositions }: Workspace, uri: string, { start, end }: Span): boolean {
  return compositions
    .from(uri)
    .some(({ composed: { parts } }) => parts.some(({ source }) => source.uri === uri && source.start <= end && source.end >= start));
}

/** Whether a part of what a suppression speaks for cannot be read, or is left out with these values and not with others. */
function mayHoldMore({ damaged, opaque, conditionals }: Unit, { target, reach }: Suppression): boolean {
  if (damaged || opaque) return true;
  return conditionals.some(({ start, end }) => reach === 'file' || (start <= target.end && end >= target.start));
}
