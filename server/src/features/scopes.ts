/** The parts of a workspace that have an assessment of their own, and which files are theirs. */
import { plainPath } from '../answers/applications.ts';
import type { ApplicationEntry } from '../answers/applications.ts';
import type { TargetLevel } from '../answers/target.ts';
import type { FileFacts } from '../facts/types.ts';
import { globMatcher } from '../files/glob.ts';
import { decodeSegment, encodeSegment, relativePath } from '../files/uri.ts';
import { Intake } from './intake.ts';

/** A folder that was opened, and what its settings and its answers file name as applications. */
export interface ScopeRoot {
  readonly uri: string;
  readonly name: string;
  readonly applications: readonly ApplicationEntry[];
}

export interface Scope {
  readonly id: string;
  readonly name: string;
  readonly kind: 'workspace' | 'folder' | 'application';
  /** Below its root, for people; '' for the whole and for roots. */
  readonly path: string;
  /** The folder whose answers count for it; undefined for the whole, for which all do. */
  readonly root: string | undefined;
  /** Of an application: its folder, and the files elsewhere that it takes in. */
  readonly extent: Extent | undefined;
  /** The level that an application aims for, where that is another one than its folder's. */
  readonly targetLevel?: TargetLevel;
  includes(uri: string): boolean;
}

export interface Extent {
  readonly folder: string;
  readonly taken: ReadonlySet<string>;
}

export const workspaceScopeId = 'workspace';

const everything: Scope = {
  id: workspaceScopeId,
  name: 'Workspace',
  kind: 'workspace',
  path: '',
  root: undefined,
  extent: undefined,
  includes: () => true,
};

/** The whole first, then each root where there are several, then the applications as they are named. */
export function scopesOf(roots: readonly ScopeRoot[], files: ReadonlyMap<string, FileFacts>): readonly Scope[] {
  const named = roots.some(({ applications }) => applications.length > 0);
  const intake = named ? new Intake(files) : undefined;
  const folders = named ? foldersOf(files.keys()) : new Set<string>();
  const applications = intake ? roots.flatMap((root) => applicationsOf(root, roots, folders, intake)) : [];
  return [everything, ...(roots.length > 1 ? roots.map((root) => rootScope(root, roots)) : []), ...withPlainNames(applications)];
}

/** A file is one of the innermost root only. */
function rootScope({ uri, name }: ScopeRoot, roots: readonly ScopeRoot[]): Scope {
  const inner = roots.filter((other) => other.uri.startsWith(`${uri}/`)).map((other) => `${other.uri}/`);
  return {
    id: `folder:${uri}`,
    name,
    kind: 'folder',
    path: '',
    root: uri,
    extent: undefined,
    includes: (file) => file.startsWith(`${uri}/`) && !inner.some((one) => file.startsWith(one)),
  };
}

function applicationsOf(root: ScopeRoot, roots: readonly ScopeRoot[], folders: ReadonlySet<string>, intake: Intake): readonly Scope[] {
  const own = rootScope(root, roots);
  const found = new Map<string, Scope>();
  const aims = new Map<string, Aim[]>();
  for (const { name, path, targetLevel } of root.applications) {
    const glob = plainPath(path);
    for (const folder of matching(glob, root.uri, folders)) {
      const plain = relativePath(root.uri, folder) ?? '';
      const last = plain === '' ? root.name : plain.slice(plain.lastIndexOf('/') + 1);
      const title = name === undefined ? last : isGlob(glob) ? `${name} / ${last}` : name;
      const id = `application:${folder}`;
      if (!found.has(id)) found.set(id, application(id, title, plain, folder, own, intake));
      aims.set(id, [...(aims.get(id) ?? []), { isGlob: isGlob(glob), targetLevel }]);
    }
  }
  return [...found].map(([id, scope]) => {
    const targetLevel = aimOf(aims.get(id) ?? []);
    return targetLevel === undefined ? scope : { ...scope, targetLevel };
  });
}

/** What one entry says of an application's target. */
interface Aim {
  readonly isGlob: boolean;
  readonly targetLevel: TargetLevel | undefined;
}

/** Who names one folder means just that. */
function aimOf(aims: readonly Aim[]): TargetLevel | undefined {
  const said = aims.filter(({ targetLevel }) => targetLevel !== undefined);
  return (said.find((aim) => !aim.isGlob) ?? said[0])?.targetLevel;
}

function application(id: string, name: string, path: string, folder: string, root: Scope, intake: Intake): Scope {
  const taken = intake.of(folder);
  return {
    id,
    name,
    kind: 'application',
    path,
    root: root.root,
    extent: { folder, taken },
    includes: (file) => taken.has(file) || (file.startsWith(`${folder}/`) && root.includes(file)),
  };
}

function isGlob(path: string): boolean {
  return /[*?{]/.test(path);
}

/** Folders of tools are no applications, unless a glob names one. */
const hidden = /(?:^|\/)\./;

function matching(path: string, root: string, folders: ReadonlySet<string>): readonly string[] {
  if (!isGlob(path)) return [path === '' ? root : `${root}/${path.split('/').map(encodeSegment).join('/')}`];
  const matches = globMatcher(path);
  return [...folders].filter((folder) => {
    const below = relativePath(root, folder);
    return below !== undefined && (!hidden.test(below) || hidden.test(path)) && matches(below);
  });
}

/** All folders that hold files, at any depth; sorted. */
function foldersOf(uris: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const uri of uris) {
    for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1)) {
      const folder = uri.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return new Set([...folders].sort());
}

/** Those that are called the same are told apart by their paths: `overlays/production` there is in many places. */
function withPlainNames(scopes: readonly Scope[]): readonly Scope[] {
  const counts = new Map<string, number>();
  for (const { name } of scopes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return scopes.map((scope) => ((counts.get(scope.name) ?? 0) > 1 && scope.path !== '' ? { ...scope, name: scope.path } : scope));
}

/** The scope that a person means: by id, name or path. */
export function findScope(scopes: readonly Scope[], wanted: string): Scope | undefined {
  const path = plainPath(wanted);
  return (
    scopes.find(({ id }) => id === wanted) ??
    scopes.find(({ name }) => name === wanted) ??
    scopes.find((scope) => scope.kind === 'application' && (scope.path === path || decodeSegment(scope.name) === path))
  );
}
