import { expect, test } from 'vitest'
import { findNames } from '#app/domain/grants/names/find-names.ts'

const self = { name: 'Kofi Mensah', email: 'kofi@demo.test', institution: 'Seoul Institute of Climate' }
const pool = [
  { name: 'Inês Duarte', email: 'ines@demo.test' },
  { name: 'June Park', email: 'june@demo.test' },
]
const found = (text: string) => findNames(text, { self, pool })

test('one’s own name, address and institution are found, whatever their case and accents', () => {
  for (const words of [
    'Signed, KOFI MENSAH.',
    'as Mensah (2024) shows',
    'write to kofi@demo.test',
    'We at the Seoul institute of climate',
  ]) {
    expect(found(words), words).toMatchObject([{ about: 'self' }])
  }
})

test('names of the whole pool are found, in full or with a title, and addresses of anybody', () => {
  for (const words of [
    'as Ines Duarte says',
    'ask Dr. Park',
    'Professor Duarte agrees',
    'write to someone@else.example',
  ]) {
    expect(found(words), words).toMatchObject([{ about: 'somebody' }])
  }
})

test('a word that is also a family name, or part of a longer word, is no name', () => {
  for (const words of ['Park the runs until May.', 'Junepark', 'A clear plan.', '', 'Two @ three.'])
    expect(found(words), words).toEqual([])
})

test('a flag repeats only what was typed, so that it tells no name or address of the pool', () => {
  const typed = (text: string) => found(text).map(({ words }) => words)

  expect(typed('So ask Dr. Park, twice.')).toEqual(['Dr. Park'])
  expect(typed('As “ines DUARTE” says.')).toEqual(['ines DUARTE'])
  expect(typed('Write to june@demo.test now.')).toEqual(['june@demo.test'])
})

test('an address of the pool is answered as any other', () => {
  for (const address of ['june@demo.test', 'june@elsewhere.test', 'june.park@elsewhere.test'])
    expect(found(`Write to ${address}, Ines Duarte.`)).toEqual([{ about: 'somebody', words: address }])
  expect(found('june demo test')).toEqual([])
})
