import { LogoPicture } from '#app/area/logo-picture.tsx'
import type { OwnPlaces } from '#app/domain/giving/wall/read-places.server.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { Field, FileField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'

/** What a backer asks to be shown as: what was asked last stands in it. */
export function PlaceForm({ of, form }: { of: OwnPlaces; form: FormReply | undefined }) {
  const last = of.waiting ?? of.shown
  return (
    <form method="post" action="?index" encType="multipart/form-data" noValidate>
      <input type="hidden" name="donor" value={of.donorId} />
      <Stack>
        <Field
          name="name"
          label="Name to show"
          maxLength={120}
          defaultValue={form?.values.name ?? last?.name ?? of.donorName}
          error={form?.fieldErrors.name}
        />
        <Field
          name="link"
          kind="url"
          label="Where the name leads"
          hint="Your own site, beginning with https://. Search engines are told not to follow it."
          isOptional
          maxLength={300}
          defaultValue={form?.values.link ?? last?.link ?? ''}
          error={form?.fieldErrors.link}
        />
        <FileField
          name="logo"
          label="Logo"
          hint="PNG, JPEG or WebP, at most 512 KB, 32 to 3,000 pixels on each side. Only its pixels are kept: whatever else is in the file, such as places, names or tools, is left behind."
          accept="image/png,image/jpeg,image/webp"
          isOptional
          error={form?.fieldErrors.logo}
          kept={last?.logo ? <LogoPicture logo={last.logo} alt="The logo that is here" /> : undefined}
        />
        {last?.logo && <Checkbox name="noLogo" label="Without a logo" isChecked={form?.values.noLogo === 'yes'} />}
        <FormActions note="Our staff look at it first. What is shown now stays until then.">
          <Button>Ask to be shown like this</Button>
        </FormActions>
      </Stack>
    </form>
  )
}
