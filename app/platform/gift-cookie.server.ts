import { world } from '#app/world.server.ts'
import { isSecureOrigin } from './session.server.ts'

/** The browser that began a gift keeps its intent, 256 random bits: whoever shows it again is the giver, account or not. */
export function giftCookie(intentId: string): string {
  const secure = isSecureOrigin(world.lab.origin) ? '; Secure' : ''
  return `${cookieName()}=${intentId}; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax${secure}`
}

export function readGiftCookie(request: Request): string | null {
  const found = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${cookieName()}=`))
  return found?.slice(cookieName().length + 1) ?? null
}

function cookieName(): string {
  return isSecureOrigin(world.lab.origin) ? '__Host-atom_gift' : 'atom_gift'
}
