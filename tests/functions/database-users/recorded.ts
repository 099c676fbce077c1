import type { Request } from "../../../functions/database-users/request";

/** The event of a production environment's `up`, as the function was given it. */
export const event: Request = {
  engine: "aurora-mysql",
  host: "shine-production-primary.cluster-abc123.ap-northeast-1.rds.amazonaws.com",
  port: 13306,
  schema: "shine",
  secretArn: "arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:rds!cluster-6f1c-AbCdEf",
  prefix: "production-",
  users: [
    { name: "production-api", rights: "owner" },
    { name: "production-console", rights: "writer" },
    { name: "production-web", rights: "owner" },
  ],
};

export const PASSWORD = "canary-4f1d0c8e";
