import { matchRoutes } from '@remix-run/react'
import { describe, expect, test } from 'vitest'
import { paths } from '#app/paths.ts'
import { addressOf, places } from '#test/support/routes.ts'

/** paths.ts against the routes: an address without a function is a link somebody will type by hand, a function without a route a dead link. */

type Path = (...words: string[]) => string
const functions = pathsIn(paths)
const tree = places.map(({ route, pattern }) => ({ id: route, path: pattern }))

const withAddress = places.filter(({ route }) => route !== '$')

test.each(withAddress.map(({ route, pattern }) => [pattern, route]))('%s is written by a function', (pattern) => {
  const address = addressOf(pattern)
  const words = address.split(/[/.]/).filter(Boolean)

  const writers = functions.filter(([, path]) => writes(path, address, words))

  expect(writers.map(([name]) => name)).not.toEqual([])
})

/** Words that choose between doors; the compiler keeps these complete. */
const acts = {
  planAct: Object.keys({ stop: 0, keep: 0, pause: 0, resume: 0, card: 0 } satisfies Acts<typeof paths.planAct>),
  'admin.applicationAct': Object.keys({ screen: 0, assign: 0, advance: 0, decide: 0 } satisfies Acts<
    typeof paths.admin.applicationAct
  >),
  'admin.callFormAct': Object.keys({ move: 0, remove: 0, publish: 0, discard: 0 } satisfies Acts<
    typeof paths.admin.callFormAct
  >),
  'admin.projectAct': Object.keys({ account: 0, state: 0 } satisfies Acts<typeof paths.admin.projectAct>),
  'admin.allocationAct': Object.keys({ add: 0, return: 0 } satisfies Acts<typeof paths.admin.allocationAct>),
  'backer.pledgeAct': Object.keys({ withdraw: 0, pay: 0 } satisfies Acts<typeof paths.backer.pledgeAct>),
  'backer.hoursAct': Object.keys({ deliver: 0, withdraw: 0 } satisfies Acts<typeof paths.backer.hoursAct>),
  'admin.hoursAct': Object.keys({ accept: 0, end: 0, deliver: 0, tax: 0 } satisfies Acts<typeof paths.admin.hoursAct>),
  'admin.importAct': Object.keys({ columns: 0, run: 0, undo: 0, drop: 0 } satisfies Acts<typeof paths.admin.importAct>),
  'admin.mailingAct': Object.keys({ edit: 0, send: 0 } satisfies Acts<typeof paths.admin.mailingAct>),
  'admin.donorAct': Object.keys({ edit: 0, note: 0, task: 0, contact: 0, part: 0 } satisfies Acts<
    typeof paths.admin.donorAct
  >),
  'admin.pledgeAct': Object.keys({ accept: 0, condition: 0, divide: 0, end: 0, method: 0 } satisfies Acts<
    typeof paths.admin.pledgeAct
  >),
  'admin.personAct': Object.keys({ roles: 0, disable: 0, enable: 0, 'sign-out': 0, 'second-step': 0 } satisfies Acts<
    typeof paths.admin.personAct
  >),
}
type Acts<Function extends (id: string, act: never) => string> = Record<Parameters<Function>[1], 0>

test.each(functions)('%s leads to a route', (name, path) => {
  const asks = name in acts ? acts[name as keyof typeof acts].map((act) => ['one', act]) : [['one'], []]

  const leadTo = asks.map((ask) => doorAt(path(...ask)))

  expect(leadTo).not.toContain('$')
})

describe('the addresses that were promised', () => {
  const promised = [
    ...['/', '/give', '/give/:campaign', '/thanks/:id', '/backers', '/impact', '/impact/ledger', '/impact/method'],
    ...['/projects', '/projects/:slug', '/models', '/calls', '/calls/:slug', '/receipts/:number/verify', '/sign-in'],
    ...['/backer', '/backer/receipts', '/research', '/research/applications/:id', '/research/projects/:id'],
    ...['/research/allocations/:id', '/research/tokens', '/review', '/review/:assignment'],
    ...['/admin', '/admin/donors', '/admin/gifts', '/admin/campaigns', '/admin/funds', '/admin/calls'],
    ...['/admin/applications', '/admin/panel/:call', '/admin/projects', '/admin/capacity', '/admin/allocations'],
    ...['/admin/usage', '/admin/ledger', '/admin/people', '/admin/audit', '/admin/jobs'],
    ...['/webhooks/stripe', '/api/v1/openapi.json', '/api/v1/usage/imports', '/api/v1/allocations'],
    ...['/api/v1/allocations/:id', '/api/v1/capacity', '/api/v1/projects', '/api/v1/impact', '/api/v1/awards.json'],
    ...['/api/v1/ledger/trial-balance', '/api/v1/ledger/entries', '/api/v1/gifts', '/api/v1/receipts', '/dev/mail'],
  ]

  test.each(promised)('%s is there', (pattern) => {
    expect(doorAt(addressOf(pattern))).not.toBe('$')
  })
})

/** Every function of the tree, by its dotted name. */
function pathsIn(branch: object, above = ''): [string, Path][] {
  return Object.entries(branch).flatMap(([name, value]): [string, Path][] =>
    typeof value === 'function' ? [[above + name, value]] : pathsIn(value, `${above}${name}.`),
  )
}

/** Whether some of the address's own words make the function write it. */
function writes(path: Path, address: string, words: readonly string[]): boolean {
  const asks = [[], ...words.map((word) => [word]), ...words.flatMap((one) => words.map((two) => [one, two]))]
  return asks.some((ask) => ask.length <= path.length && path(...ask) === address)
}

function doorAt(address: string): string {
  const [match] = matchRoutes(tree, address.split('?')[0] ?? '') ?? []
  return match?.route.id ?? '$'
}
