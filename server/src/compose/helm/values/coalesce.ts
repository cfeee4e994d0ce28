/** The values that each chart gets: a parent's over a sub-chart's, one's own over the defaults. */
import type { Dependency, LoadedChart } from './load.ts';
import { valueAt } from './load.ts';
import type { Dict, Nil } from './value.ts';
import { copyDict, deepCopy, dict, setEntry } from './value.ts';

/** The values of a chart and of all below it, those of a sub-chart under its name. Charts that are switched off are taken out. */
export function valuesOf(chart: LoadedChart, own: Dict): Dict {
  keepNulls(own);
  const before = coalesce(chart, copyDict(own));
  prune(chart, before, before, '');
  importValues(chart, own);
  const result = coalesce(chart, copyDict(own));
  dropNulls(result);
  return result;
}

function coalesce(chart: LoadedChart, target: Dict): Dict {
  coalesceTables(target, copyDict(chart.values));
  for (const child of chart.children) {
    const values = tableIn(target, child.name);
    if (!values) continue;
    passGlobals(values, target);
    coalesce(child, values);
  }
  for (const { alias } of chart.missing) {
    const values = tableIn(target, alias);
    if (values) open(values);
  }
  return target;
}

/** The map under a key, made when there is none; undefined when something else is there. */
function tableIn(target: Dict, name: string): Dict | undefined {
  const present = target.entries.get(name);
  if (present?.kind === 'dict') return present;
  if (present && present.kind !== 'nil') return undefined;
  const made = dict([], target.cause);
  target.entries.set(name, made);
  return made;
}

/** From now on there may be more in these values than they hold. */
export function open(values: Dict): void {
  values.open = true;
  for (const value of values.entries.values()) if (value.kind === 'dict') open(value);
}

/** The values of a sub-chart among those of its parent. */
export function tableOf(values: Dict, name: string): Dict {
  const below = values.entries.get(name);
  if (below?.kind === 'dict') return below;
  return { ...dict(), open: below ? below.kind === 'unknown' : values.open };
}

/** What `source` has and `target` has not; a null in `target` takes the key away. */
function coalesceTables(target: Dict, source: Dict): void {
  target.open ||= source.open;
  if (source.cause && !target.cause) Object.assign(target, { cause: source.cause });
  for (const [key, value] of source.entries) {
    const present = target.entries.get(key);
    if (!present) setEntry(target, key, value, source);
    else if (present.kind === 'nil') remove(target, key, present);
    else if (present.kind === 'dict' && value.kind === 'dict') coalesceTables(present, value);
  }
}

/** What is missing then is missing because of that. */
function remove(target: Dict, key: string, { cause }: Nil): void {
  target.entries.delete(key);
  if (cause) target.removed = new Map([...(target.removed ?? []), [key, cause]]);
}

function passGlobals(values: Dict, parent: Dict): void {
  const from = parent.entries.get('global');
  const to = values.entries.get('global');
  const target = to?.kind === 'dict' ? to : dict([], values.cause);
  if (from?.kind === 'dict' ? from.open : from ? from.kind === 'unknown' : parent.open) target.open = true;
  if (from?.kind === 'dict') {
    for (const [key, value] of from.entries) {
      const present = target.entries.get(key);
      const copy = deepCopy(value);
      if (copy.kind === 'dict' && present?.kind === 'dict') coalesceTables(copy, present);
      setEntry(target, key, copy, from);
    }
  }
  values.entries.set('global', target);
}

function keepNulls(values: Dict): void {
  for (const [key, value] of values.entries) {
    if (value.kind === 'nil') values.entries.set(key, { ...value, given: true });
    else if (value.kind === 'dict') keepNulls(value);
  }
}

/** Of default values, Helm keeps no nulls. */
function dropNulls(values: Dict): void {
  for (const [key, value] of values.entries) {
    if (value.kind === 'nil' && value.given !== true) values.entries.delete(key);
    else if (value.kind === 'dict') dropNulls(value);
  }
}

/** Takes out dependencies that a condition or a tag switches off; unknown conditions leave them in. */
function prune(chart: LoadedChart, root: Dict, top: Dict, path: string): void {
  const isOn = (dependency: Dependency): boolean => enabled(dependency, root, top, path);
  const off = new Set(chart.dependencies.filter((dependency) => !isOn(dependency)).map(({ alias }) => alias));
  chart.children = chart.children.filter(({ name }) => !off.has(name));
  chart.missing = chart.missing.filter(({ alias }) => !off.has(alias));
  for (const child of chart.children) prune(child, root, top, `${path}${child.name}.`);
}

function enabled({ conditions, tags }: Dependency, root: Dict, top: Dict, path: string): boolean {
  for (const condition of conditions) {
    const value = valueAt(root, path + condition);
    if (value.kind === 'bool') return value.value;
    if (value.kind === 'unknown') return true;
  }
  const set = tags.map((tag) => valueAt(top, `tags.${tag}`)).filter((value) => value.kind === 'bool');
  return set.length === 0 || set.some(({ value }) => value);
}

/** What sub-charts hand up to their parent: below its own values. */
function importValues(chart: LoadedChart, own: Dict): void {
  for (const child of chart.children) importValues(child, dict());
  if (!chart.dependencies.some(({ imports }) => imports.length > 0)) return;
  const values = coalesce(chart, copyDict(own));
  const imported = dict();
  for (const { alias, imports } of chart.dependencies) {
    if (![...chart.children.map(({ name }) => name), ...chart.missing.map((missing) => missing.alias)].includes(alias)) continue;
    for (const { child, parent } of imports) {
      const value = valueAt(values, `${alias}.${child}`);
      if (value.kind === 'dict') coalesceTables(imported, placedAt(parent, copyDict(value)));
      else if (value.kind === 'unknown') coalesceTables(imported, placedAt(parent, { ...dict(), open: true }));
    }
  }
  coalesceTables(chart.values, imported);
}

function placedAt(path: string | undefined, value: Dict): Dict {
  if (path === undefined) return value;
  return path.split('.').reduceRight((inner: Dict, key) => dict([[key, inner]]), value);
}
