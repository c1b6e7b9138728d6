import { type ESTree, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { filesUnder, parse, read } from './sources.ts';

/** Each word of the simulation's contract must be met by some test; a word without one is a rule nobody has tried. */
const tests = filesUnder(['tests/unit', 'tests/property', 'tests/golden', 'tests/room', 'tests/e2e', 'tests/support']).map(read).join('\n');

const untried = (words: string[]): string[] => words.filter((word) => !tests.includes(`'${word}'`) && !tests.includes(`"${word}"`));

/** String literals of the exported alias `name`, through unions, or those of the `type` fields of what it joins. */
function wordsOf(file: string, name: string): string[] {
  const aliases = new Map<string, ESTree.TSType>();
  const fields = new Map<string, ESTree.TSSignature[]>();
  new Visitor({
    TSTypeAliasDeclaration(node) {
      aliases.set(node.id.name, node.typeAnnotation);
    },
    TSInterfaceDeclaration(node) {
      fields.set(node.id.name, node.body.body);
    },
  }).visit(parse(file));

  const literals = (type: ESTree.TSType | undefined): string[] => {
    if (!type) return [];
    if (type.type === 'TSUnionType') return type.types.flatMap(literals);
    if (type.type === 'TSLiteralType') return type.literal.type === 'Literal' ? [String(type.literal.value)] : [];
    if (type.type === 'TSTypeLiteral') return typeFields(type.members);
    if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
    return typeFields(fields.get(type.typeName.name) ?? []);
  };
  const typeFields = (members: ESTree.TSSignature[]): string[] =>
    members.flatMap((member) =>
      member.type === 'TSPropertySignature' && member.key.type === 'Identifier' && member.key.name === 'type'
        ? literals(member.typeAnnotation?.typeAnnotation)
        : [],
    );
  return literals(aliases.get(name));
}

describe('every word of the contract is met by a test', () => {
  it.each([
    ['shared/sim/commands.ts', 'Command'],
    ['shared/sim/rejections.ts', 'RejectionCode'],
    ['shared/sim/events.ts', 'SimEvent'],
  ])('%s: %s', (file, name) => {
    const words = wordsOf(file, name);
    expect(words.length).toBeGreaterThan(5);
    expect(untried(words)).toEqual([]);
  });
});
