import type { ReactNode } from 'react'

type ScrollRegionProps = {
  /** Its name for screen readers, or the id of the caption that names it. */
  label?: string | undefined
  labelledBy?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** A part of the page that scrolls by itself, so it must be reachable by keyboard and have a name. */
export function ScrollRegion({ label, labelledBy, className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
    <section aria-label={label} aria-labelledby={labelledBy} tabIndex={0} className={className}>
      {children}
    </section>
  )
}
