/** A scan as SARIF 2.1.0, which code hosts and security dashboards take in. */
import type { Log, ReportingDescriptor, Result, Run, ToolComponent } from 'sarif';
import manifest from '../../../package.json' with { type: 'json' };
import type { Severity } from '../assessment/severity.ts';
import { levelText } from '../features/expectation.ts';
import { plainOf } from '../features/markdown.ts';
import { subjectName } from '../features/baseline.ts';
import { model, placeOfPractice, sectionById } from '../model/model.ts';
import type { Level } from '../model/types.ts';
import type { Rule } from '../rules/rule.ts';
import type { PlacedResult } from './places.ts';
import type { Scan } from './scan.ts';
import { modelName, toolVersion } from './tool.ts';

const levelOf: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', hint: 'note', none: 'none' };
const taxonomyName = 'CNMM';

/** The report piece by piece, a finding a line: of a large workspace it is longer than all its files. Artifacts are named from the folder that was scanned. */
export function* sarifReport({ skipped }: Scan, results: readonly PlacedResult[]): Generator<string> {
  const rules = [...new Map(results.map(({ rule }) => [rule.id, rule])).values()];
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const run: Run = {
    tool: { driver: driver(rules) },
    taxonomies: [taxonomy(rules)],
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: skipped.map(({ file, reason }) => ({
          level: 'warning',
          message: { text: reason },
          locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
        })),
      },
    ],
    results: [],
  };
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  const text = JSON.stringify(log);
  const end = text.lastIndexOf('"results":[') + '"results":['.length;
  yield text.slice(0, end);
  for (const [index, result] of results.entries()) {
    yield `${index === 0 ? '\n' : ',\n'}${JSON.stringify(resultOf(result, indices.get(result.rule.id) ?? 0))}`;
  }
  yield `${text.slice(end)}\n`;
}

function driver(rules: readonly Rule[]): ToolComponent {
  return {
    name: 'Cloud Native Maturity',
    semanticVersion: toolVersion,
    informationUri: manifest.homepage,
    rules: rules.map(descriptor),
    supportedTaxonomies: [{ name: taxonomyName, index: 0 }],
  };
}

function descriptor(rule: Rule): ReportingDescriptor {
  const { level, section } = placeOfPractice(rule.practice);
  const page = rule.organisation?.docs ?? sectionById(section)?.link;
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: plainOf(rule.rationale) },
    help: { text: plainOf(rule.how.join('\n')), markdown: rule.how.map((step) => `- ${step}`).join('\n') },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: rule.severity },
    relationships: [{ target: { id: cellId(section, level), toolComponent: { name: taxonomyName, index: 0 } }, kinds: ['relevant'] }],
    properties: { tags: [rule.category, `level-${String(level)}`] },
  };
}

/** The model's sections at those levels that the rules speak of. */
function taxonomy(rules: readonly Rule[]): ToolComponent {
  const cells = new Map(
    rules.map(({ practice }) => {
      const { level, section } = placeOfPractice(practice);
      return [cellId(section, level), { level, section }] as const;
    }),
  );
  return {
    name: taxonomyName,
    fullName: modelName,
    version: model.version,
    informationUri: 'https://maturitymodel.cncf.io/',
    taxa: [...cells].map(([id, { level, section }]) => ({
      id,
      shortDescription: { text: `${sectionById(section)?.name ?? section}, ${levelText(level)}` },
    })),
  };
}

function cellId(section: string, level: Level): string {
  return `${section}/${String(level)}`;
}

function resultOf({ rule, severity, message, file, range, subject, suppression, heldBack }: PlacedResult, ruleIndex: number): Result {
  const { start, end } = range;
  const name = subjectName(subject);
  return {
    ruleId: rule.id,
    ruleIndex,
    level: levelOf[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(file),
          // Lines and columns count from 1; the end is exclusive, as it is here.
          region: {
            startLine: start.line + 1,
            startColumn: start.character + 1,
            endLine: end.line + 1,
            endColumn: end.character + 1,
          },
        },
        logicalLocations: [{ fullyQualifiedName: name, kind: subject.kind }],
      },
    ],
    // Lines move, names stay.
    partialFingerprints: { 'subject/v1': `${rule.id} ${file} ${name}` },
    ...(suppression ? { suppressions: [{ kind: 'inSource', justification: suppression.reason }] } : {}),
    ...(!suppression && heldBack ? { suppressions: [{ kind: 'external', justification: 'A baseline names it.' }] } : {}),
  };
}

function artifact(file: string): { readonly uri: string } {
  return { uri: file.split('/').map(encodeURIComponent).join('/') };
}
