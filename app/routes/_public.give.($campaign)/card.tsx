import { Radios } from '#app/ui/choices.tsx'
import { Details } from '#app/ui/details.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import type { Parts } from './give-form.tsx'

/** A card to the one the gift honours, or to the family: only for whoever asks for it. */
export function CardFields({ values, errors, labName }: Parts & { labName: string }) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errors[name] })
  const isAsked = values.cardWay !== undefined && values.cardWay !== 'none'
  return (
    <Stack>
      <Radios
        name="cardWay"
        label="Tell somebody with a card"
        isOptional
        error={errors.cardWay}
        defaultValue={values.cardWay ?? 'none'}
        choices={[
          { value: 'none', label: 'No card' },
          {
            value: 'email',
            label: 'By e-mail',
            reveals: <Field {...field('cardEmail')} kind="email" label="Their e-mail" maxLength={254} />,
          },
          {
            value: 'post',
            label: 'By post',
            reveals: <TextArea {...field('cardAddress')} label="Their address" rows={4} maxLength={400} />,
          },
        ]}
      />
      <Details
        summary="What the card says, and whose name it bears"
        isOpen={isAsked || Boolean(errors.cardReader ?? errors.cardSigned ?? errors.cardWords)}
      >
        <Stack>
          <p>
            “Ada Lovelace has made a gift to {labName} in memory of Charles Babbage.” Which fund it goes to, your own
            words, and your name as you sign; never how much. It goes once, a day after your gift, or the first of those
            that repeat, has arrived. You read it first on the next pages, and can take it back until then.
          </p>
          <Field
            {...field('cardReader')}
            label="Written to"
            hint="The one you honour, or the family."
            isOptional
            maxLength={120}
          />
          <TextArea {...field('cardWords')} label="Your own words" isOptional rows={3} maxLength={500} />
          <Field
            {...field('cardSigned')}
            label="Signed"
            hint="Your name when empty; nobody’s when you stay anonymous."
            isOptional
            maxLength={120}
          />
        </Stack>
      </Details>
    </Stack>
  )
}
