import type { LoaderFunctionArgs } from '@remix-run/node'
import { readAttachment } from '#app/domain/grants/read-attachment.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { world } from '#app/world.server.ts'

/** The attachment as a download, never as a page: whatever is in it cannot act as this site. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const attachment = (await readAttachment(world, person, applicationIdIn(args))) ?? notFound()
  // The headers of every answer stand beside these; one said twice would not be understood.
  return new Response(new Uint8Array(attachment.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${attachment.fileName}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
