import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { world } from '#app/world.server.ts'
import { isSecureOrigin } from './session.server.ts'

/** One sentence that survives a redirect and is shown once. */
export type FlashNote = { tone: 'good' | 'info' | 'warn' | 'bad'; text: string }

const shape = z.object({ tone: z.enum(['good', 'info', 'warn', 'bad']), text: z.string().min(1).max(600) })

/** Goes to a page of ours and says there what happened. */
export function redirectWithFlash(
  _request: Request,
  to: string,
  note: FlashNote,
  init: { headers?: [string, string][] } = {},
): Response {
  const headers = new Headers(init.headers)
  headers.append('Set-Cookie', flashCookie(Buffer.from(JSON.stringify(note)).toString('base64url'), 120))
  return redirect(to, { status: 303, headers })
}

/** The note waiting for this request, with the header that forgets it. Layouts read it; pages need not. */
export function readFlash(request: Request): { note: FlashNote; forget: string } | null {
  const name = cookieName()
  const kept = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  if (!kept) return null
  const note = shape.safeParse(parseJson(Buffer.from(kept, 'base64url').toString('utf8')))
  return note.success ? { note: note.data, forget: flashCookie('', 0) } : null
}

function cookieName(): string {
  return isSecureOrigin(world.lab.origin) ? '__Host-atom_flash' : 'atom_flash'
}

function flashCookie(value: string, maxAge: number): string {
  const secure = isSecureOrigin(world.lab.origin) ? '; Secure' : ''
  return `${cookieName()}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
