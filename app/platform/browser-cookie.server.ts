import { world } from '#app/world.server.ts'
import { isSecureOrigin } from './session.server.ts'

const yearSeconds = 365 * 86_400

/** A number that stands for a browser and says nothing of who sits before it: by it a browser that tries card after card is known. */
export function browserCookie(request: Request): string {
  const secure = isSecureOrigin(world.lab.origin) ? '; Secure' : ''
  const browser = readBrowserCookie(request) ?? world.ids.secret()
  return `${cookieName()}=${browser}; Path=/; Max-Age=${yearSeconds}; HttpOnly; SameSite=Lax${secure}`
}

/** The number, when the browser has one of ours. */
export function readBrowserCookie(request: Request): string | null {
  const found = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${cookieName()}=`))
    ?.slice(cookieName().length + 1)
  return found && /^[A-Za-z0-9_-]{43}$/.test(found) ? found : null
}

function cookieName(): string {
  return isSecureOrigin(world.lab.origin) ? '__Host-atom_browser' : 'atom_browser'
}
