import type { CallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { paths } from '#app/paths.ts'
import { SeenFields } from '#app/proposal/seen-fields.tsx'
import { Button } from '#app/ui/button.tsx'
import { Row } from '#app/ui/layout.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

type PartActsProps = {
  callId: string
  seen: CallForms['seen']
  thing: 'section' | 'question'
  name: string
  label: string
  isFirst: boolean
  isLast: boolean
  /** The portal reads it, so it cannot be removed. */
  isKept: boolean
}

/** Up, down and away, for one section or question. */
export function PartActs({ callId, seen, thing, name, label, isFirst, isLast, isKept }: PartActsProps) {
  return (
    <form method="post" action={paths.admin.callFormAct(callId, 'move')}>
      <SeenFields seen={seen} />
      <input type="hidden" name="thing" value={thing} />
      <input type="hidden" name="name" value={name} />
      <Row>
        {!isFirst && (
          <Button name="way" value="up" kind="quiet" size="small">
            Up<VisuallyHidden> with {label}</VisuallyHidden>
          </Button>
        )}
        {!isLast && (
          <Button name="way" value="down" kind="quiet" size="small">
            Down<VisuallyHidden> with {label}</VisuallyHidden>
          </Button>
        )}
        {!isKept && (
          <Button formAction={paths.admin.callFormAct(callId, 'remove')} kind="quiet" size="small">
            Remove<VisuallyHidden> {label}</VisuallyHidden>
          </Button>
        )}
      </Row>
    </form>
  )
}
