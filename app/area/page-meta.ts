import type { MetaArgs, MetaDescriptor } from '@remix-run/react'

type OpenPage = {
  title: string
  /** One sentence for search engines and for whoever the link is sent to. */
  description?: string | undefined
  /** What the page is about in schema.org's words, without its context. */
  thing?: Record<string, unknown> | undefined
}

type Args = Pick<MetaArgs, 'matches' | 'location'>

/** The head of a page anyone may see: title with the lab's name, description, the card a shared link shows, and schema.org. */
export function openMeta(args: Args, page: OpenPage): MetaDescriptor[] {
  const { labName, origin } = siteOf(args)
  const { title } = page
  const description = page.description ?? ''
  const thing = page.thing && { '@context': 'https://schema.org', ...page.thing }
  return [
    { title: labName && title !== labName ? `${title} · ${labName}` : title },
    ...(description ? [{ name: 'description', content: description }] : []),
    { property: 'og:site_name', content: labName },
    { property: 'og:type', content: 'website' },
    { property: 'og:title', content: title },
    ...(description ? [{ property: 'og:description', content: description }] : []),
    { property: 'og:url', content: `${origin}${args.location.pathname}` },
    { property: 'og:image', content: `${origin}/card.png` },
    { property: 'og:image:alt', content: 'Dollars become GPU-hours, projects and open models' },
    { name: 'twitter:card', content: 'summary_large_image' },
    { tagName: 'link', rel: 'canonical', href: `${origin}${args.location.pathname}` },
    ...(thing ? [{ 'script:ld+json': thing }] : []),
  ]
}

/** The head of a page for one person: its title with the lab's name, and no search engine. */
export function ownMeta(args: Args, title: string): MetaDescriptor[] {
  const { labName } = siteOf(args)
  return [{ title: labName ? `${title} · ${labName}` : title }, { name: 'robots', content: 'noindex' }]
}

/** The lab's name and address, from whichever layout stands around the page. */
function siteOf({ matches }: Pick<Args, 'matches'>): { labName: string; origin: string } {
  const said = (key: 'labName' | 'origin') =>
    matches
      .map((match) => (match.data as Record<string, unknown> | undefined)?.[key])
      .find((value): value is string => typeof value === 'string') ?? ''
  return { labName: said('labName'), origin: said('origin') }
}
