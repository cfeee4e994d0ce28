/** The formats that a report can be saved in. */
import { reportHtml } from './html.ts';
import type { HtmlReportInput } from './html.ts';
import { reportMarkdown } from './markdown.ts';

export const reportFormats = ['markdown', 'html'] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** What files of the format end in. */
export const extensionOf: Readonly<Record<ReportFormat, string>> = { markdown: 'md', html: 'html' };

export function reportText(format: ReportFormat, input: HtmlReportInput): string {
  return format === 'html' ? reportHtml(input) : reportMarkdown(input);
}
