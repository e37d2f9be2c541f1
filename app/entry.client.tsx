import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { PageFactsContext } from './page-facts.ts'

const { request = '', lab = '' } = document.documentElement.dataset
const facts = { nonce: '', requestId: request, labName: lab }

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageFactsContext.Provider value={facts}>
        <RemixBrowser />
      </PageFactsContext.Provider>
    </StrictMode>,
  )
})
