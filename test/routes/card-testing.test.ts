import { beforeEach, expect, test } from 'vitest'
import { action as give } from '#app/routes/_public.give.($campaign)/route.tsx'
import { replaceWorld } from '#app/world.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { refusedStarts } from '#db/schema/guarding.ts'
import { givenFund, pay, useTill } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
/** Not a demonstration: there everyone comes from one address. */
beforeEach(() => replaceWorld({ ...held.world, lab: { ...held.world.lab, isDemo: false } }))

type Reply = { status: number; values: Record<string, string>; errors: string }

async function send(words: Record<string, string>, address: string): Promise<Reply> {
  const body = new URLSearchParams({
    intent: held.world.ids.secret(),
    amount: '25',
    fund: 'compute',
    visibility: 'unlisted',
    name: 'Ada Lovelace',
    ...words,
  })
  const request = new Request('http://localhost:3000/give', { method: 'POST', body })
  const answer = (await give({ request, params: {}, context: { address } } as never)) as
    | Response
    | {
        data: { form: { values: Record<string, string>; fieldErrors: object; formErrors: string[] } }
        init: { status: number }
      }
  if (answer instanceof Response)
    return { status: answer.status, values: {}, errors: answer.headers.get('location') ?? '' }
  const { form } = answer.data
  return {
    status: answer.init.status,
    values: form.values,
    errors: JSON.stringify([form.fieldErrors, form.formErrors]),
  }
}

const numbers = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
function answerTo(question = ''): string {
  const [one = '', other = ''] = /is (\w+) and (\w+)\?/.exec(question)?.slice(1) ?? []
  return String(numbers.indexOf(one) + 2 + numbers.indexOf(other) + 2)
}

test('many tries from sixty networks open few pages; givers among them answer a question and give', {
  timeout: 240_000,
}, async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })
  const outcomes: number[] = []
  let given = 0
  for (let count = 0; count < 120; count += 1) {
    const tester = await send({ email: `thief${count}@example.org` }, `203.${count % 60}.7.${count % 250}`)
    outcomes.push(tester.status)
    if (count % 30 !== 29) continue
    const giver = { email: `giver${count}@example.org`, name: 'Grace Hopper' }
    const first = await send(giver, `198.51.${count % 200}.9`)
    const done =
      first.status === 303
        ? first
        : await send({ ...first.values, answer: answerTo(first.values.question) }, `198.51.${count % 200}.9`)
    if (done.status === 303) given += 1
  }

  expect(outcomes.filter((status) => status === 303).length).toBeLessThanOrEqual(50)
  expect(given).toBe(4)
  expect((await world.db.select().from(refusedStarts)).length).toBeGreaterThan(60)
})

test('ten declined cards make everybody answer first, and what was typed stays', async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })
  for (let count = 0; count < 10; count += 1) {
    const begun = await send({ email: `thief${count}@example.org` }, `203.0.${count}.1`)
    await pay(begun.errors, '4000000000000002')
  }
  await hearAll(world)

  const asked = await send({ email: 'grace@example.org', note: 'For Ada' }, '198.51.100.9')
  const wrong = await send({ ...asked.values, answer: '3' }, '198.51.100.9')
  const right = await send({ ...wrong.values, answer: answerTo(wrong.values.question) }, '198.51.100.9')

  expect(asked).toMatchObject({ status: 409, values: { note: 'For Ada', email: 'grace@example.org' } })
  expect(wrong.status).toBe(409)
  expect(right.status).toBe(303)
})

test('a network has its fill after five, whatever addresses it writes', async () => {
  const { world } = held
  await givenFund(world, { slug: 'compute' })
  const answers: Reply[] = []
  for (let count = 0; count < 6; count += 1)
    answers.push(await send({ email: `one${count}@example.org` }, `2001:db8:1:${count}::1`))

  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 429])
  expect(await world.db.select().from(gifts)).toHaveLength(5)
  expect(await world.db.select().from(refusedStarts)).toMatchObject([
    { because: 'too-often', network: '2001:db8:1::/48' },
  ])
})
