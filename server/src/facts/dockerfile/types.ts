import type { Comment, Directive } from '../../syntax/dockerfile/parse.ts';
import type { ShellScript } from '../../syntax/shell/tree.ts';
import type { Span } from '../../syntax/tree.ts';
import type { Known } from '../kubernetes/types.ts';

/** A token of an instruction's arguments, its span without the flags before it. */
export interface Word extends Span {
  readonly text: string;
}

/** One instruction: its span runs from the keyword to the end of its last line, here-documents included. */
export interface Instruction extends Span {
  /** Upper case, as the reference names it: FROM, RUN, COPY. For ONBUILD the instruction behind it is in `trigger`. */
  readonly keyword: string;
  readonly writtenKeyword: string;
  /** The keyword's place. */
  readonly keywordSpan: Span;
  /** `--name=value` before the arguments. */
  readonly flags: readonly { readonly name: string; readonly value: string | undefined; readonly span: Span }[];
  /** The arguments after the flags; line continuations and comments between them are left out. */
  readonly words: readonly Word[];
  /** From the first argument to the end of the last; undefined when there is none. */
  readonly argumentSpan: Span | undefined;
  /** The strings of the JSON (exec) form, of HEALTHCHECK those of its command; undefined for the shell form and wherever a JSON array makes no sense. */
  readonly json: readonly string[] | undefined;
  readonly trigger: Instruction | undefined;
  /** What a RUN, CMD or ENTRYPOINT runs; empty for other instructions and for shells that are not read (PowerShell, cmd). Read when first asked for. */
  readonly script: ShellScript;
  /** The bodies of its here-documents. */
  readonly heredocs: readonly Span[];
  /** Blank lines between its continuations, with their line breaks. */
  readonly blanks: readonly Span[];
  readonly stage: Stage | undefined;
  readonly dockerfile: Dockerfile;
}

/** An image's name in its parts, as far as the defaults of global ARGs tell. */
export interface ImageReference {
  /** Registry and repository; undefined when a part of them is not known. */
  readonly repository: string | undefined;
  /** A tag of which only a part is known is unknown unless what is known already tells it from every other (`3.${MINOR}` is not `latest`). */
  readonly tag: Known<string>;
  readonly digest: boolean;
}

/** One build stage, from its FROM to the next. */
export interface Stage {
  readonly index: number;
  readonly name: string | undefined;
  readonly from: Instruction;
  /** FROM and all that follows in this stage. */
  readonly instructions: readonly Instruction[];
  readonly final: boolean;
  /** The image or stage as written, `ARG` values not put in. */
  readonly base: Word | undefined;
  /** The base with the defaults of global ARGs put in; undefined when one of them has none. */
  readonly image: string | undefined;
  /** undefined for a base that is an earlier stage or `scratch`, and where there is no base. */
  readonly reference: ImageReference | undefined;
  /** Set when the base is an earlier stage of this file. */
  readonly baseStage: Stage | undefined;
  readonly dockerfile: Dockerfile;
}

export interface Dockerfile {
  readonly uri: string;
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** The escape character, `\` unless a directive says otherwise. */
  readonly escape: string;
  /** All comment lines that stand by themselves, directives included. */
  readonly comments: readonly Comment[];
  readonly directives: readonly Directive[];
}
