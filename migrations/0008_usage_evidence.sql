ALTER TABLE "allocation" DROP CONSTRAINT "allocation_once";--> statement-breakpoint
DROP INDEX "run_part_by_allocation";--> statement-breakpoint
ALTER TABLE "run_part" ALTER COLUMN "is_provisional" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "run_part" ALTER COLUMN "is_provisional" SET DATA TYPE boolean USING "is_provisional" <> 0;--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "origin" text DEFAULT 'granted' NOT NULL;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "is_provisional" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "run" ADD COLUMN "fingerprint" text NOT NULL;--> statement-breakpoint
ALTER TABLE "usage_import" ADD COLUMN "reading" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "allocation_opened_by_usage_once" ON "allocation" USING btree ("project_id","gpu_class") WHERE "allocation"."origin" = 'usage';--> statement-breakpoint
CREATE INDEX "run_part_by_allocation" ON "run_part" USING btree ("allocation_id","started_at" DESC NULLS LAST,"job_id_raw" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_once" UNIQUE NULLS NOT DISTINCT("project_id","gpu_class","award_id");