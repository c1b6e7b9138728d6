import type { Path } from '../shared/sim/policies/firm/playCoarse.ts';

/** The same path, to go on another way. The scenario is shared: nothing in a game changes it. */
export function copyPath(path: Path): Path {
  const { state, ...rest } = path;
  const { scenario, ...moving } = state;
  return { ...structuredClone(rest), state: { ...structuredClone(moving), scenario } };
}
