/** What a file declares for others to use. */
import type { TerraformFile } from '../../facts/terraform/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { TerraformModule } from '../../workspace/view.ts';

export interface Declared extends Span {
  readonly says: string;
  /** As it is mentioned where it is used. */
  readonly names: readonly string[];
  readonly whole: Span;
  /** Others may give it a value. */
  readonly given: boolean;
}

/** Reading these does something: it writes an archive, runs a program, or creates the account that a service acts as. */
const acts =
  /^(?:archive_file|external|google_storage_project_service_account|google_storage_transfer_project_service_account|google_bigquery_default_service_account)$/;

export function declarationsIn(file: TerraformFile, module: TerraformModule): readonly Declared[] {
  if (file.uri.endsWith('.json')) return [];
  return file.blocks.flatMap((block): readonly Declared[] => {
    const [type, name] = block.labels;
    const { start, end } = block.headerSpan;
    if (block.type === 'variable' && type !== undefined)
      return [{ start, end, says: say`Variable "${type}"`, names: [`var.${type}`], whole: block, given: !module.root }];
    if (block.type === 'data' && type !== undefined && name !== undefined && !acts.test(type))
      return [{ start, end, says: say`Data source "${type}.${name}"`, names: [`data.${type}.${name}`], whole: block, given: false }];
    if (block.type !== 'locals') return [];
    return block.attributes.map((attribute) => ({
      ...{ start: attribute.nameSpan.start, end: attribute.nameSpan.end },
      says: say`Local value "${attribute.name}"`,
      names: [`local.${attribute.name}`],
      whole: block.attributes.length === 1 && block.blocks.length === 0 ? block : attribute,
      given: false,
    }));
  });
}
