-- Calls that were there before have the lab's standard text as their first version, and offers were made under it.
insert into agreement_text (id, call_id, number, promises, openness_class, written_at)
select 'agt_' || substr(id, 5), id, 1, array[
  'The lab gives the hours named here to this project, in these months, on its own GPUs.',
  'The project uses them for the work described in its application, and nobody sells them on.',
  'What the application promises is released under the licence it names, within six months of the last run.',
  'Hours of a month that are not used in it may go to others; the lab writes before it takes them.',
  'Title, summary, institution and hours of the project are public.'
], 3, created_at from call;
--> statement-breakpoint
insert into offered_agreement (decision_id, text_id)
select d.id, 'agt_' || substr(a.call_id, 5) from decision d join application a on a.id = d.application_id where d.offer_until is not null;
--> statement-breakpoint
insert into award_line (award_id, gpu_class, seconds, first_month, last_month)
select w.id, l.gpu_class, l.seconds, l.first_month, l.last_month
from award w join decision d on d.application_id = w.application_id join decision_line l on l.decision_id = d.id;
--> statement-breakpoint
create trigger agreement_text_append_only before update or delete or truncate on agreement_text for each statement execute function refuse_change();
--> statement-breakpoint
create trigger offered_agreement_append_only before update or delete or truncate on offered_agreement for each statement execute function refuse_change();
--> statement-breakpoint
create trigger signed_agreement_append_only before update or delete or truncate on signed_agreement for each statement execute function refuse_change();
--> statement-breakpoint
create trigger award_line_append_only before update or delete or truncate on award_line for each statement execute function refuse_change();
