import type { LoaderFunctionArgs } from '@remix-run/node'
import { logoMediaTypes, parseLogoFile } from '#app/domain/giving/wall/logo.ts'
import { readLogo } from '#app/domain/giving/wall/read-places.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** A backer's logo, as a picture and nothing else. Its address is its hash: it may be kept for ever, once everybody may see it. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const file = parseLogoFile(args.params.file) ?? notFound()
  const logo = (await readLogo(world, person, file)) ?? notFound()
  // The headers of every answer stand beside these; one said twice would not be understood.
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      'Content-Type': logoMediaTypes[file.type],
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': logo.isPublic ? 'public, max-age=31536000, immutable' : 'private, no-store',
    },
  })
}
