/** A place to go: an address and the words that lead there. */
export type NavLink = {
  to: string
  label: string
  isCurrent?: boolean | undefined
  /** How many things wait there; shown only when above nothing. */
  count?: number | undefined
}

/** A titled run of links, as in the footer and the staff side nav. */
export type NavGroup = { title: string; links: readonly NavLink[] }

/** What aria-current says for a link of a navigation. */
export function currentPage(link: NavLink): 'page' | undefined {
  return link.isCurrent ? 'page' : undefined
}
