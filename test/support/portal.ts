import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import * as entry from '#app/entry.server.tsx'
import { createApp } from '#app/platform/http/app.server.ts'
import * as root from '#app/root.tsx'
import { stopServing } from '#app/server.ts'
import { replaceWorld } from '#app/world.server.ts'
import remixConfig from '../../remix.config.js'
import { manifest } from './routes.ts'
import type { TestWorld } from './world.ts'

type RouteModule = { loader?: unknown; action?: unknown; ErrorBoundary?: unknown }
const modules = import.meta.glob<RouteModule>('/app/routes/*/route.{ts,tsx}', { eager: true })

export type Knock = { method?: string; cookie?: string; body?: BodyInit; headers?: Record<string, string> }
export type Heard = { status: number; location: string | null; headers: Headers; text: string }
export type Portal = { knock(address: string, asked?: Knock): Promise<Heard> }

/** The whole portal over HTTP in this process: its own server, its own routes, the test's world. */
export function usePortal(held: { world: TestWorld }): Portal {
  let server: Server
  let base = ''
  beforeAll(async () => {
    server = createServer(createApp(parts()))
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => replaceWorld(held.world))
  afterAll(() => stopServing(server))
  return {
    knock: async (address, { method = 'GET', cookie, body, headers = {} } = {}) => {
      const answer = await fetch(base + address, {
        method,
        redirect: 'manual',
        headers: { origin, ...(cookie && { cookie }), ...headers },
        ...(body !== undefined && { body }),
      })
      const location = answer.headers.get('location')
      return { status: answer.status, location, headers: answer.headers, text: await answer.text() }
    },
  }
}

/** What a browser says of itself when it sends a form of ours. */
const origin = 'http://localhost:3000'

function parts(): Parameters<typeof createApp>[0] {
  return {
    build: build(),
    readiness: async () => ({ isReady: true, because: {} }),
    settings: {
      origin,
      formTargets: [],
      trustedProxy: null,
      isProduction: true,
      mostAtOnce: 200,
      filesFolder: 'public',
    },
  }
}

/** The server build as Remix would make it, but for the browser's files. */
function build(): ServerBuild {
  const routes = Object.fromEntries(
    Object.values(manifest).map((route) => {
      const module = modules[`/app/${route.file}`]
      if (!module) throw new Error(`no module for ${route.file}`)
      return [route.id, { ...route, parentId: route.parentId ?? 'root', module }]
    }),
  )
  const all = { root: { id: 'root', path: '', module: root as RouteModule }, ...routes }
  return {
    routes: all,
    entry: { module: entry },
    assets: {
      version: '1',
      url: '',
      entry: { module: '/entry.js', imports: [] },
      routes: Object.fromEntries(Object.values(all).map((route) => [route.id, browserRoute(route)])),
    },
    future: remixConfig.future,
    isSpaMode: false,
    publicPath: '/',
    basename: '/',
    assetsBuildDirectory: 'build/client',
    mode: 'production',
  } as unknown as ServerBuild
}

function browserRoute({ module, ...route }: { id: string; module: RouteModule }) {
  return {
    ...route,
    module: `/${route.id}.js`,
    hasLoader: 'loader' in module,
    hasAction: 'action' in module,
    hasErrorBoundary: 'ErrorBoundary' in module,
  }
}
