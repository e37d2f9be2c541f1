CREATE TABLE "co_applicant" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"email" text NOT NULL,
	"person_id" text,
	"right" text NOT NULL,
	"state" text NOT NULL,
	"invited_by" text NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "co_applicant_once" UNIQUE("application_id","email"),
	CONSTRAINT "co_applicant_right_known" CHECK ("co_applicant"."right" in ('view', 'edit', 'submit')),
	CONSTRAINT "co_applicant_state_known" CHECK ("co_applicant"."state" in ('invited', 'joined', 'declined', 'removed')),
	CONSTRAINT "co_applicant_email_small" CHECK ("co_applicant"."email" = lower("co_applicant"."email")),
	CONSTRAINT "co_applicant_joined_is_somebody" CHECK ("co_applicant"."state" <> 'joined' or "co_applicant"."person_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "co_applicant" ADD CONSTRAINT "co_applicant_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_applicant" ADD CONSTRAINT "co_applicant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_applicant" ADD CONSTRAINT "co_applicant_invited_by_person_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "co_applicant_by_person" ON "co_applicant" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "co_applicant_by_email" ON "co_applicant" USING btree ("email");--> statement-breakpoint
-- Until now whoever was listed on the team could open the application: they keep what they could do, those without an account once they accept.
insert into co_applicant (id, application_id, email, person_id, "right", state, invited_by, invited_at, answered_at)
select 'cap_' || upper(substr(md5(m.application_id || lower(m.email)), 1, 26)), m.application_id, lower(m.email), p.id,
  case when m.role = 'member' then 'view' else 'edit' end, case when p.id is null then 'invited' else 'joined' end,
  a.applicant_id, a.created_at, case when p.id is null then null else a.created_at end
from application_member m join application a on a.id = m.application_id left join person p on lower(p.email) = lower(m.email)
on conflict do nothing;
