import type { HeadersFunction } from '@remix-run/node'

/**
 * Headers of a public page that is the same for every stranger: a cache in front may keep it for a minute. Whoever has a cookie
 * gets a page of her own, and `cachePages` then says so instead.
 */
export const keptPage: HeadersFunction = () => ({
  'Cache-Control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=60',
})
