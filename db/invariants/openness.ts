import type { Invariant } from './invariant.ts'

export const opennessInvariants: Invariant[] = [
  {
    name: 'only models have a checklist of openness',
    because: 'the classes of the framework are of models',
    finds: `select c.output_id, c.component from openness_claim c join output o on o.id = c.output_id where o.kind <> 'model'`,
  },
  {
    name: 'nobody judges what their own project released',
    because: 'a class that opens hours is found by others than those who want them',
    finds: `select c.output_id, c.component from openness_claim c join output o on o.id = c.output_id
      join project_member m on m.project_id = o.project_id and m.person_id in (c.checked_by, c.settled_by)`,
  },
  {
    name: 'an address on Hugging Face is built from its two names',
    because: 'an address that was typed may lead elsewhere',
    finds: `select id, url from output where hub_owner is not null
      and url not in ('https://huggingface.co/' || hub_owner || '/' || hub_name,
        'https://huggingface.co/datasets/' || hub_owner || '/' || hub_name,
        'https://huggingface.co/spaces/' || hub_owner || '/' || hub_name)`,
  },
]
