/** What the side panel shows: one self-contained snapshot, sent whole each time. */
import type { Level } from '../model/types.ts';
import type { LevelStatus, PracticeStatus } from '../assessment/types.ts';

/** 0-based, half-open, as LSP. */
export interface PlaceRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Where a practice is missed. */
export interface Place {
  readonly uri: string;
  /** The path below its workspace folder, for people. */
  readonly path: string;
  readonly range: PlaceRange;
  readonly rule: string;
  readonly message: string;
}

export interface OverviewPractice {
  readonly id: string;
  readonly statement: string;
  readonly status: PracticeStatus;
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
}

export interface OverviewCell {
  readonly level: Level;
  readonly status: LevelStatus;
  readonly summary: string;
  readonly practices: readonly OverviewPractice[];
}

export interface OverviewSection {
  readonly id: string;
  readonly name: string;
  readonly link: string;
  readonly level: Level | null;
  readonly progress: number;
  readonly cells: readonly OverviewCell[];
}

export interface OverviewDimension {
  readonly id: string;
  readonly name: string;
  readonly level: Level | null;
  readonly sections: readonly OverviewSection[];
}

export interface OverviewStep {
  readonly practice: string;
  readonly statement: string;
  readonly section: string;
  readonly sectionName: string;
  readonly link: string;
  readonly level: Level;
  readonly status: PracticeStatus;
  readonly why: string;
  readonly how: readonly string[];
  /** Open findings, and how many of them a safe fix mends. */
  readonly unmet: number;
  readonly fixable: number;
  /** The first places, in the order of files; the rest is `unmet` minus these. */
  readonly places: readonly Place[];
}

export interface Overview {
  readonly model: { readonly version: string; readonly date: string };
  /** empty: no file here that the product reads. */
  readonly state: 'scanning' | 'ready' | 'empty';
  readonly overall: { readonly level: Level | null; readonly name: string; readonly meaning: string; readonly progress: number };
  /** The level up to which findings are warnings, and whether a setting says so. */
  readonly target: { readonly level: Level; readonly set: boolean };
  readonly dimensions: readonly OverviewDimension[];
  readonly steps: readonly OverviewStep[];
  readonly counts: { readonly files: number; readonly findings: number; readonly accepted: number };
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly coverage: { readonly judged: number; readonly practices: number };
}
