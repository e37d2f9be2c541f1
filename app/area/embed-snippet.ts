import { embedScript } from '#app/embed-script.ts'
import { paths } from '#app/paths.ts'

type Embedded = { origin: string; slug: string; name: string }

/** The lines a site puts into its page: an ordinary link, and the script that draws the meter above it. */
export function embedSnippet({ origin, slug, name }: Embedded): string {
  return [
    `<a href="${origin}${paths.give(slug)}" data-campaign="${slug}">Give to ${escaped(name)}</a>`,
    `<script async src="${origin}${embedScript}"></script>`,
  ].join('\n')
}

/** The same without a script: a link, for newsletters and for pages that run none. */
export function plainLink({ origin, slug, name }: Embedded): string {
  return `<a href="${origin}${paths.give(slug)}">Give to ${escaped(name)}</a>`
}

/** What the site's own policy must allow, and nothing more. */
export function embedPolicy(origin: string): string {
  return `script-src ${origin}; connect-src ${origin}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
