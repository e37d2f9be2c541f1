import { RemixBrowser } from '@remix-run/react'
import { type ReactNode, StrictMode, startTransition, useLayoutEffect } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { PageFactsContext } from './page-facts.ts'
import { rememberEarlyWords } from './words-typed-early.ts'

const { request = '', lab = '' } = document.documentElement.dataset
const facts = { nonce: '', requestId: request, labName: lab }
const bringEarlyWordsBack = rememberEarlyWords()

/** A layout effect comes before the effects of any page that looks at its form. */
function WithEarlyWords({ children }: { children: ReactNode }) {
  useLayoutEffect(bringEarlyWordsBack, [])
  return children
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <PageFactsContext.Provider value={facts}>
        <WithEarlyWords>
          <RemixBrowser />
        </WithEarlyWords>
      </PageFactsContext.Provider>
    </StrictMode>,
  )
})
