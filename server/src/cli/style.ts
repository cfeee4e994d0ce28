/** Colours, where the reader wants them. */
import { styleText } from 'node:util';
import type { Host, Output } from './host.ts';

export type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
}

/** FORCE_COLOR, then NO_COLOR, then whether it is a terminal: in the order that Node.js keeps. */
export function wantsColors(output: Output, env: Host['env']): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return output.isTTY === true && env['TERM'] !== 'dumb';
}

export function createStyle(colors: boolean): Style {
  const paint =
    (format: Parameters<typeof styleText>[0]): Paint =>
    (text) =>
      colors && text !== '' ? styleText(format, text, { validateStream: false }) : text;
  return { bold: paint('bold'), dim: paint('dim'), red: paint('red'), yellow: paint('yellow'), green: paint('green'), cyan: paint('cyan') };
}
