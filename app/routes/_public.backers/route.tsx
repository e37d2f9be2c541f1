import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keptPage } from '#app/area/kept-page.ts'
import { LogoPicture } from '#app/area/logo-picture.tsx'
import { openMeta } from '#app/area/page-meta.ts'
import { tiers } from '#app/domain/giving/wall/wall-entry.ts'
import { type Backer, type HoursGiver, readBackers, readHoursGivers } from '#app/domain/impact/read-backers.server.ts'
import { paths } from '#app/paths.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { NameWall } from '#app/ui/name-wall.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { formatGpuHours } from '#app/units/gpu-time.ts'
import { formatMonth, monthOf } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const headers = keptPage
export const meta: MetaFunction = (args) =>
  openMeta(args, {
    title: 'Backers',
    description: 'People and institutions whose gifts buy GPU-hours for open models, and who asked to be named.',
  })

const pageSize = 200

export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const after = new URL(args.request.url).searchParams.get('after')?.slice(0, 200) || undefined
  const [wall, hoursGivers] = await Promise.all([
    readBackers(world.db, { size: pageSize, after }),
    after ? [] : readHoursGivers(world.db),
  ])
  return { ...wall, hoursGivers, isLater: after !== undefined }
}

export default function Backers() {
  const { backers, hasMore, hoursGivers, isLater } = useLoaderData<typeof loader>()
  const last = backers.at(-1)
  const shown = tiers
    .map((tier) => ({ ...tier, names: namesOf(backers.filter((backer) => backer.tier === tier.code)) }))
    .filter(({ names }) => names.length > 0)
  return (
    <PublicPage
      title="Backers"
      lead={<p>People and institutions who give, and who asked to be named. Others gave and chose not to be named.</p>}
      actions={<ButtonLink to={paths.give()}>Give</ButtonLink>}
    >
      {backers.length === 0 && isLater && <Empty title="No further names." />}
      {backers.length === 0 && hoursGivers.length === 0 && !isLater && (
        <Empty
          title="The first name will stand here when someone gives and asks to be named."
          action={<ButtonLink to={paths.give()}>Be the first</ButtonLink>}
        />
      )}
      {shown.map(({ code, title, names }) => (
        <Section key={code} look="public" title={shown.length === 1 && code === 'other' ? 'Named backers' : title}>
          <NameWall label={`Backers: ${title}`} size={code === 'other' ? 'normal' : 'large'} names={names} />
        </Section>
      ))}
      {hoursGivers.length > 0 && (
        <Section look="public" title="GPU-hours in kind">
          <NameWall label="Companies that gave GPU-hours" size="normal" names={hoursGivers.map(hoursNameOf)} />
        </Section>
      )}
      {(hasMore || isLater) && (
        <KeysetPager
          shown={backers.length}
          one="name"
          many="names"
          previousTo={isLater ? paths.backers() : undefined}
          nextTo={hasMore && last ? paths.backers(last.id) : undefined}
        />
      )}
      {(backers.length > 0 || hoursGivers.length > 0) && (
        <p>
          <a href={paths.impact()}>What their gifts became</a> ·{' '}
          <a href={paths.support()}>Who supports the lab without money</a> ·{' '}
          <a href={paths.backer.wall()}>Be shown here, with your logo</a>
        </p>
      )}
    </PublicPage>
  )
}

function hoursNameOf({ hours, ...giver }: HoursGiver) {
  const given = hours.map(({ gpuClass, seconds }) => `${formatGpuHours(seconds)} GPU-h (${formatGpuClass(gpuClass)})`)
  return nameOf(giver, given.join(', '))
}

function namesOf(backers: readonly Backer[]) {
  return backers.map((backer) => nameOf(backer, `since ${formatMonth(monthOf(backer.since))}`))
}

function nameOf({ id, name, link, logo }: Pick<Backer, 'id' | 'name' | 'link' | 'logo'>, note: string) {
  return {
    id,
    name,
    note,
    ...(logo ? { mark: <LogoPicture logo={logo} /> } : {}),
    ...(link ? { to: link, isElsewhere: true } : {}),
  }
}
