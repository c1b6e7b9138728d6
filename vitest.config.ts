import { defineConfig } from 'vitest/config';

/** One project per layer, one folder each under tests/. None of them needs a browser. */
const layer = (name: string, testTimeout: number) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], testTimeout, hookTimeout: 30_000 },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      layer('unit', 10_000),
      layer('property', 120_000),
      layer('golden', 120_000),
      layer('room', 60_000),
      layer('architecture', 20_000),
    ],
  },
});
