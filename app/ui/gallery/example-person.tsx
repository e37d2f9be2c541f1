import { Button } from '../button.tsx'
import type { PersonMenuProps } from '../person-menu.tsx'

/** Somebody to be signed in as. */
export const person: PersonMenuProps = {
  name: 'Ada Lovelace',
  detail: 'ada@demo.test',
  links: [
    { to: '#giving', label: 'Your giving', isCurrent: true },
    { to: '#receipts', label: 'Receipts' },
    { to: '#settings', label: 'Settings' },
  ],
  signOut: (
    <Button type="button" kind="quiet" size="small">
      Sign out
    </Button>
  ),
}
