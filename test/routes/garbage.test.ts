import { expect, test, vi } from 'vitest'
import { rateLimits } from '#db/schema/people.ts'
import { type FoundForm, findForms } from '#test/support/forms.ts'
import { complaint, formComplaint, garbageFor, malformed } from '#test/support/garbage.ts'
import { useTill } from '#test/support/given/giving.ts'
import { cookieOf, type Door } from '#test/support/http.ts'
import { type Heard, type Knock, usePortal } from '#test/support/portal.ts'
import { addressOf, type Place, places } from '#test/support/routes.ts'
import { addressIn, givenStory, personFor, type Story } from '#test/support/story.ts'
import { useWorld } from '#test/support/world.ts'

/** Every form, address and query of the portal with what nobody should send: always a page that says something. */

// why: the portal logs every request, and nobody reads it here.
vi.hoisted(() => Object.assign(process.env, { LOG_LEVEL: 'silent' }))
vi.setConfig({ testTimeout: 900_000 })
const till = useTill()
const held = useWorld({ payments: till.payments })
const portal = usePortal(held)

/** Machines get problem documents, which machine-doors.test.ts looks at. */
const forPeople = places.filter(({ route }) => !/^(api|webhooks|dev)\./.test(route))

/** Knocks like a browser, as somebody who may act at the place, however often it was done before. */
async function knock(story: Story, place: Place, address: string, asked: Knock = {}): Promise<Heard> {
  await held.world.db.delete(rateLimits)
  const person = personFor(story, place)
  return portal.knock(address, {
    ...asked,
    ...(person && { cookie: await cookieOf(held.world, person) }),
    headers: { accept: 'text/html', ...asked.headers },
  })
}

type Found = FoundForm & { place: Place }

/** Every form on every page, once, as somebody who may use it sees it. */
async function findAllForms(story: Story): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const place of forPeople) {
    const address = addressIn(story, place)
    const { text } = await knock(story, place, address)
    for (const one of findForms(text, address)) {
      found.set(`${one.action} ${Object.keys(one.fields).sort()}`, { ...one, place })
    }
  }
  return [...found.values()]
}

test('every form refuses garbage with a page, says why, and keeps what was typed', async () => {
  const story = await givenStory(held.world)
  const forms = await findAllForms(story)
  const wrong = new Set<string>()

  for (const form of forms) {
    for (const { kind, knock: asked, sent } of garbageFor(form.fields)) {
      const heard = await knock(story, form.place, form.action, asked)
      const said = complaint(heard) ?? formComplaint(heard, form, sent)
      if (said) wrong.add(`${form.action} (${form.place.route}), ${kind}: ${said}`)
    }
  }

  expect(forms.length).toBeGreaterThan(40)
  expect([...wrong]).toEqual([])
})

const modules = import.meta.glob<{ action?: Door }>('/app/routes/*/route.{ts,tsx}', { eager: true })
const acts = ({ route }: Place) => ['ts', 'tsx'].some((end) => modules[`/app/routes/${route}/route.${end}`]?.action)

test('every door that no page of the story leads to, whether it acts or not', async () => {
  const story = await givenStory(held.world)
  const forms = await findAllForms(story)
  const names = [...new Set(forms.flatMap(({ fields }) => Object.keys(fields)))]
  const shown = forms.map(({ action }) => action.split('?')[0])
  const others = forPeople.filter((place) => !shown.includes(addressIn(story, place)))
  const wrong: string[] = []

  for (const place of others) {
    for (const { kind, knock: asked } of acts(place) ? malformed(names) : malformed([]).slice(0, 1)) {
      const said = complaint(await knock(story, place, addressIn(story, place), asked))
      if (said) wrong.push(`${place.route}, ${kind}: ${said}`)
    }
  }

  expect(others.filter(acts).length).toBeGreaterThan(5)
  expect(wrong).toEqual([])
})

const someoneElses = 'gft_01ARZ3NDEKTSV4RRFFQ69G5FAV'
const noIds = ['nothing', '%00', 'x'.repeat(300), "'..%2f..", '%F0%9F%92%A5', '%ED%A0%80', someoneElses]

test('every address with ids that are none', async () => {
  const story = await givenStory(held.world)
  const wrong: string[] = []

  for (const place of forPeople.filter(({ pattern }) => pattern.includes(':'))) {
    for (const id of noIds) {
      const address = addressOf(place.pattern, () => id)
      const said = complaint(await knock(story, place, address))
      const { status } = await knock(story, place, `${address}.data`)
      if (said) wrong.push(`${address}: ${said}`)
      if (status >= 500) wrong.push(`${address}.data: answered ${status}`)
    }
  }

  expect(wrong).toEqual([])
})

const asked =
  'q cursor limit after before page state kind class gpuClass month from until to account project award call campaign ' +
  'amount person subject sort hash role asset year because donor batch fund method'
const noAnswers = ['', '%00', '-1', '9'.repeat(30), '%ED%A0%80', "2026-99' or 1=1 --", '//evil.example']

test('every page with a query nobody would write', async () => {
  const story = await givenStory(held.world)
  const wrong: string[] = []

  for (const place of forPeople) {
    for (const value of noAnswers) {
      const query = asked.split(' ').map((name) => `${name}=${encodeURI(value).replaceAll('%25', '%')}`)
      const said = complaint(await knock(story, place, `${addressIn(story, place)}?${query.join('&')}`))
      if (said) wrong.push(`${place.route} ?…=${value.slice(0, 20)}: ${said}`)
    }
  }

  expect(wrong).toEqual([])
})
