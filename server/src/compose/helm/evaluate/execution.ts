/** The statements of templates, executed as far as their outcome is certain. */
import type { Place } from '../../composed.ts';
import type { Span } from '../../../syntax/tree.ts';
import type { BlockNode, Node, OutputNode, Pipe, TemplateCall } from '../parse/nodes.ts';
import { TemplateError } from '../values/signals.ts';
import type { Piece } from '../values/text.ts';
import { hasStructure, reasonOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { causeOf, isTrue, nil, unknown } from '../values/value.ts';
import type { Budget } from './budget.ts';
import type { Context } from './expressions.ts';
import { evaluatePipe } from './expressions.ts';
import { assignedIn, leadingKeys } from './left-out.ts';
import { loopOf } from './loop.ts';
import { Output } from './output.ts';
import { Scope } from './scope.ts';
import type { Definition, TemplateSource } from './source.ts';
import type { Templates } from './templates.ts';
import { attempt, Writer } from './writer.ts';

type Jump = 'break' | 'continue' | undefined;

/** A loop may or may not go on: it is left as written as a whole. */
class DoubtfulJump extends Error {}

/** One template in execution: a file, or a named template with its text going to the one that includes it. */
export class Execution {
  readonly #source: TemplateSource;
  readonly #name: string;
  readonly #included: boolean;
  readonly #templates: Templates;
  readonly #budget: Budget;
  readonly #context: Context;
  readonly #writer: Writer;
  /** How many statements around may not be rendered, and how many there were around the innermost loop. */
  #doubts = 0;
  #loopDoubts = 0;

  constructor(definition: Pick<Definition, 'source' | 'name'>, dot: Value, templates: Templates, included: boolean) {
    this.#source = definition.source;
    this.#name = definition.name;
    this.#included = included;
    this.#templates = templates;
    this.#budget = templates.budget;
    this.#writer = new Writer(this.#source, included);
    this.#context = { scope: new Scope(dot), source: this.#source, runtime: templates };
  }

  run(nodes: readonly Node[], dot: Value): readonly Piece[] {
    const output = new Output(this.#source, this.#budget);
    this.#walk(nodes, dot, output);
    return output.pieces;
  }

  #walk(nodes: readonly Node[], dot: Value, output: Output): Jump {
    const { scope } = this.#context;
    const mark = scope.mark;
    try {
      for (const node of nodes) {
        this.#budget.spend(1);
        const jump = this.#node(node, dot, output);
        if (jump) return jump;
      }
      return undefined;
    } finally {
      scope.leave(mark);
    }
  }

  #node(node: Node, dot: Value, output: Output): Jump {
    switch (node.kind) {
      case 'text':
        output.text(node);
        return undefined;
      case 'silent':
        output.settle();
        return undefined;
      case 'output':
        this.#output(node, dot, output);
        return undefined;
      case 'call':
        this.#call(node, dot, output);
        return undefined;
      case 'jump':
        if (this.#loopDoubts === Infinity) {
          this.#writer.control(node, 'whether the loop goes on is not known', output);
          return undefined;
        }
        if (this.#doubts > this.#loopDoubts) throw new DoubtfulJump();
        output.settle();
        return node.word;
      case 'block':
        return this.#block(node, dot, output);
    }
  }

  #output(node: OutputNode, dot: Value, output: Output): void {
    const value = this.#evaluate(node, node.pipe, dot);
    const { variables, assigns } = node.pipe;
    const [name] = variables;
    if (name !== undefined) {
      output.settle();
      if (assigns) this.#context.scope.assign(name, value);
      else this.#context.scope.declare(name, value);
      return;
    }
    this.#writer.value(value, node, output);
  }

  #call(node: TemplateCall, dot: Value, output: Output): void {
    const parameter = node.pipe ? this.#evaluate(node, node.pipe, dot) : nil;
    const value = attempt(() => this.#templates.include(node.name, parameter));
    this.#writer.value(value, node, output);
  }

  #evaluate(action: Span, pipe: Pipe, dot: Value): Value {
    this.#templates.use = { source: this.#source, action };
    return attempt(() => evaluatePipe(pipe, dot, this.#context));
  }

  #block(node: BlockNode, dot: Value, output: Output): Jump {
    const { scope } = this.#context;
    const mark = scope.mark;
    try {
      const value = this.#evaluate(node.open, node.pipe, dot);
      if (node.word === 'range') {
        this.#range(node, value, dot, output);
        return undefined;
      }
      const [name] = node.pipe.variables;
      if (name !== undefined) {
        if (node.pipe.assigns) scope.assign(name, value);
        else scope.declare(name, value);
      }
      const holds = isTrue(value);
      if (holds === undefined) {
        this.#doubtful(node, value, dot, output);
        return undefined;
      }
      output.settle();
      const cause = causeOf(value);
      if (!holds) this.#leaveOut(node.body, node.open, cause, output);
      const jump = holds
        ? this.#walk(node.body, node.word === 'with' ? value : dot, output)
        : node.otherwise
          ? this.#walk(node.otherwise.body, dot, output)
          : undefined;
      if (jump) return jump;
      if (holds && node.otherwise) this.#leaveOut(node.otherwise.body, node.otherwise.action ?? node.open, cause, output);
      output.settle();
      return undefined;
    } finally {
      scope.leave(mark);
    }
  }

  #leaveOut(nodes: readonly Node[], statement: Span, cause: Place | undefined, output: Output): void {
    const { keys, items } = leadingKeys(nodes, this.#source.tree.text);
    if (keys.length === 0) return;
    const via = this.#source.place(statement);
    output.push([{ kind: 'omission', text: '', keys, items, cause: cause ?? via, via }]);
  }

  #range(node: BlockNode, value: Value, dot: Value, output: Output): void {
    const loop = this.#attemptLoop(value);
    if (loop === undefined) {
      this.#doubtful(node, value, dot, output);
      return;
    }
    const outer = this.#loopDoubts;
    this.#loopDoubts = this.#doubts;
    const part = output.fork();
    try {
      part.settle();
      if (loop.length === 0) {
        this.#leaveOut(node.body, node.open, causeOf(value), part);
        if (node.otherwise) this.#walk(node.otherwise.body, dot, part);
      }
      for (const { key, item } of loop) {
        if (this.#turn(node, key, item, part) === 'break') break;
        part.settle();
      }
      part.settle();
      output.join(part);
    } catch (error) {
      if (!(error instanceof DoubtfulJump)) throw error;
      this.#doubtful(node, unknown('whether the loop goes on is not known'), dot, output);
    } finally {
      this.#loopDoubts = outer;
    }
  }

  #attemptLoop(value: Value): ReturnType<typeof loopOf> {
    try {
      return loopOf(value);
    } catch (error) {
      if (error instanceof TemplateError) return undefined;
      throw error;
    }
  }

  #turn(node: BlockNode, key: Value, item: Value, output: Output): Jump {
    const { scope } = this.#context;
    const mark = scope.mark;
    this.#bind(node, key, item);
    try {
      return this.#walk(node.body, item, output);
    } finally {
      scope.leave(mark);
    }
  }

  #bind({ pipe: { variables, assigns } }: BlockNode, key: Value, item: Value): void {
    const [first, second] = variables;
    const values = second === undefined ? [item] : [key, item];
    for (const [index, name] of [first, second].entries()) {
      const value = values[index];
      if (name === undefined || !value) continue;
      if (assigns) this.#context.scope.assign(name, value);
      else this.#context.scope.declare(name, value);
    }
  }

  /** A statement that may or may not hold: all its branches, between its actions as they are written. */
  #doubtful(node: BlockNode, value: Value, dot: Value, output: Output): void {
    const reason = reasonOf(value);
    const part = output.fork();
    this.#branches(node, dot, reason, part);
    if (this.#included && !hasStructure(part.pieces)) {
      output.settle();
      const { tree } = this.#source;
      const whole = tree.text.slice(node.start, node.end);
      const text = whole.includes('\n') || node.close === undefined ? `{{ include ${JSON.stringify(this.#name)} . }}` : whole;
      if (
        part.pieces.some(
          (piece) => piece.text !== '' && !(piece.kind === 'hole' && piece.control) && !(piece.kind === 'text' && piece.soft === true),
        )
      )
        output.push([{ kind: 'hole', text, reason, source: this.#source.place(node), verbatim: false, control: false }]);
      return;
    }
    output.join(part);
  }

  #branches(node: BlockNode, dot: Value, reason: string, output: Output): void {
    const { scope } = this.#context;
    const doubt = unknown(reason);
    const changed = assignedIn(node);
    const forget = (): void => {
      for (const name of changed) scope.assignIfDeclared(name, doubt);
    };
    const outerLoop = this.#loopDoubts;
    this.#writer.control(node.open, reason, output);
    this.#doubts++;
    this.#templates.doubts++;
    try {
      if (node.word === 'range') {
        forget();
        this.#loopDoubts = Infinity;
        this.#bind(node, doubt, doubt);
      }
      this.#branch(node.body, node.word === 'if' ? dot : doubt, output);
      forget();
      this.#loopDoubts = outerLoop;
      if (node.otherwise) {
        if (node.otherwise.action) this.#writer.control(node.otherwise.action, reason, output);
        this.#branch(node.otherwise.body, dot, output);
        forget();
      }
    } finally {
      this.#loopDoubts = outerLoop;
      this.#doubts--;
      this.#templates.doubts--;
    }
    if (node.close) this.#writer.control(node.close, reason, output);
  }

  #branch(nodes: readonly Node[], dot: Value, output: Output): void {
    const [only] = nodes;
    // An `else if` stays an `else if`: whatever its condition, the statement around it is written out.
    if (nodes.length === 1 && only?.kind === 'block' && only.close === undefined) this.#chained(only, dot, output);
    else this.#walk(nodes, dot, output);
  }

  #chained(node: BlockNode, dot: Value, output: Output): void {
    const { scope } = this.#context;
    const mark = scope.mark;
    const value = this.#evaluate(node.open, node.pipe, dot);
    const [name] = node.pipe.variables;
    if (name !== undefined && !node.pipe.assigns) scope.declare(name, value);
    this.#branches(node, dot, value.kind === 'unknown' ? value.reason : 'an earlier condition is not known', output);
    scope.leave(mark);
  }
}
