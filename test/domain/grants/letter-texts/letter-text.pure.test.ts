import { expect, test } from 'vitest'
import { fillText, findTextFault } from '#app/domain/grants/letter-texts/letter-text.ts'

const sound = { subject: 'About {number}', words: 'Dear {name},\n\nread on at {link}' }

test('a field the letter does not know is named', () => {
  const words = `${sound.words} {hours} {Name} {}`

  expect(findTextFault('decline', sound)).toBeNull()
  expect(findTextFault('decline', { ...sound, words })).toEqual({
    fault: 'unknown-field',
    fields: '{hours}, {Name}, {}',
  })
  expect(findTextFault('offer', { ...sound, words: `${sound.words} {hours}` })).toBeNull()
})

test('a letter without its link, half a letter and one too long are refused; no words are the lab’s own', () => {
  expect(findTextFault('offer', { ...sound, words: 'Dear {name}' })?.fault).toBe('link-missing')
  expect(findTextFault('offer', { subject: '', words: sound.words })?.fault).toBe('half-empty')
  expect(findTextFault('offer', { ...sound, subject: 'x'.repeat(151) })?.fault).toBe('too-long')
  expect(findTextFault('offer', { subject: '', words: '' })).toBeNull()
})

test('fields are filled in once, and a title with braces or line ends changes nothing else', () => {
  const text = { subject: 'On {title}', words: '{title} by {name}: {link}' }

  const filled = fillText(text, { title: 'A {name}\r\nBcc: all@example.org', name: 'Grace', link: 'https://here' })

  expect(filled).toEqual({
    subject: 'On A {name} Bcc: all@example.org',
    words: 'A {name}\r\nBcc: all@example.org by Grace: https://here',
  })
})
