import '#app/ui/base.css'
import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { ErrorStatus } from '#app/ui/error-page.tsx'
import { SiteFrame } from '#app/ui/site-nav.tsx'
import { AreaError, drawnStatus } from './area/area-error.tsx'
import { footerGroups, publicLinks } from './area/places.ts'
import { usePageFacts } from './page-facts.ts'
import { paths } from './paths.ts'

export const links: LinksFunction = () => [{ rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' }]

export const meta: MetaFunction = ({ error }) => [{ title: error ? titles[drawnStatus(error)] : 'ATOM Lab' }]

/** The document. Routes that say `handle.hydrate === false` get the small plain script and no framework. */
export function Layout({ children }: { children: ReactNode }) {
  const { nonce, requestId, labName } = usePageFacts()
  const isHydrated = !useMatches().some(
    ({ handle }) => (handle as { hydrate?: boolean } | undefined)?.hydrate === false,
  )
  return (
    <html lang="en" data-request={requestId} data-lab={labName}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <script type="module" src={__ENHANCE_URL__} nonce={nonce} />
      </head>
      <body>
        {children}
        {isHydrated && <ScrollRestoration nonce={nonce} />}
        {isHydrated && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

/** The last resort: an area that frames its own errors never comes here. */
export function ErrorBoundary() {
  const { labName } = usePageFacts()
  return (
    <SiteFrame
      labName={labName}
      homeTo={paths.home()}
      links={publicLinks()}
      ask={{ to: paths.give(), label: 'Give' }}
      footer={footerGroups}
      legal={labName}
    >
      <AreaError />
    </SiteFrame>
  )
}

const titles: Record<ErrorStatus, string> = {
  400: 'This cannot be read',
  403: 'Not open to you',
  404: 'Nothing at this address',
  405: 'Nothing can be sent here',
  409: 'Someone else was faster',
  413: 'Too large',
  423: 'Stopped for now',
  429: 'Too many tries',
  500: 'We made a mistake',
  503: 'Out for a moment',
}
