import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paths } from '#app/paths.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Gallery } from '#app/ui/gallery/gallery.tsx'
import { GalleryFrame, pageNames } from '#app/ui/gallery/pages.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }

export const meta: MetaFunction = () => [{ title: 'The design system' }]

/** The design system with every component in every state; only while the portal is a demonstration. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  if (!world.lab.isDemo) return notFound()
  const page = new URL(args.request.url).searchParams.get('page')
  if (page !== null && !pageNames.includes(page)) return notFound()
  return { page }
}

export default function DesignSystem() {
  const { page } = useLoaderData<typeof loader>()
  if (page !== null) return <GalleryFrame name={page} />
  return (
    <GalleryFrame name="public">
      <Gallery at={paths.dev.gallery()} />
    </GalleryFrame>
  )
}
