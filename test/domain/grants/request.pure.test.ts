import { expect, test } from 'vitest'
import { readRequest } from '#app/domain/grants/request.ts'
import type { Month } from '#app/units/time.ts'

const call = { gpuClasses: ['h100'], firstMonth: '2026-05' as Month, lastMonth: '2026-10' as Month }
const read = (more: Record<string, string>) =>
  readRequest(
    Object.fromEntries(Object.entries({ asked: '100', ...more }).map(([part, typed]) => [`line-h100-${part}`, typed])),
    call,
  )

test('GPUs at once and the checkpoint are figures, or nothing where nobody said', () => {
  expect(read({}).lines).toMatchObject([{ fewestGpus: null, mostGpus: null, canCheckpoint: null }])
  expect(read({ fewest: '8', most: '1,024', checkpoint: 'no' }).lines).toMatchObject([
    { fewestGpus: 8, mostGpus: 1024, canCheckpoint: false },
  ])
})

test.each([
  [{ fewest: '0' }, 'fewest'],
  [{ most: 'many' }, 'most'],
  [{ fewest: '64', most: '8' }, 'most'],
  [{ parameters: '7' }, 'tokens'],
  [{ parameters: 'seven', tokens: '100' }, 'parameters'],
  [{ parameters: '999,999', tokens: '100' }, 'parameters'],
  [{ parameters: '7', tokens: '999,999' }, 'tokens'],
])('%o is named as a problem at its field', (typed, part) => {
  expect(read(typed).problems).toMatchObject([{ field: `line-h100-${part}` }])
})

test.each(['least', 'fewest', 'most', 'checkpoint', 'parameters', 'tokens'])(
  'a line with %s and no hours is no line to pass over',
  (part) => {
    const typed = { asked: '', [part]: part === 'checkpoint' ? 'yes' : '8' }
    expect(read(typed).problems[0]).toMatchObject({
      field: 'line-h100-asked',
      sentence: expect.stringContaining('write the hours asked'),
    })
  },
)

test('months alone ask for nothing', () => {
  expect(read({ asked: '', first: '2026-05', last: '2026-10' }).problems).toMatchObject([
    { sentence: 'Ask for hours in at least one GPU class.' },
  ])
})
