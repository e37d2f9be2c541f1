import { world } from '#app/world.server.ts'
import { isSecureOrigin } from './session.server.ts'

/** Whether letter keys act in this browser. It belongs to the browser, not the person: speech input is a thing of one machine. */
export function hasShortcuts(request: Request): boolean {
  return !(request.headers.get('cookie') ?? '').split(/;\s*/).includes(`${cookieName()}=off`)
}

/** The header that keeps the choice for a year. */
export function shortcutCookie(isOn: boolean): string {
  const secure = isSecureOrigin(world.lab.origin) ? '; Secure' : ''
  return `${cookieName()}=${isOn ? 'on' : 'off'}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`
}

function cookieName(): string {
  return isSecureOrigin(world.lab.origin) ? '__Host-atom_keys' : 'atom_keys'
}
