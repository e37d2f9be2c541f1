CREATE TABLE "draft_reminder" (
	"application_id" text NOT NULL,
	"due_on" date NOT NULL,
	"days" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_reminder_application_id_due_on_days_pk" PRIMARY KEY("application_id","due_on","days")
);
--> statement-breakpoint
CREATE TABLE "reminder_rule" (
	"call_id" text PRIMARY KEY NOT NULL,
	"review_before" integer[] NOT NULL,
	"review_after" integer[] NOT NULL,
	"draft_before" integer[] NOT NULL,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_reminder" (
	"assignment_id" text NOT NULL,
	"due_on" date NOT NULL,
	"which" text NOT NULL,
	"days" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_reminder_assignment_id_due_on_which_days_pk" PRIMARY KEY("assignment_id","due_on","which","days"),
	CONSTRAINT "review_reminder_which" CHECK ("review_reminder"."which" in ('before', 'after'))
);
--> statement-breakpoint
CREATE TABLE "review_removal" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"removed_by" text NOT NULL,
	"removed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "draft_reminder" ADD CONSTRAINT "draft_reminder_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rule" ADD CONSTRAINT "reminder_rule_call_id_call_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."call"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rule" ADD CONSTRAINT "reminder_rule_set_by_person_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reminder" ADD CONSTRAINT "review_reminder_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_removal" ADD CONSTRAINT "review_removal_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_removal" ADD CONSTRAINT "review_removal_removed_by_person_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;