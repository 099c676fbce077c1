import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { connectMysql } from "./connect-mysql";
import { connectPostgresql } from "./connect-postgresql";
import { handlerWith } from "./handler";

const secrets = new SecretsManagerClient({});

export const handler = handlerWith({
  readSecret: async (arn) => (await secrets.send(new GetSecretValueCommand({ SecretId: arn }))).SecretString ?? "",
  connect: { "aurora-mysql": connectMysql, "aurora-postgresql": connectPostgresql },
  log: (line) => console.log(line),
});
