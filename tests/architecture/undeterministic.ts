import { type ESTree, Visitor } from 'vite';

/** Exact on every machine by the language's own definition; everything else of Math may differ in the last bit. */
const EXACT_MATH = new Set(['abs', 'min', 'max', 'floor', 'ceil', 'round', 'trunc', 'sign', 'sqrt', 'imul']);
const BANNED_NAMES = new Set([
  'Date',
  'performance',
  'process',
  'Intl',
  'structuredClone',
  'console',
  'globalThis',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Promise',
  'WeakRef',
  'Buffer',
  'require',
  'eval',
  'Function',
]);

/** Names what in a file could give another result on another machine or at another time. */
export function undeterministic(program: ESTree.Program): string[] {
  const found: string[] = [];
  /** Identifiers that only name a member or a key, by their position in the text. */
  const labels = new Set<number>();
  /** Math as the object of an exact call. */
  const exact = new Set<number>();

  const property = (name: string): void => {
    if (name === 'localeCompare' || name.startsWith('toLocale')) found.push(name);
  };
  const method = (node: { async: boolean }): void => {
    if (node.async) found.push('async');
  };

  new Visitor({
    MemberExpression(node) {
      if (!node.computed) labels.add(node.property.start);
      if (node.property.type === 'Identifier' && !node.computed) property(node.property.name);
      if (node.property.type === 'Literal' && typeof node.property.value === 'string') property(node.property.value);
      if (node.object.type !== 'Identifier' || node.object.name !== 'Math') return;
      exact.add(node.object.start);
      const name = node.property.type === 'Identifier' && !node.computed ? node.property.name : '[...]';
      if (!EXACT_MATH.has(name)) found.push(`Math.${name}`);
    },
    Property(node) {
      if (!node.computed && !node.shorthand) labels.add(node.key.start);
    },
    TSPropertySignature(node) {
      labels.add(node.key.start);
    },
    BinaryExpression(node) {
      if (node.operator === '**') found.push('**');
    },
    AssignmentExpression(node) {
      if (node.operator === '**=') found.push('**');
    },
    ClassDeclaration() {
      found.push('class');
    },
    ClassExpression() {
      found.push('class');
    },
    FunctionDeclaration: method,
    FunctionExpression: method,
    ArrowFunctionExpression: method,
    'Program:exit'(node) {
      new Visitor({
        Identifier(id) {
          if (labels.has(id.start)) return;
          if (BANNED_NAMES.has(id.name)) found.push(id.name);
          if (id.name === 'Math' && !exact.has(id.start)) found.push('Math outside a call');
        },
      }).visit(node);
    },
  }).visit(program);
  return found;
}
