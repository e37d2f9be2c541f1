import { expect, test, vi } from 'vitest'
import { maySee } from '#app/domain/grants/sight/sight.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { calls } from '#db/schema/grants.ts'
import { useTill } from '#test/support/given/giving.ts'
import { addressesOfCanaries, canaries, givenCanaries, type Marked, type Onlooker } from '#test/support/given/sight.ts'
import { lookEverywhere, type Seen } from '#test/support/look-everywhere.ts'
import { usePortal } from '#test/support/portal.ts'
import { givenStory, type Story } from '#test/support/story.ts'
import { useWorld } from '#test/support/world.ts'

/** Every secret of an application under review is a word of its own; nobody reads one the table of sight keeps from them. */

// why: the portal logs every request, and nobody reads it here.
vi.hoisted(() => Object.assign(process.env, { LOG_LEVEL: 'silent' }))
vi.setConfig({ testTimeout: 900_000 })
const till = useTill()
const held = useWorld({ payments: till.payments })
const portal = usePortal(held)

const decided = { state: 'decided', isSent: true, isReleased: false } as const
const mayRead = (word: string, { standing }: Onlooker) => {
  const kind = canaries.find((one) => one.word === word)?.kind
  return kind !== undefined && maySee(kind, standing, decided)
}
const wordsIn = ({ text }: Seen) => {
  const lower = text.toLowerCase()
  return canaries.filter(({ word }) => lower.includes(word)).map(({ word }) => word)
}

async function givenMarked(): Promise<{ story: Story; marked: Marked; addresses: string[] }> {
  const story = await givenStory(held.world)
  const marked = await givenCanaries(held.world, story.people)
  return { story, marked, addresses: addressesOfCanaries(story, marked) }
}

/** What is read by whom that the table keeps from them: "word, by whom, at". */
function leaksIn(seen: readonly Seen[], name: string, onlooker: Onlooker): string[] {
  return seen.flatMap((one) =>
    // A search says back what was searched for.
    wordsIn(one)
      .filter((word) => !mayRead(word, onlooker) && !one.address.endsWith(`=${word}`))
      .map((word) => `${word}, ${name}, ${one.address}`),
  )
}

test('nobody reads a canary the table of sight keeps from them, at any address of the portal', async () => {
  const { marked, addresses } = await givenMarked()
  const leaks: string[] = []
  const read = new Set<string>()
  let looks = 0

  for (const [name, onlooker] of Object.entries(marked.onlookers)) {
    const seen = await lookEverywhere({ world: held.world, portal, person: onlooker.person, addresses })
    looks += seen.length
    expect(seen.filter(({ status }) => status >= 500).map(({ address }) => address)).toEqual([])
    leaks.push(...leaksIn(seen, name, onlooker))
    for (const word of seen.flatMap(wordsIn)) if (mayRead(word, onlooker)) read.add(`${word} ${onlooker.standing}`)
  }

  console.info(`canaries: ${looks} answers to ${Object.keys(marked.onlookers).length} onlookers, ${leaks.length} leaks`)
  expect(leaks).toEqual([])
  // What may be read is read, so that a canary is missing because it is kept back and not because nothing is shown.
  expect(canaries.filter(({ word }) => !read.has(`${word} officer`))).toEqual([])
  for (const mine of ['canarytitle applicant', 'canaryproposal applicant', 'canarytitle reviewer-submitted']) {
    expect(read).toContain(mine)
  }
})

test('no letter carries a canary to somebody who may not read it', async () => {
  const { marked } = await givenMarked()
  const { world } = held
  for (const { id } of await world.db.select({ id: letters.id }).from(letters))
    await deliverLetter(world, { letterId: id })

  const wrong = world.mailbox.flatMap(({ to, subject, text, html }) => {
    const onlooker = Object.values(marked.onlookers).find(({ person }) => person?.email === to)
    const found = wordsIn({ address: subject, status: 200, text: `${subject}\n${text}\n${html}` })
    return found.filter((word) => !mayRead(word, onlooker ?? { person: null, standing: 'stranger' }))
  })

  console.info(`canaries: ${world.mailbox.length} letters, ${wrong.length} leaks`)
  expect(world.mailbox.length).toBeGreaterThan(5)
  expect(wrong).toEqual([])
})

test('nobody’s export of their own records carries a canary they may not read', async () => {
  const { marked } = await givenMarked()
  const own: Record<string, string> = {
    'officer with a conflict': 'canaryconflict',
    'reviewer who declined': 'canarydecline',
    'named in the team': 'canaryteam',
  }
  const leaks: string[] = []

  for (const [name, onlooker] of Object.entries(marked.onlookers)) {
    if (!onlooker.person) continue
    const text = JSON.stringify(await readOwnRecords(held.world.db, onlooker.person))
    const found = wordsIn({ address: 'export', status: 200, text }).filter((word) => !mayRead(word, onlooker))
    leaks.push(
      ...found
        .filter((word) => word !== own[name] && !(own[name] && word === 'canaryinstead'))
        .map((word) => `${word}, ${name}`),
    )
    if (own[name]) expect(text.toLowerCase()).toContain(own[name])
    if (onlooker.standing === 'applicant') expect(text).not.toContain('"decided"')
  }

  expect(leaks).toEqual([])
})

test('a leak that is planted is found', async () => {
  const { marked } = await givenMarked()
  const nobody = marked.onlookers.nobody
  if (!nobody) throw new Error('nobody looks on')
  await held.world.db.update(calls).set({ summary: 'It was CanaryDecision.' })

  const seen = await lookEverywhere({ world: held.world, portal, person: null, addresses: ['/calls', '/'] })

  expect(leaksIn(seen, 'nobody', nobody).length).toBeGreaterThan(0)
})
