import { createContext, useContext } from 'react'

/** What the document itself must know on the server and again in the browser, where the nonce is hidden. */
export type PageFacts = { nonce: string; requestId: string; labName: string }

export const PageFactsContext = createContext<PageFacts>({ nonce: '', requestId: '', labName: 'ATOM Lab' })

export function usePageFacts(): PageFacts {
  return useContext(PageFactsContext)
}
