import { readdirSync, readFileSync } from 'node:fs'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Gallery } from '#app/ui/gallery/gallery.tsx'
import { GalleryFrame, pageNames } from '#app/ui/gallery/pages.tsx'

const files = readdirSync('app/ui', { recursive: true, encoding: 'utf8' })
const read = (file: string) => readFileSync(`app/ui/${file}`, 'utf8')
const modules = files.filter((file) => file.endsWith('.module.css'))
const components = files.filter((file) => file.endsWith('.tsx'))
const everything = files
  .filter((file) => /\.tsx?$/.test(file))
  .map(read)
  .join('\n')

describe('the house rules of the design system', () => {
  test.each(modules)(
    '%s names the layers first, so that their order never depends on which file loads first',
    (file) => {
      expect(read(file).startsWith('@layer reset, base, components, overrides;')).toBe(true)
    },
  )

  test.each(modules)('%s uses no colour of its own', (file) => {
    expect(read(file)).not.toMatch(/#[0-9a-f]{3,8}\b/i)
  })

  test.each(modules)('every class of %s is used by a component', (file) => {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : ''
    const name = file.slice(folder.length)
    const users = components
      .filter((component) => read(component).includes(`./${name}'`))
      .map(read)
      .join('\n')
    const classes = new Set(Array.from(read(file).matchAll(/\.([a-z][A-Za-z]*)\b/g), (match) => match[1]))

    const unused = [...classes].filter(
      (one) => one && !new RegExp(`\\w\\.${one}\\b`).test(users) && !everything.includes(`'${one}'`),
    )

    expect(unused).toEqual([])
  })

  test('no component sets a style attribute: the policy for styles would drop it', () => {
    const html = [
      renderToStaticMarkup(<Gallery at="/dev/gallery" />),
      ...pageNames.map((name) => renderToStaticMarkup(<GalleryFrame name={name} />)),
    ].join('')

    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/NaN|undefined|\[object/)
  })

  test('no id stands twice in the gallery', () => {
    const html = renderToStaticMarkup(<Gallery at="/dev/gallery" />)
    const ids = Array.from(html.matchAll(/\sid="([^"]+)"/g), (match) => match[1])

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('components know units and each other, and nothing of the domain', () => {
    for (const file of components) {
      const foreign = Array.from(read(file).matchAll(/from '(#[^']+)'/g), (match) => match[1] ?? '').filter(
        (from) => !from.startsWith('#app/units/') && !from.startsWith('#app/ui/'),
      )
      expect(foreign, file).toEqual([])
    }
  })
})
