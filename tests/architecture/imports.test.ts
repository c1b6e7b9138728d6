import { describe, expect, it } from 'vitest';
import { filesUnder, type Import, importsOf, manifest, packageOf } from './sources.ts';

/**
 * Who may import whom. A layer lists what it may take as values and what it may take as types only; "npm:" entries are packages,
 * "npm:*" any listed dependency, "node:" the runtime's own modules.
 */
interface Layer {
  folder: string;
  values: string[];
  types: string[];
  /** Files of the folder that may take more. */
  except?: string[];
}
const LAYERS: Layer[] = [
  { folder: 'shared/sim', values: ['shared/sim'], types: [] },
  { folder: 'shared/content', values: ['shared/content'], types: ['shared/sim'] },
  { folder: 'shared/net', values: ['shared/net', 'shared/sim/ids.ts', 'npm:@colyseus/schema', 'npm:zod/mini'], types: ['shared/sim'] },
  { folder: 'server', values: ['server', 'shared/sim', 'shared/content', 'shared/net', 'npm:*', 'node:'], types: [] },
  {
    folder: 'client',
    values: ['client', 'shared/content/texts', 'shared/content/caseCards.ts', 'shared/net', 'npm:*'],
    types: ['shared/sim', 'shared/content'],
    except: ['client/replay/ReplayedGame.ts'],
  },
];
/** Where the client runs the simulation, and who alone may reach it: a worker, which is fetched when a file is opened. */
const REACHED_BY: Record<string, string[]> = {
  'client/replay/ReplayedGame.ts': ['client/replay/replay.worker.ts'],
  'client/replay/replay.worker.ts': ['client/replay/replay.ts'],
  'shared/sim/views/recordView.ts': ['client/replay/ReplayedGame.ts'],
};

/** Packages that only one place may take as a value, so that they can be swapped or loaded late. */
const KEPT_TO: Record<string, string[]> = {
  phaser: ['client/floor/'],
  howler: ['client/audio/'],
  'lightweight-charts': ['client/screens/play/chart.ts'],
  '@colyseus/sdk': ['client/net/'],
  '@colyseus/core': ['server/'],
  'better-sqlite3': ['server/persistence/'],
  kysely: ['server/persistence/'],
  express: ['server/app.ts', 'server/http/', 'server/main.ts'],
};

/** All that is said before a screen of a game has been fetched. */
const FIRST_WORDS = ['en/common.ts', 'en/home.ts', 'en/scenarios.ts', 'en/shell.ts', 'safeNames.ts'].map(
  (file) => `shared/content/texts/${file}`,
);

/**
 * Rules that lead into each other: a request that is refused takes its offer's other way, which may open the books, which takes requests back,
 * each of which is told to its offer.
 */
const CALL_EACH_OTHER = ['alternatives', 'disclosure', 'offerRecords', 'requests', 'waysOut'].map((file) => `shared/sim/firm/${file}.ts`);

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

function covers(rule: string, found: Import): boolean {
  if (found.target !== null) return within(found.target, rule);
  if (found.specifier.startsWith('node:')) return rule === 'node:';
  const name = packageOf(found.specifier);
  if (rule === 'npm:*') return name !== null && name in manifest.dependencies;
  return rule === `npm:${found.specifier}`;
}

function forbidden(layer: Layer, found: Import): boolean {
  const allowed = found.typeOnly ? [...layer.values, ...layer.types] : layer.values;
  return !allowed.some((rule) => covers(rule, found));
}

describe('imports go one way', () => {
  for (const layer of LAYERS) {
    it(`${layer.folder} imports only what its layer may know`, () => {
      const files = filesUnder([layer.folder]).filter((file) => !layer.except?.includes(file));
      const broken = files.flatMap((file) =>
        importsOf(file)
          // The server borrows the build tool for hot reload, and only when it is asked to.
          .filter((found) => !(layer.folder === 'server' && found.specifier === 'vite' && (found.dynamic || found.typeOnly)))
          .filter((found) => forbidden(layer, found))
          .map((found) => `${file} -> ${found.specifier}`),
      );
      expect(broken).toEqual([]);
    });
  }

  it('the client runs the simulation in one worker and nowhere else, and nobody but a replay sees the whole record', () => {
    const broken = filesUnder(['client', 'server', 'shared']).flatMap((file) =>
      importsOf(file)
        .filter((found) => !found.typeOnly && found.target !== null)
        .filter(({ target }) => REACHED_BY[target!] !== undefined && !REACHED_BY[target!]!.includes(file))
        .map((found) => `${file} -> ${found.specifier}`),
    );
    expect(broken).toEqual([]);
    const worker = importsOf('client/replay/replay.ts').find(({ target }) => target === 'client/replay/replay.worker.ts');
    expect(worker?.dynamic).toBe(true);
  });

  it('the first page brings its own words and leaves all others to the screens', () => {
    const reached = new Set<string>();
    const follow = (file: string): void => {
      if (reached.has(file) || file.endsWith('.css')) return;
      reached.add(file);
      for (const { target, typeOnly, dynamic } of importsOf(file)) if (target !== null && !typeOnly && !dynamic) follow(target);
    };
    follow('client/main.tsx');
    const words = [...reached].filter((file) => within(file, 'shared/content/texts')).sort();
    expect(words).toEqual(FIRST_WORDS);
  });

  it('no file reaches itself through what it takes as values', () => {
    const files = filesUnder(['client', 'server', 'shared', 'tests/support', 'tools']);
    const taken = new Map(
      files.map((file) => [
        file,
        importsOf(file).flatMap(({ target, typeOnly, dynamic }) => (typeOnly || dynamic || target === null ? [] : [target])),
      ]),
    );
    const reach = (from: string): Set<string> => {
      const reached = new Set<string>();
      const open = [...(taken.get(from) ?? [])];
      for (let file = open.pop(); file !== undefined; file = open.pop()) {
        if (reached.has(file)) continue;
        reached.add(file);
        open.push(...(taken.get(file) ?? []));
      }
      return reached;
    };
    expect(files.filter((file) => reach(file).has(file))).toEqual(CALL_EACH_OTHER);
  });

  it('a package that can be swapped is taken in one place only', () => {
    const broken = filesUnder(['client', 'server', 'shared']).flatMap((file) =>
      importsOf(file)
        .filter((found) => !found.typeOnly)
        .filter((found) => {
          const places = KEPT_TO[packageOf(found.specifier) ?? ''];
          return places !== undefined && !places.some((place) => file.startsWith(place));
        })
        .map((found) => `${file} -> ${found.specifier}`),
    );
    expect(broken).toEqual([]);
  });

  it('every package that is imported is listed in package.json', () => {
    const listed = { ...manifest.dependencies, ...manifest.devDependencies };
    const missing = filesUnder(['client', 'server', 'shared', 'tests', 'tools']).flatMap((file) =>
      importsOf(file)
        .map((found) => packageOf(found.specifier))
        .filter((name) => name !== null && !(name in listed))
        .map((name) => `${file} -> ${name}`),
    );
    expect(missing).toEqual([]);
  });
});
