import { expect, test } from 'vitest'
import { secretsBy } from '#app/platform/secrets.server.ts'

const june = 'psn_june'
const [old, fresh] = ['the old secret, 32 letters or more…', 'the new secret, 32 letters or more…']

test('what is sealed opens for its owner and never looks the same twice', () => {
  const secrets = secretsBy([fresh])

  const sealed = secrets.seal('JBSWY3DPEHPK3PXP', june)

  expect(secrets.open(sealed, june)).toEqual({ text: 'JBSWY3DPEHPK3PXP', isCurrent: true })
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
  expect(secrets.seal('JBSWY3DPEHPK3PXP', june)).not.toBe(sealed)
})

test('it opens for nobody else, by no other secret, and not when it was changed', () => {
  const secrets = secretsBy([fresh])
  const sealed = secrets.seal('JBSWY3DPEHPK3PXP', june)
  const [version, nonce, hidden, tag] = sealed.split('.')
  const other = secrets.seal('KRSXG5CTMVRXEZLU', june).split('.')[2]

  expect(secrets.open(sealed, 'psn_mina')).toBeNull()
  expect(secretsBy([old]).open(sealed, june)).toBeNull()
  expect(secrets.open([version, nonce, other, tag].join('.'), june)).toBeNull()
  expect(secrets.open([version, nonce, hidden, tag?.slice(0, 8)].join('.'), june)).toBeNull()
  expect(secrets.open('JBSWY3DPEHPK3PXP', june)).toBeNull()
  expect(secrets.open('', june)).toBeNull()
})

test('while a secret is being replaced both open, and the old one says so', () => {
  const sealed = secretsBy([old]).seal('JBSWY3DPEHPK3PXP', june)

  expect(secretsBy([fresh, old]).open(sealed, june)).toEqual({ text: 'JBSWY3DPEHPK3PXP', isCurrent: false })
  expect(() => secretsBy([]).seal('x', june)).toThrow('SESSION_SECRET')
})
