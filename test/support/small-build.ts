import type { ServerBuild } from '@remix-run/node'

/** Three routes, enough to see the application around them: a change, a slow answer, and addresses nobody answers. */
export function smallBuild(change: () => Response): ServerBuild {
  return {
    routes: {
      root: { id: 'root', path: '', module: { default: () => null } },
      'routes/change': { id: 'routes/change', parentId: 'root', path: 'change', module: { action: change } },
      'routes/$': { id: 'routes/$', parentId: 'root', path: '*', module: { default: () => null, loader: nothingHere } },
      'routes/slow': { id: 'routes/slow', parentId: 'root', path: 'slow', module: { loader: () => slowly() } },
    },
    entry: { module: { default: draw, handleError: () => {} } },
    assets: { routes: {}, entry: { module: '', imports: [] }, url: '', version: '1' },
    future: { v3_singleFetch: true },
    isSpaMode: false,
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    basename: '/',
    mode: 'production',
  } as unknown as ServerBuild
}

function draw(_request: Request, status: number, headers: Headers): Response {
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response('page', { status, headers })
}

function nothingHere({ context }: { context: { refusal?: { status: number } } }): never {
  throw new Response('nothing', { status: context.refusal?.status ?? 404 })
}

async function slowly(): Promise<Response> {
  await new Promise((settle) => setTimeout(settle, 300))
  return new Response('late but whole')
}
