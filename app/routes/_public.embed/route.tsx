import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { embedPolicy, embedSnippet, plainLink } from '#app/area/embed-snippet.ts'
import { keptPage } from '#app/area/kept-page.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { isCampaignOpen } from '#app/domain/giving/campaign.ts'
import { readCampaigns } from '#app/domain/giving/read-campaigns.server.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { CodeBlock, Mono } from '#app/ui/mono.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction = (args) =>
  openMeta(args, {
    title: 'A button for your site',
    description:
      'A link, a goal meter and a button to give, for any page: two lines, no frame, no cookie, no tracking.',
  })

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const now = world.clock.now()
  const open = (await readCampaigns(world.db)).filter((campaign) => isCampaignOpen(campaign, now))
  return {
    origin: world.lab.origin,
    campaigns: open.map(({ slug, name }) => ({ slug, name })),
  }
}

export default function Embed() {
  const { origin, campaigns } = useLoaderData<typeof loader>()
  const shown = campaigns.length > 0 ? campaigns : [{ slug: 'the-campaign', name: 'the campaign' }]
  return (
    <PublicPage
      width="text"
      title="A button for your site"
      lead={<p>Two lines that show how far a campaign is, with a button to give. No frame, no cookie, no tracking.</p>}
    >
      {shown.map((campaign) => (
        <Section key={campaign.slug} look="public" title={campaign.name}>
          <CodeBlock label={`Lines for ${campaign.name}`}>{embedSnippet({ origin, ...campaign })}</CodeBlock>
        </Section>
      ))}
      <Section look="public" title="Without a script">
        <Stack>
          <p>The first line alone is a link that works anywhere, in a newsletter too:</p>
          <CodeBlock label="The link alone">{plainLink({ origin, ...(shown[0] ?? { slug: '', name: '' }) })}</CodeBlock>
        </Stack>
      </Section>
      <Rules origin={origin} slug={shown[0]?.slug ?? ''} />
    </PublicPage>
  )
}

function Rules({ origin, slug }: { origin: string; slug: string }) {
  return (
    <Section look="public" title="What it does on your page">
      <Prose>
        <p>
          The script is under 3 KB. It looks for links that carry <Mono>data-campaign</Mono> and asks{' '}
          <a href={paths.api.campaign(slug)}>how far the campaign is</a>, and draws a meter around the link, closed off
          from your styles. It sends no cookie and no referrer and keeps nothing about your readers. When it cannot run,
          or we do not answer, the link stands there as you wrote it.
        </p>
        <p>A site with a content security policy allows exactly this, and no inline style or script:</p>
      </Prose>
      <CodeBlock label="For a content security policy">{embedPolicy(origin)}</CodeBlock>
      <Prose>
        <p>
          Do not add an <Mono>integrity</Mono> hash: the script is kept for an hour and then asked for anew, so that we
          can mend it. If your policy asks for one, keep a copy on your own site: it goes where the link goes.
        </p>
        <p>
          The figures are a minute old at most. Fees that givers cover are not counted, and money that went back is
          taken off. Anything that speaks HTTP may read the same figures; they are described in{' '}
          <a href={paths.api.openapi()}>our API</a>.
        </p>
      </Prose>
    </Section>
  )
}
