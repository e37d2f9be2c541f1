CREATE TABLE "read_alarm" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"because" text NOT NULL,
	"day" date NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	CONSTRAINT "read_alarm_once" UNIQUE("person_id","because","day"),
	CONSTRAINT "read_alarm_because" CHECK ("read_alarm"."because" in ('unusually-many', 'kept-from'))
);
--> statement-breakpoint
CREATE TABLE "sensitive_read" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	CONSTRAINT "sensitive_read_once" UNIQUE("person_id","hour","kind","subject_id")
);
--> statement-breakpoint
ALTER TABLE "read_alarm" ADD CONSTRAINT "read_alarm_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sensitive_read" ADD CONSTRAINT "sensitive_read_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "read_alarm_by_time" ON "read_alarm" USING btree ("raised_at");--> statement-breakpoint
CREATE INDEX "sensitive_read_by_person" ON "sensitive_read" USING btree ("person_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sensitive_read_by_kind" ON "sensitive_read" USING btree ("kind","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sensitive_read_by_subject" ON "sensitive_read" USING btree ("subject_id","id" DESC NULLS LAST);--> statement-breakpoint
create trigger sensitive_read_append_only before update or delete or truncate on sensitive_read for each statement execute function refuse_change();
--> statement-breakpoint
create trigger read_alarm_append_only before update or delete or truncate on read_alarm for each statement execute function refuse_change();
