/**
 * Reads the repository as source text and syntax trees, for tests about the code itself. Paths are relative to the root, with
 * forward slashes.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Import {
  specifier: string;
  /** Repository path where the specifier is relative, else null. */
  target: string | null;
  typeOnly: boolean;
  dynamic: boolean;
}

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Files under the given folders with one of the endings, sorted. */
export function filesUnder(folders: readonly string[], endings: readonly string[] = ['.ts', '.tsx']): string[] {
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !endings.some((ending) => entry.name.endsWith(ending))) continue;
      const parent = entry.parentPath.slice(ROOT.length).split('\\').join('/');
      found.push(posix.join(parent, entry.name));
    }
  }
  return found.sort();
}

export function parse(path: string): ESTree.Program {
  return parseText(path, read(path));
}

export function parseText(path: string, text: string): ESTree.Program {
  const { program, errors } = parseSync(path, text);
  const [first] = errors;
  if (first) throw new Error(`${path}: ${first.message}`);
  return program;
}

/** Every import and re-export of a file, whether static, dynamic, or a type; also a worker's `new Worker(new URL('./x.ts', ...))`. */
export function importsOf(path: string, program: ESTree.Program = parse(path)): Import[] {
  const found: Import[] = [];
  const add = (specifier: unknown, typeOnly: boolean, dynamic: boolean): void => {
    if (typeof specifier !== 'string') return;
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : null;
    found.push({ specifier, target, typeOnly, dynamic });
  };
  new Visitor({
    ImportDeclaration(node) {
      const named = node.specifiers;
      const allTypes = named.length > 0 && named.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      add(node.source.value, node.importKind === 'type' || allTypes, false);
    },
    ExportNamedDeclaration(node) {
      const allTypes = node.specifiers.length > 0 && node.specifiers.every((one) => one.exportKind === 'type');
      if (node.source) add(node.source.value, node.exportKind === 'type' || allTypes, false);
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.exportKind === 'type', false);
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal') add(node.source.value, false, true);
    },
    TSImportType(node) {
      add(node.source.value, true, false);
    },
    NewExpression(node) {
      const [script] = node.arguments;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Worker' || script?.type !== 'NewExpression') return;
      const [path] = script.arguments;
      if (path?.type === 'Literal') add(path.value, false, true);
    },
  }).visit(program);
  return found;
}

/** "@scope/name/deep/file" -> "@scope/name"; null for a relative path or a Node module. */
export function packageOf(specifier: string): string | null {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export interface Manifest {
  engines: { node: string };
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}
export const manifest: Manifest = JSON.parse(read('package.json'));
