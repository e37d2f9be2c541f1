CREATE TABLE "award_rule" (
	"call_id" text PRIMARY KEY NOT NULL,
	"every_months" smallint NOT NULL,
	"final_days" smallint NOT NULL,
	"last_share" smallint NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "award_rule_months" CHECK ("award_rule"."every_months" between 0 and 24),
	CONSTRAINT "award_rule_final" CHECK ("award_rule"."final_days" between 0 and 365),
	CONSTRAINT "award_rule_share" CHECK ("award_rule"."last_share" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "report_reminder" (
	"report_id" text NOT NULL,
	"due_on" date NOT NULL,
	"which" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_reminder_report_id_due_on_which_pk" PRIMARY KEY("report_id","due_on","which")
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"award_id" text,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"due_on" date NOT NULL,
	"state" text NOT NULL,
	"done" text DEFAULT '' NOT NULL,
	"next" text DEFAULT '' NOT NULL,
	"problems" text DEFAULT '' NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"named_by" text,
	"saved_by" text,
	"saved_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"judged_by" text,
	"judged_at" timestamp with time zone,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "report_owed_once" UNIQUE("award_id","kind","due_on"),
	CONSTRAINT "report_milestone_once" UNIQUE("project_id","kind","title","due_on"),
	CONSTRAINT "report_kind_known" CHECK ("report"."kind" in ('progress', 'final', 'milestone')),
	CONSTRAINT "report_state_known" CHECK ("report"."state" in ('due', 'submitted', 'returned', 'accepted')),
	CONSTRAINT "report_owed_for" CHECK (("report"."kind" = 'milestone') = ("report"."award_id" is null)),
	CONSTRAINT "report_sent_whole" CHECK ("report"."state" not in ('submitted', 'accepted') or "report"."done" <> ''),
	CONSTRAINT "report_returned_why" CHECK ("report"."state" <> 'returned' or "report"."note" <> '')
);
--> statement-breakpoint
ALTER TABLE "award_rule" ADD CONSTRAINT "award_rule_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "award_rule" ADD CONSTRAINT "award_rule_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_reminder" ADD CONSTRAINT "report_reminder_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_project_id_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_award_id_award_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."award"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_named_by_person_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_saved_by_person_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_judged_by_person_id_fk" FOREIGN KEY ("judged_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_by_project" ON "report" USING btree ("project_id","due_on","id");--> statement-breakpoint
CREATE INDEX "report_open" ON "report" USING btree ("due_on") WHERE "report"."state" <> 'accepted';