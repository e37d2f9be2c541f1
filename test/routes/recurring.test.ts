import { beforeEach, expect, test } from 'vitest'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { action as give } from '#app/routes/_public.give.($campaign)/route.tsx'
import { loader as keyedPlan } from '#app/routes/_public.recurring.$planId._index/route.tsx'
import { loader as planThanks } from '#app/routes/_public.recurring.$planId.thanks/route.tsx'
import { loader as staffPlans } from '#app/routes/admin.recurring._index/route.tsx'
import { loader as staffPlan } from '#app/routes/admin.recurring.$planId/route.tsx'
import { loader as ownPlans } from '#app/routes/backer.recurring._index/route.tsx'
import { loader as ownPlan } from '#app/routes/backer.recurring.$planId/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { letters } from '#db/schema/activity.ts'
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
