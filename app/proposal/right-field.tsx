import { rights, rightWords } from '#app/domain/grants/co-applicants/right.ts'
import { type Choice, Radios } from '#app/ui/choices.tsx'

type RightFieldProps = {
  defaultValue?: string | undefined
  error?: string[] | undefined
  /** Choices besides the rights. */
  also?: readonly Choice[]
}

/** What a co-applicant may do. */
export function RightField({ defaultValue, error, also = [] }: RightFieldProps) {
  const choices = rights.map((value) => ({ value, ...rightWords[value] }))
  return (
    <Radios
      name="right"
      label="What they may do"
      choices={[...choices, ...also]}
      defaultValue={defaultValue}
      error={error}
    />
  )
}
