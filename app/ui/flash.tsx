import type { ReactNode } from 'react'
import { Notice, type NoticeTone } from './notice.tsx'

/** What just happened, said once after a redirect and announced. Put it in the page's notices. */
export function Flash({ tone = 'good', children }: { tone?: NoticeTone | undefined; children: ReactNode }) {
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} data-flash>
      <Notice tone={tone} title={children} />
    </div>
  )
}
