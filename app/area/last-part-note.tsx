import type { LastPart } from '#app/domain/compute/read-last-part.server.ts'
import { paths } from '#app/paths.ts'
import type { FormReply } from '#app/platform/form.server.ts'
import { GateList } from '#app/proposal/gate-words.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Notice } from '#app/ui/notice.tsx'

/** Says that a part of the award waits, for what, and asks why if it is given all the same. Inside the form that gives hours. */
export function LastPartNote({ lastPart, form }: { lastPart: LastPart; form: FormReply | undefined }) {
  const { share, held, free, projectId, gate } = lastPart
  return (
    <>
      <Notice tone="warn" title={`The last ${share}% of the award waits`}>
        <p>
          <GpuHours of={held} /> are given when nothing of this is missing; until then at most <GpuHours of={free} />.
        </p>
        <GateList
          gate={gate}
          reportTo={(id) => paths.admin.report(projectId, id)}
          releaseTo={(id) => paths.admin.release(projectId, id)}
        />
      </Notice>
      <TextArea
        name="override"
        label="Give the last part all the same, because"
        hint="Kept in the history of the allocation, with your name."
        rows={2}
        maxLength={500}
        defaultValue={form?.values.override}
        error={form?.fieldErrors.override}
        isOptional
      />
    </>
  )
}

/** What is said when more than the free part was typed without a reason. */
export const lastPartWaits = {
  field: 'override',
  sentence:
    'This is more than may be given while something is missing. Type less, or say why it is given all the same.',
}
