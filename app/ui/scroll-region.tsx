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
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
    // biome-ignore-start lint/a11y/useSemanticElements: a fieldset is for fields, and a section would be one more landmark.
    <div role="group" aria-label={label} aria-labelledby={labelledBy} tabIndex={0} className={className}>
      {children}
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements: as above
    // biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above
  )
}
