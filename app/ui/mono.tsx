import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import styles from './mono.module.css'
import { ScrollRegion } from './scroll-region.tsx'

/** An id, a hash, a Slurm account: set in mono, breaks anywhere. */
export function Mono({ children }: { children: ReactNode }) {
  return <code className={styles.mono}>{children}</code>
}

/** Words a person copies elsewhere. Select-all on one click; the script adds the copy button's action. */
export function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <span className={styles.copyable}>
      <code className={styles.copied}>{text}</code>
      <Button type="button" kind="quiet" size="small" data-copy={text} aria-label={`Copy ${label}`} hidden>
        Copy
      </Button>
    </span>
  )
}

/** Several lines as a machine wrote them. Scrolls sideways when they are long. */
export function CodeBlock({ label, children }: { label: string; children: string }) {
  return (
    <ScrollRegion label={label} className={styles.block}>
      <pre>{children}</pre>
    </ScrollRegion>
  )
}
