import { beforeEach, expect, test } from 'vitest'
import { planKey } from '#app/domain/giving/recurring/plan-key.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { action as give } from '#app/routes/_public.give.($campaign)/route.tsx'
import { loader as keyedPlan } from '#app/routes/_public.recurring.$planId._index/route.tsx'
import { action as giveCard } from '#app/routes/_public.recurring.$planId.card/route.tsx'
import { loader as cardGiven } from '#app/routes/_public.recurring.$planId.card_.$updateId/route.tsx'
import { action as keep } from '#app/routes/_public.recurring.$planId.keep/route.tsx'
import { action as pause } from '#app/routes/_public.recurring.$planId.pause/route.tsx'
import { action as resume } from '#app/routes/_public.recurring.$planId.resume/route.tsx'
import { action as stop } from '#app/routes/_public.recurring.$planId.stop/route.tsx'
import { loader as planThanks } from '#app/routes/_public.recurring.$planId.thanks/route.tsx'
import { loader as staffPlans } from '#app/routes/admin.recurring._index/route.tsx'
import { loader as staffPlan } from '#app/routes/admin.recurring.$planId/route.tsx'
import { loader as ownPlans } from '#app/routes/backer.recurring._index/route.tsx'
import { loader as ownPlan } from '#app/routes/backer.recurring.$planId/route.tsx'
import { action as setAmount } from '#app/routes/backer.recurring.$planId_.amount/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { letters } from '#db/schema/activity.ts'
import { planChanges } from '#db/schema/recurring.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, pay, useTill } from '#test/support/given/giving.ts'
import { givenPlan } from '#test/support/given/recurring.ts'
import { get, post } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
beforeEach(() => replaceWorld(held.world))

const typed = (words: Record<string, string> = {}) => ({
  intent: held.world.ids.secret(),
  frequency: 'month',
  amount: '25',
  fund: 'compute',
  visibility: 'unlisted',
  name: 'Ada Lovelace',
  email: 'ada@demo.test',
  ...words,
})

type Refused = { form: { formErrors: string[] } }

test('a monthly gift is begun without script, thanked for, and its receipt opens it without an account', async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })
  const answer = await post(world, give, typed())
  const { to } = await pay(answer.location ?? '')
  const planId = new URL(to ?? '').pathname.split('/')[2] ?? ''
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''

  const own = await get(world, planThanks, { params: { planId }, headers: { cookie } })
  const strange = await get(world, planThanks, { params: { planId } })
  const [letter] = await world.db.select().from(letters)
  await deliverLetter(world, { letterId: letter?.id ?? 'ltr_none' })

  expect(own.body).toMatchObject({ state: 'active', gross: 2500n, own: { name: 'Ada Lovelace' } })
  expect(strange.body).toMatchObject({ state: 'active', own: null, payUrl: null })
  const text = world.mailbox[0]?.text ?? ''
  expect(text).toContain('the next one is on 3 April 2026')
  const key = new URL(/http:\/\/localhost:3000\/recurring\/\S+key=[^\s\]]+/.exec(text)?.[0] ?? '').searchParams.get(
    'key',
  )
  const opened = await get(world, keyedPlan, { params: { planId }, path: `/?key=${encodeURIComponent(key ?? '')}` })
  expect(opened).toMatchObject({ status: 200, body: { whole: { plan: { id: planId } } } })
})

test('the link of one plan opens no other, and none opens without its key', async () => {
  const { world } = held
  const planId = await givenPlan(world, { fundId: await givenFund(world) })
  const other = world.secrets.seal('look after this plan', world.ids.next('pln'))

  expect((await get(world, keyedPlan, { params: { planId } })).status).toBe(404)
  expect((await get(world, keyedPlan, { params: { planId }, path: `/?key=${other}` })).status).toBe(404)
})

test('a donor who is signed in is told what she gives already, a guest only that something runs', async () => {
  const { world } = held
  const { ada } = await cast(world)
  const fundId = await givenFund(world, { slug: 'compute' })
  await givenPlan(world, { fundId, giverEmail: 'ada@demo.test' })
  await get(world, ownPlans, { as: ada })

  const own = await post(world, give, typed(), { as: ada })
  const guest = await post(world, give, typed())

  expect(own.status).toBe(409)
  expect((own.body as Refused).form.formErrors[0]).toContain('You already give $25 monthly to this fund.')
  expect((guest.body as Refused).form.formErrors[0]).not.toContain('$25')
})

