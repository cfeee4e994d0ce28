/** What is wrong with the comments and annotations that accept findings: they have expired, accept nothing, or say what nobody understands. */
import { nearest } from '../answers/nearest.ts';
import { annotationOf } from '../facts/annotation-marks.ts';
import type { Catalogue } from '../organisation/catalogue.ts';
import type { Suppression, SuppressionFault } from '../facts/suppressions.ts';
import type { Engine } from '../rules/engine.ts';
import type { Tallies } from '../rules/finding.ts';
import { isEnabled, organisationRuleId } from '../rules/given.ts';
import type { RuleChoice } from '../rules/given.ts';
import { hasExpired } from '../rules/suppress.ts';
import type { Span } from '../syntax/tree.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const remarkIds = ['suppression-unused', 'suppression-expired', 'suppression-invalid', 'suppression-reason-missing'] as const;

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

/** In the order of their places. Marks for other tools are theirs to judge. */
export function suppressionRemarks(basis: RemarkBasis, uri: string): readonly SuppressionRemark[] {
  const file = basis.workspace.files.get(uri);
  if (!file) return [];
  const written = [
    ...file.units.flatMap(({ unit, start }) => unit.suppressions.map((suppression) => ({ suppression, unitStart: start }))),
    ...(file.suppressions ?? []).map((suppression) => ({ suppression, unitStart: 0 })),
  ].filter(({ suppression }) => suppression.foreign === undefined);
  if (written.length === 0) return [];
  const idleOf = idleRules(basis, uri);
  return written
    .flatMap((one) => remarksOn(one.suppression, one.unitStart, basis, idleOf))
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
  const invalid = inText ? [] : invalidities(suppression, basis).map((message) => remark('suppression-invalid', message));
  if (fault !== undefined || rules.length === 0) return invalid;
  if (hasExpired(suppression, basis.engine.today))
    return [...invalid, remark('suppression-expired', `This suppression held until ${until ?? ''}. It silences nothing any more.`, rules)];
  const idle = inText ? [] : idleOf(suppression);
  const unused = idle.length === 0 ? [] : [remark('suppression-unused', idleMessage(suppression, idle), idle)];
  const silent = reason === '' && !inText && idle.length < rules.length;
  return [
    ...invalid,
    ...unused,
    ...(silent && invalid.length === 0
      ? [remark('suppression-reason-missing', 'This suppression gives no reason. Say why the finding is accepted.')]
      : []),
  ];
}

function idleMessage({ rules }: Suppression, idle: readonly string[]): string {
  const names = idle.join(', ');
  return idle.length === rules.length
    ? `Nothing here is accepted by this suppression: ${names} finds nothing there.`
    : `This suppression need not name ${names}: nothing there is found by it.`;
}

const faults: Readonly<Record<SuppressionFault, string>> = {
  date: 'is no day of the calendar. Write it as 2027-01-31.',
  'nothing-follows': 'Nothing follows this comment that it could speak for.',
  'no-block': 'No item, entry, block, stage or instruction begins in the next line. `cnmaturity-ignore:` speaks for a single line.',
  'not-in-head': '`cnmaturity-ignore-file:` stands at the head of a file, before all else.',
};

function invalidities({ rules, until, fault, form }: Suppression, { catalogue, ready }: RemarkBasis): readonly string[] {
  if (fault === 'date') return [`"${until ?? ''}" ${faults.date}`];
  if (fault !== undefined) return [faults[fault]];
  if (rules.length === 0) return ['This comment names no rule, so it silences nothing. Write `cnmaturity-ignore: <rule> <reason>`.'];
  return rules.flatMap((rule) => {
    // Before all files were read, those of an organisation are not known.
    if (catalogue.rule(rule) ?? (!ready && organisationRuleId.test(rule))) return [];
    const near = nearest(
      rule,
      catalogue.rules.map(({ id }) => id),
    );
    const name = form === 'annotation' ? annotationOf(rule) : rule;
    return [`There is no rule "${rule}", so "${name}" silences nothing.${near === undefined ? '' : ` Did you mean "${near}"?`}`];
  });
}

/** The rules of a suppression of which it accepts nothing, as far as that is sure. */
function idleRules(basis: RemarkBasis, uri: string): (suppression: Suppression) => readonly string[] {
  const { engine } = basis;
  if (!basis.ready) return () => [];
  let known: { readonly used: ReadonlyMap<Suppression, ReadonlySet<string>>; readonly tallies: Tallies } | undefined;
  const look = (): NonNullable<typeof known> => {
    const used = new Map<Suppression, Set<string>>();
    for (const { suppression, rule } of engine.usesIn(uri)) used.set(suppression, (used.get(suppression) ?? new Set()).add(rule));
    return { used, tallies: engine.talliesOf(uri) };
  };
  return (suppression) => {
    known ??= look();
    const { used, tallies } = known;
    return suppression.rules.filter((id) => {
      const rule = basis.catalogue.rule(id);
      if (!rule || !engine.runs(id) || !isEnabled(rule, basis.choiceOf(uri, id))) return false;
      // Where a value is not known, the finding may come with it.
      return used.get(suppression)?.has(id) !== true && (tallies.get(id)?.unknown ?? 0) === 0;
    });
  };
}
