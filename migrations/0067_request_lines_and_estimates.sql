CREATE TABLE "request_estimate" (
	"application_id" text NOT NULL,
	"gpu_class" text NOT NULL,
	"parameters" bigint NOT NULL,
	"tokens" bigint NOT NULL,
	"worst_percent" integer NOT NULL,
	"best_percent" integer NOT NULL,
	"seconds_fewest" bigint NOT NULL,
	"seconds_most" bigint NOT NULL,
	"method" smallint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "request_estimate_application_id_gpu_class_pk" PRIMARY KEY("application_id","gpu_class"),
	CONSTRAINT "request_estimate_sane" CHECK ("request_estimate"."seconds_fewest" > 0 and "request_estimate"."seconds_fewest" <= "request_estimate"."seconds_most")
);
--> statement-breakpoint
ALTER TABLE "request_line" ADD COLUMN "fewest_gpus" integer;--> statement-breakpoint
ALTER TABLE "request_line" ADD COLUMN "most_gpus" integer;--> statement-breakpoint
ALTER TABLE "request_line" ADD COLUMN "can_checkpoint" boolean;--> statement-breakpoint
ALTER TABLE "request_estimate" ADD CONSTRAINT "request_estimate_application_id_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_line" ADD CONSTRAINT "request_line_gpus" CHECK ("request_line"."fewest_gpus" >= 1 and "request_line"."most_gpus" >= coalesce("request_line"."fewest_gpus", 1));