import { Copyable } from '#app/ui/mono.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'

/** The secret, this once: only its hash is kept. */
export function IssuedNote({ secret, expiresAt, zone }: { secret: string; expiresAt: Date; zone: string }) {
  return (
    <div role="status">
      <Notice tone="good" title="Your token, shown this once">
        <p>
          <Copyable text={secret} label="the token" />
        </p>
        <p>
          Keep it where your script finds it and nobody else does. Send it as <code>Authorization: Bearer …</code>. It
          works until <When at={expiresAt} zone={zone} />.
        </p>
      </Notice>
    </div>
  )
}
