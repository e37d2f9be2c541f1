type SeenFieldsProps = { seen: { version: string; revision: number } }

/** Names the version and revision of a call's form that the page shows, for whatever it sends. */
export function SeenFields({ seen }: SeenFieldsProps) {
  return (
    <>
      <input type="hidden" name="version" value={seen.version} />
      <input type="hidden" name="revision" value={seen.revision} />
    </>
  )
}
