/** What kind of value something is. */
import { deepEqual } from './logic.ts';
import type { Value } from '../values/value.ts';
import { bool, str } from '../values/value.ts';
import { parameter, textAt } from './parameters.ts';
import { goType } from './printf.ts';
import type { FunctionTable } from './types.ts';
import { strict } from './types.ts';

function kindOf(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return 'invalid';
    case 'list':
      return 'slice';
    case 'dict':
      return 'map';
    case 'thing':
      return 'ptr';
    default:
      return goType(value);
  }
}

export const kinds: FunctionTable = {
  kindOf: strict((values) => str(kindOf(parameter(values, 0)))),
  kindIs: strict((values) => bool(textAt(values, 0) === kindOf(parameter(values, 1)))),
  typeOf: strict((values) => str(goType(parameter(values, 0)))),
  typeIs: strict((values) => bool(textAt(values, 0) === goType(parameter(values, 1)))),
  typeIsLike: strict((values) => bool(textAt(values, 0).replace(/^\*/, '') === goType(parameter(values, 1)))),
  mustDeepEqual: strict((values) => bool(deepEqual(parameter(values, 0), parameter(values, 1)))),
};
