import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The browser phone, built into `dist/dashboard/phone` and served at `/phone`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/phone/',
  build: {
    outDir: fileURLToPath(new URL('../../../dist/dashboard/phone', import.meta.url)),
    emptyOutDir: true,
    // Every asset is a file of its own: the page's policy lets nothing in that is written into it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
