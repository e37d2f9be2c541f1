import { paths } from '#app/paths.ts'

export type KeptAttachment = { name: string; bytes: number; sha256: string }

/** The attachment by name and size; it opens as a download, never inside the page. */
export function AttachmentLink({ applicationId, attachment }: { applicationId: string; attachment: KeptAttachment }) {
  const kilobytes = Math.max(1, Math.round(attachment.bytes / 1024)).toLocaleString('en-US')
  return (
    <p>
      <a href={paths.research.applicationAttachment(applicationId)} download>
        {attachment.name}
      </a>{' '}
      (PDF, {kilobytes} KB)
    </p>
  )
}