test('a plan is its donor’s and the staff’s who look after gifts, and an anonymous one only finance’s', async () => {
  const { world } = held
  const { ada, grace, mina, fay } = await cast(world)
  const fundId = await givenFund(world)
  const planId = await givenPlan(world, { fundId, giverEmail: 'ada@demo.test', visibility: 'anonymous' })
  const asked = { params: { planId } }

  const lists = await Promise.all([mina, fay].map((as) => get(world, staffPlans, { as })))
  const own = await get(world, ownPlans, { as: ada })

  expect(own.body).toMatchObject({ plans: [{ id: planId, state: 'active' }] })
  expect((await get(world, ownPlan, { as: ada, ...asked })).status).toBe(200)
  expect((await get(world, ownPlan, { as: grace, ...asked })).status).toBe(404)
  expect(lists.map(({ body }) => (body as { plans: unknown[] }).plans.length)).toEqual([1, 0])
  expect((await get(world, staffPlan, { as: mina, ...asked })).status).toBe(200)
  expect((await get(world, staffPlan, { as: fay, ...asked })).status).toBe(404)
})

test('by the link in a letter a gift is left out, taken up, stopped and kept, without an account', async () => {
  const { world } = held
  const planId = await givenPlan(world, { fundId: await givenFund(world) })
  const key = planKey(world, planId)
  const asked = { params: { planId }, path: `/?key=${encodeURIComponent(key)}` }

  const answers = [
    await post(world, pause, { skips: '2' }, asked),
    await post(world, resume, {}, asked),
    await post(world, stop, {}, asked),
    await post(world, keep, {}, asked),
  ]

  expect(answers.map(({ status, location }) => [status, location])).toEqual(
    answers.map(() => [303, `/recurring/${planId}?key=${encodeURIComponent(key)}`]),
  )
  const changes = await world.db.select().from(planChanges).orderBy(planChanges.id)
  expect(changes.map(({ kind }) => kind)).toEqual(['started', 'pause', 'resume', 'cancel', 'keep'])
})

test('nobody without the link, the account or the staff’s task changes a gift', async () => {
  const { world } = held
  const { grace, otto } = await cast(world)
  const planId = await givenPlan(world, { fundId: await givenFund(world) })
  const asked = { params: { planId } }

  for (const as of [null, grace, otto]) {
    for (const door of [stop, keep, resume, giveCard])
      expect((await post(world, door, {}, { ...asked, as })).status).toBe(404)
    expect((await post(world, pause, { skips: '1' }, { ...asked, as })).status).toBe(404)
  }
  expect((await post(world, setAmount, { amount: '40' }, { ...asked, as: grace })).status).toBe(404)
})

test('the donor sets another amount on her page, and another card on Stripe’s, and is told when each is so', async () => {
  const { world } = held
  const { ada } = await cast(world)
  const planId = await givenPlan(world, { fundId: await givenFund(world), actor: actorOf(ada) })
  const asked = { params: { planId }, as: ada }

  const tooSmall = await post(world, setAmount, { amount: '4' }, asked)
  const changed = await post(world, setAmount, { amount: '40' }, asked)
  const page = await post(world, giveCard, {}, asked)
  const { to } = await pay(page.location ?? '', '5555555555554444')
  const updateId = new URL(to ?? '').pathname.split('/').at(-1) ?? ''
  const back = await get(world, cardGiven, { params: { planId, updateId }, as: ada })

  expect((tooSmall.body as { form: { fieldErrors: object } }).form.fieldErrors).toHaveProperty('amount')
  expect([changed.location, back.location]).toEqual([`/backer/recurring/${planId}`, `/backer/recurring/${planId}`])
  const own = await get(world, ownPlan, asked)
  expect(own.body).toMatchObject({ whole: { plan: { gross: 4000n, cardLast4: '4444' } } })
})
