import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A warning or an error on the console fails the test that caused it. */
const heard: string[] = []

beforeEach(() => {
  heard.length = 0
  for (const method of ['warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void heard.push(words.map(String).join(' ')))
  }
})

afterEach(() => {
  const said = [...heard]
  vi.restoreAllMocks()
  expect(said, 'nothing was written to the console').toEqual([])
})
