import { data } from '@remix-run/node'
import { isStaff, type Person, roleWords } from '#app/domain/people/person.ts'
import { readFlash } from '#app/platform/flash.server.ts'
import type { Args } from '#app/platform/request.server.ts'
import { hasShortcuts } from '#app/platform/shortcut-cookie.server.ts'
import { world } from '#app/world.server.ts'
import type { Area } from './area.ts'
import { ownLinks, staffGroups } from './places.ts'

/** What a layout's loader answers: the frame's words for this person, and the note to show once. */
export function readArea(args: Args, person: Person | null) {
  const flash = readFlash(args.request)
  const area = { ...areaOf(args.request, person), flash: flash?.note ?? null }
  return data(area, flash ? { headers: { 'Set-Cookie': flash.forget } } : {})
}

/** The frame's words alone: a note waits for a page that can forget it. */
export function areaOf(request: Request, person: Person | null): Area {
  const { lab } = world
  return {
    labName: lab.name,
    legal: `${lab.legalName} · EIN ${lab.ein} · ${lab.address}`,
    origin: lab.origin,
    isDemo: lab.isDemo,
    person: person && { name: person.name, email: person.email, detail: detailOf(person), timeZone: person.timeZone },
    places: person ? ownLinks(person) : [],
    staffGroups: person && isStaff(person) ? staffGroups(person) : [],
    hasShortcuts: hasShortcuts(request),
    flash: null,
  }
}

function detailOf(person: Person): string {
  return person.roles.length > 0 ? person.roles.map((role) => roleWords[role]).join(', ') : person.email
}
