import { defineConfig } from 'vitest/config'

process.env.TZ = 'UTC'

const e2e = 'test/e2e/**/*.e2e.ts'
const withoutDatabase = [
  'test/units/**/*.test.{ts,tsx}',
  'test/ui/**/*.test.{ts,tsx}',
  'test/emails/**/*.test.{ts,tsx}',
  'test/sandbox/**/*.test.ts',
  'test/*.test.ts',
  'test/**/*.pure.test.{ts,tsx}',
]

const quiet = ['test/support/quiet-console.ts']

/** Three projects: without a database, with one cloned for each file, and journeys in a browser. */
export default defineConfig({
  define: { __ENHANCE_URL__: JSON.stringify('/assets/enhance.js') },
  esbuild: { jsx: 'automatic' },
  test: {
    env: { TZ: 'UTC' },
    // Half of a test's time is the database's: a worker for every core, where one is left free by default.
    maxWorkers: '100%',
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      { extends: true, test: { name: 'pure', include: withoutDatabase, setupFiles: quiet } },
      {
        extends: true,
        test: {
          name: 'world',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...withoutDatabase, 'test/bench/**'],
          setupFiles: quiet,
          globalSetup: ['test/support/global-setup.ts'],
          // Every file has a database of its own; reading the portal's modules anew for each took a third of the time.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [e2e],
          globalSetup: ['test/e2e/support/story-folder.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
