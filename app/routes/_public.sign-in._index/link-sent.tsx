import { paths } from '#app/paths.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Prose } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'

/** The same for every address, known or not. */
export function LinkSent({ email, isDemo }: { email: string; isDemo: boolean }) {
  return (
    <PublicPage
      title="Look into your mailbox"
      width="text"
      lead={
        <>
          We sent a link to <strong>{email}</strong>. Open it within 20 minutes and press the button there.
        </>
      }
    >
      <Prose>
        <p>
          Nothing arrived after a few minutes? Look among unwanted mail, check the address, and{' '}
          <a href={paths.signIn()}>ask for another link</a>.
        </p>
        {isDemo && (
          <p>
            <ButtonLink kind="quiet" to={paths.dev.mail()}>
              Open the demonstration’s mailbox
            </ButtonLink>
          </p>
        )}
      </Prose>
    </PublicPage>
  )
}
