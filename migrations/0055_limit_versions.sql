ALTER TABLE "token_limit" DROP CONSTRAINT "token_limit_pkey";--> statement-breakpoint
ALTER TABLE "token_limit" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "token_limit" ADD CONSTRAINT "token_limit_versions" PRIMARY KEY("year","version");--> statement-breakpoint
ALTER TABLE "token_limit" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "token_limit" ADD COLUMN "written_by" text;--> statement-breakpoint
ALTER TABLE "token_limit" ADD COLUMN "written_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "token_limit" ADD CONSTRAINT "token_limit_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_limit" ADD CONSTRAINT "token_limit_corrected" CHECK (("token_limit"."version" > 1) = ("token_limit"."reason" is not null) and "token_limit"."version" >= 1);--> statement-breakpoint
ALTER TABLE "token_limit" ADD CONSTRAINT "token_limit_share" CHECK ("token_limit"."share_basis_points" <= 10000);