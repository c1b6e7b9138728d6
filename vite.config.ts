import { defineConfig } from 'vite';
import { compressedCopies } from './tools/compressedCopies.ts';

/**
 * The client's build. Phaser, the charts and the wire stay out of the first page's scripts: each is a chunk of its own, fetched
 * when a screen asks for it. Nothing is inlined, because the content security policy allows no data: fonts or scripts.
 */
export default defineConfig({
  root: 'client',
  publicDir: '../assets',
  // The development server reads the sources of the client and nothing else of the repository, least of all saved games.
  server: { fs: { allow: ['../client', '../shared', '../assets', '../node_modules'] } },
  optimizeDeps: { include: ['@colyseus/sdk', 'howler', 'lightweight-charts', 'phaser'] },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            { name: 'phaser', test: /node_modules[\\/]phaser[\\/]/, priority: 3 },
            { name: 'charts', test: /node_modules[\\/](lightweight-charts|fancy-canvas)[\\/]/, priority: 3 },
            { name: 'wire', test: /node_modules[\\/](@colyseus|msgpackr|tslib|ws)[\\/]/, priority: 3 },
            { name: 'sound', test: /node_modules[\\/]howler[\\/]/, priority: 3 },
          ],
        },
      },
    },
  },
  plugins: [compressedCopies()],
});
