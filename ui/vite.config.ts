import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const src = fileURLToPath(new URL('./src', import.meta.url))

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  resolve: {
    alias: { $app: `${src}/app`, $lib: `${src}/lib`, $features: `${src}/features` },
    // Vitest would otherwise pick the server build of Svelte.
    ...(mode === 'test' ? { conditions: ['browser'] } : {}),
  },
  build: {
    outDir: 'dist',
    // The floor is `light-dark()`: Safari 17.5, WebKitGTK 2.44, Edge 123.
    target: ['safari17.5', 'chrome123'],
    // No data: URLs, so that the content policy can forbid them for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    // The core in memory fills in the very templates of the real one.
    fs: { allow: ['.', '../crates/domain/templates'] },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/lib/testing/setup.ts'],
    restoreMocks: true,
    // A busy machine is no reason to fail; nothing waits longer than it must.
    testTimeout: 30_000,
  },
}))
