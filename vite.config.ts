import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin, type Rollup } from 'vite'
import remixConfig from './remix.config.js'
import { precompress } from './scripts/build/precompress.ts'

/** The small plain script of pages without the framework: a file of its own, named by its content. */
const enhanceSource = 'app/ui/enhance/enhance.ts'
const enhanceFile = `assets/enhance-${hashOf('app/ui/enhance')}.js`

export default defineConfig(({ command }) => ({
  plugins: process.env.VITEST ? [] : [remix(remixConfig), house()],
  define: { __ENHANCE_URL__: JSON.stringify(command === 'build' ? `/${enhanceFile}` : `/${enhanceSource}`) },
  build: { assetsInlineLimit: 0, target: 'es2022', cssMinify: true, rollupOptions: { onwarn } },
  server: { fs: { strict: true } },
  logLevel: 'warn',
}))

/** A route without a page of its own leaves an empty file for the browser: that is not news. */
const onwarn: NonNullable<Rollup.RollupOptions['onwarn']> = (warning, warn) => {
  if (warning.code !== 'EMPTY_BUNDLE') warn(warning)
}

/**
 * What Remix does not build by itself. To the server build: the server, the worker and every script, sharing chunks with
 * the pages so that the world exists once. To the browser build: the small script; and all of it compressed beforehand.
 */
function house(): Plugin {
  let isBrowserBuild = false
  return {
    name: 'house',
    config: (_config, { command, isSsrBuild }) => {
      isBrowserBuild = command === 'build' && !isSsrBuild
      return command === 'build' && isSsrBuild ? serverBuild() : {}
    },
    buildStart() {
      if (isBrowserBuild && existsSync(enhanceSource)) {
        this.emitFile({ type: 'chunk', id: `/${enhanceSource}`, fileName: enhanceFile })
      }
    },
    closeBundle: () => (isBrowserBuild ? precompress('build/client') : undefined),
  }
}

function serverBuild() {
  const scripts = readdirSync('scripts').filter((file) => file.endsWith('.ts'))
  const input = {
    index: 'virtual:remix/server-build',
    server: 'app/server.ts',
    worker: 'app/worker.server.ts',
    'assignment-solver': 'app/domain/grants/assignment/solver-thread.ts',
    'sandbox-stripe': 'sandbox/stripe/main.ts',
    ...Object.fromEntries(scripts.map((file) => [`scripts/${basename(file, '.ts')}`, `scripts/${file}`])),
  }
  const present = Object.fromEntries(Object.entries(input).filter(([, file]) => file.includes(':') || existsSync(file)))
  const output = { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' }
  // Of its many parts, letters use a few; the rest, a highlighter of code among it, would be read at every start.
  const ssr = { noExternal: [/^@react-email\/(?!render)/] }
  return { ssr, build: { rollupOptions: { input: present, output } } }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  const files = existsSync(folder) ? readdirSync(folder).sort() : []
  for (const file of files) hash.update(readFileSync(`${folder}/${file}`))
  return hash.digest('hex').slice(0, 10)
}
