import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type Component,
  componentNames,
  components,
  isComponent,
  missingFor,
  reachedClass,
} from '#app/domain/grants/openness/component.ts'

const of = (...classes: number[]) =>
  componentNames.filter((name) => components[name].isRequired && classes.includes(components[name].class))

test('each class asks for everything of the less open one', () => {
  expect(reachedClass(new Set(of(3)))).toBe(3)
  expect(reachedClass(new Set(of(3, 2)))).toBe(2)
  expect(reachedClass(new Set(of(3, 2, 1)))).toBe(1)
  expect(reachedClass(new Set(of(2, 1)))).toBe(null)
  expect(reachedClass(new Set(of(3, 1)))).toBe(3)
})

test('a required component that is missing takes the class away, a welcome one does not', () => {
  const all = new Set<Component>(componentNames)
  for (const name of componentNames) {
    const without = new Set([...all].filter((one) => one !== name))
    const { class: kind, isRequired } = components[name]
    const stands = !isRequired || name === 'technical-report'
    expect([name, reachedClass(without)]).toEqual([name, stands ? 1 : kind === 3 ? null : kind + 1])
  }
})

test('a research paper stands for the technical report', () => {
  const there = new Set<Component>([...of(3).filter((name) => name !== 'technical-report'), 'paper'])

  expect(missingFor(3, there)).toEqual([])
  expect(reachedClass(there)).toBe(3)
})

test('a name that every object has is no component', () => {
  expect(['model-card', 'constructor', 'toString', ''].map(isComponent)).toEqual([true, false, false, false])
})

const list = '../shared/data/openness/mof-components.yml'

test.runIf(existsSync(list))('the components are those of the framework', () => {
  const said = [...readFileSync(list, 'utf8').matchAll(/^ {2}name: (.+)$/gm)].map(([, name]) => name?.toLowerCase())

  expect(componentNames.map((name) => components[name].words.toLowerCase()).sort()).toEqual(said.sort())
})
