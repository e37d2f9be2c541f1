/** A form as a page shows it: where it leads, what it would send if nobody touched it, and which fields hold typed words. */
export type FoundForm = { action: string; fields: Record<string, string[]>; typed: string[] }

/** The forms of a page that change something. */
export function findForms(html: string, address: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) =>
    /method="post"/i.test(attributes)
      ? [
          {
            action: leadsTo(attributeOf(attributes, 'action') ?? '', address),
            fields: fieldsIn(inside),
            typed: typedIn(inside),
          },
        ]
      : [],
  )
}

function leadsTo(action: string, address: string): string {
  const { pathname, search } = new URL(action, `http://portal${address}`)
  return pathname + search
}

const aField = /<(input|textarea|select|button)\b[^>]*>/g

function fieldsIn(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [tag, kind = ''] of html.matchAll(aField)) {
    const name = attributeOf(tag, 'name')
    if (name === null || (kind === 'button' && attributeOf(tag, 'value') === null)) continue
    fields[name] = [...(fields[name] ?? []), shownIn(html, tag, kind)]
  }
  return fields
}

function typedIn(html: string): string[] {
  const tags = [...html.matchAll(aField)].filter(
    ([tag, kind]) =>
      kind === 'textarea' || (kind === 'input' && wordTypes.includes(attributeOf(tag, 'type') ?? 'text')),
  )
  return tags.flatMap(([tag]) => attributeOf(tag, 'name') ?? [])
}

const wordTypes = ['text', 'email', 'search', 'tel', 'url', 'number', 'date', 'month', 'time', 'datetime-local']

function shownIn(html: string, tag: string, kind: string): string {
  const after = html.slice(html.indexOf(tag) + tag.length)
  if (kind === 'textarea') return plain(after.split('</textarea>')[0] ?? '').replace(/^\n/, '')
  if (kind === 'select') return /<option\b[^>]*value="([^"]+)"/.exec(after.split('</select>')[0] ?? '')?.[1] ?? ''
  return attributeOf(tag, 'value') ?? ''
}

function attributeOf(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : plain(found)
}

function plain(html: string): string {
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&amp;': '&' } as const
  return html.replace(/&(lt|gt|quot|#x27|amp);/g, (sign) => signs[sign as keyof typeof signs])
}
