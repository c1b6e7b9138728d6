import { type ESTree, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { filesUnder, parse, read } from './sources.ts';

const everything = ['client', 'server', 'shared', 'tests', 'tools'];

/** Members that turn text into markup: names and chat are written by players. */
const MARKUP = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'createFromHTML', 'setHTML', 'setHTMLUnsafe'];

const linesWith = (folders: string[], pattern: RegExp): string[] =>
  filesUnder(folders).flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
  );

interface RoomClass {
  name: string;
  extends: string | null;
  methods: string[];
}

function roomClasses(file: string): RoomClass[] {
  const found: RoomClass[] = [];
  new Visitor({
    ClassDeclaration(node) {
      if (!node.id?.name.endsWith('Room')) return;
      found.push({
        name: node.id.name,
        extends: node.superClass?.type === 'Identifier' ? node.superClass.name : null,
        methods: methods(node),
      });
    },
  }).visit(parse(file));
  return found;
}

const methods = (node: ESTree.Class): string[] =>
  node.body.body.flatMap((member) => (member.type === 'MethodDefinition' && member.key.type === 'Identifier' ? [member.key.name] : []));

describe('what players type never becomes code', () => {
  it('the client writes no markup from text', () => {
    expect(linesWith(['client'], new RegExp(`\\b(${MARKUP.join('|')})\\b`))).toEqual([]);
  });
});

describe('every room survives a bad message', () => {
  const rooms = filesUnder(['server/rooms']).flatMap(roomClasses);

  it('the base defines its exception hook as a method, because a field would come too late', () => {
    const base = rooms.find((room) => room.name === 'HardenedRoom');
    expect(base?.extends).toBe('Room');
    expect(base?.methods).toContain('onUncaughtException');
  });

  it('every other room extends the base', () => {
    const others = rooms.filter((room) => room.name !== 'HardenedRoom');
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((room) => room.extends !== 'HardenedRoom').map((room) => room.name)).toEqual([]);
  });
});

describe('the compiler is not talked out of anything', () => {
  it('no cast through unknown and no suppressed type error', () => {
    expect(linesWith(everything, /\bas unknown as\b|@ts-(ignore|nocheck|expect-error)/).filter(elsewhere)).toEqual([]);
  });

  it('nothing is left for later', () => {
    expect(linesWith(everything, /\b(TODO|FIXME|XXX|HACK)\b/).filter(elsewhere)).toEqual([]);
  });

  it('a suppressed lint rule says why', () => {
    expect(linesWith(everything, /biome-ignore (?!lint\/\S+: \S)/).filter(elsewhere)).toEqual([]);
  });
});

/** This file names what it looks for. */
function elsewhere(place: string): boolean {
  return !place.startsWith('tests/architecture/safety.test.ts');
}
