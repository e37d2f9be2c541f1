import { freePort } from './free-port.mjs'

/** Serves from the sources: Vite reloads the browser's modules and ours, and the rest stays up. */
export async function develop() {
  process.env.NODE_ENV ??= 'development'
  const { createServer } = await import('vite')
  const vite = await createServer({
    server: { middlewareMode: true, hmr: { port: await freePort() } },
    appType: 'custom',
    logLevel: 'warn',
  })
  // Vite ends the process on SIGTERM and when the terminal's input ends, before ours is taken down.
  process.removeAllListeners('SIGTERM')
  process.stdin.removeAllListeners('end')
  const { start } = await vite.ssrLoadModule('/scripts/start.ts')
  await start({
    developing: vite.middlewares,
    readBuild: () => vite.ssrLoadModule('virtual:remix/server-build'),
    readHandlers: async () => (await vite.ssrLoadModule('/app/jobs/index.server.ts')).handlers,
    close: () => vite.close(),
  })
}
