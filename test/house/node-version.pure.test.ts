import { expect, test } from 'vitest'
import { requireNode } from '#scripts/setup/node-version.mjs'

test('a Node that is too old is told which one is needed, and newer ones are taken', () => {
  expect(() => requireNode('18.20.4')).toThrow('This is Node 18.20.4; the portal needs Node 20.19 or later')
  expect(() => requireNode('20.18.3')).toThrow('needs Node 20.19')
  for (const version of ['20.19.0', '22.1.0', '24.3.0']) expect(() => requireNode(version)).not.toThrow()
})
